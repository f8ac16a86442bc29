package org.asterism.pipeline.enrich;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.slice;

import com.johnsnowlabs.nlp.DocumentAssembler;
import com.johnsnowlabs.nlp.annotators.Normalizer;
import com.johnsnowlabs.nlp.annotators.StopWordsCleaner;
import com.johnsnowlabs.nlp.annotators.Tokenizer;
import com.johnsnowlabs.nlp.annotators.keyword.yake.YakeKeywordExtraction;
import com.johnsnowlabs.nlp.annotators.sbd.pragmatic.SentenceDetector;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.Metadata;
import org.asterism.core.AsterismException;

/** Sentences, tokens and keywords by Spark NLP, with annotators that need no learned model. */
final class Annotation {
  /** Changes whenever the same text would be annotated in another way. */
  static final String MODEL = "spark-nlp-5.5.3/2";

  static final int KEYWORDS = 10;

  /**
   * Keywords are looked for among so many tokens from the beginning of a text: YAKE's time grows
   * with the square of the different words, and it trusts the beginning most anyway.
   */
  static final int KEYWORD_TOKENS = 1_000;

  /** The most words a keyword has. */
  private static final int PHRASE = 3;

  private static final String TEXT = "text";

  private Annotation() {}

  /**
   * @throws AsterismException if Spark NLP is not there, as on a cluster that was not told
   */
  static void requireReady() {
    try {
      Class.forName(
          "com.johnsnowlabs.nlp.DocumentAssembler", false, RecordTexts.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AsterismException(
          "Texts cannot be read",
          "Spark NLP is not on the class path",
          "Give spark-submit --packages com.johnsnowlabs.nlp:spark-nlp_2.12:5.5.3.",
          e);
    }
  }

  /**
   * Adds {@link Texts#SENTENCES}, {@link Texts#TOKENS} and {@link Texts#KEYWORDS}.
   *
   * @param texts with a column {@code text}, which is dropped, all in one language
   * @param language one that {@link StopWords#languageFor} names
   */
  static Dataset<Row> annotated(Dataset<Row> texts, String language) {
    String[] stopWords = StopWords.of(language);
    Dataset<Row> words =
        new Pipeline().setStages(annotators(stopWords)).fit(texts.limit(0)).transform(texts);
    // An annotator knows its input by the column's metadata.
    Metadata tokens = words.schema().apply("_token").metadata();
    Dataset<Row> openings =
        words.withColumn(
            "_opening", slice(col("_token"), 1, KEYWORD_TOKENS).as("_opening", tokens));
    return keywords(stopWords)
        .transform(openings)
        .withColumn(Texts.SENTENCES, expr("_sentence.result"))
        .withColumn(
            Texts.TOKENS, expr("filter(_word.result, each -> each rlike '[\\\\p{L}\\\\p{N}]')"))
        .withColumn(
            Texts.KEYWORDS,
            expr(
                """
                transform(
                  slice(
                    array_sort(
                      array_distinct(
                        filter(
                          transform(_keyword, each -> named_struct(
                            'score', cast(each.metadata['score'] as float), 'phrase', each.result)),
                          each -> each.score < float('Infinity') and each.phrase != ''))),
                    1, %d),
                  each -> named_struct('phrase', each.phrase, 'score', each.score))"""
                    .formatted(KEYWORDS)))
        .drop(TEXT, "_document", "_sentence", "_token", "_opening", "_normal", "_word", "_keyword");
  }

  private static PipelineStage[] annotators(String[] stopWords) {
    DocumentAssembler document = new DocumentAssembler();
    document.setInputCol(TEXT);
    document.setOutputCol("_document");
    SentenceDetector sentences = new SentenceDetector();
    sentences.setInputCols(new String[] {"_document"});
    sentences.setOutputCol("_sentence");
    Tokenizer tokens = new Tokenizer();
    tokens.setInputCols(new String[] {"_sentence"});
    tokens.setOutputCol("_token");
    Normalizer normalised = new Normalizer();
    normalised.setInputCols(new String[] {"_token"});
    normalised.setOutputCol("_normal");
    normalised.setLowercase(true);
    normalised.setCleanupPatterns(new String[] {"[^\\p{L}\\p{M}\\p{N}'’-]", "^['’-]+|['’-]+$"});
    StopWordsCleaner words = new StopWordsCleaner();
    words.setInputCols(new String[] {"_normal"});
    words.setOutputCol("_word");
    words.setStopWords(stopWords);
    return new PipelineStage[] {document, sentences, tokens, normalised, words};
  }

  private static YakeKeywordExtraction keywords(String[] stopWords) {
    YakeKeywordExtraction keywords = new YakeKeywordExtraction();
    keywords.setInputCols(new String[] {"_opening"});
    keywords.setOutputCol("_keyword");
    keywords.setMinNGrams(1);
    keywords.setMaxNGrams(PHRASE);
    keywords.setNKeywords(KEYWORDS);
    keywords.setStopWords(stopWords);
    return keywords;
  }
}
