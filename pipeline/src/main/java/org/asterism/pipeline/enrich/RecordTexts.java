package org.asterism.pipeline.enrich;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.Sha256;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.conceptual.Words;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.lake.Lake;

/** The rows of {@link Texts}. Only texts that changed are annotated. */
final class RecordTexts {
  private static final String TEXT = "text";

  /** The language whose stop words are left out. */
  private static final String STOP_WORDS = "stop_words";

  private static final long PER_TASK = 250;

  /** What is written in a picture; the column may not be there. */
  private static final String OCR_TEXT = "ocr_text";

  private static final StructType READ =
      new StructType()
          .add(Texts.SCHEMA.apply(Texts.IMAGE_ID))
          .add(Texts.SCHEMA.apply(Texts.LANGUAGE))
          .add(Texts.SCHEMA.apply(Texts.TERMS))
          .add(Texts.SCHEMA.apply(Texts.ENTITIES))
          .add(Texts.SCHEMA.apply(Texts.TEXT_SHA256))
          .add(STOP_WORDS, DataTypes.StringType)
          .add(TEXT, DataTypes.StringType);

  private RecordTexts() {}

  static Dataset<Row> of(
      Lake lake, Dataset<Row> objects, Dataset<Row> images, Gazetteer names, Dataset<Row> held) {
    Dataset<Row> read = lake.staged("texts-read", read(objects, images, names));
    Dataset<Row> kept =
        held.select(
            Texts.IMAGE_ID, Texts.TEXT_SHA256, Texts.SENTENCES, Texts.TOKENS, Texts.KEYWORDS);
    String[] same = {Texts.IMAGE_ID, Texts.TEXT_SHA256};
    Dataset<Row> pending =
        read.join(kept, same, "left_anti")
            .select(Texts.IMAGE_ID, Texts.TEXT_SHA256, STOP_WORDS, TEXT);
    for (Map.Entry<String, Long> some : byLanguage(pending).entrySet()) {
      Dataset<Row> annotated =
          Annotation.annotated(
              pending
                  .where(col(STOP_WORDS).equalTo(some.getKey()))
                  .drop(STOP_WORDS)
                  .repartition(Lake.tasksFor(some.getValue(), PER_TASK), col(Texts.IMAGE_ID)),
              some.getKey());
      kept = kept.unionByName(lake.staged("texts-annotated-" + some.getKey(), annotated));
    }
    return inOrder(read.drop(TEXT, STOP_WORDS).join(kept, same));
  }

  /** How many texts there are by the language of their stop words, of which there are few. */
  private static Map<String, Long> byLanguage(Dataset<Row> texts) {
    Map<String, Long> counts = new TreeMap<>();
    texts
        .groupBy(STOP_WORDS)
        .count()
        .collectAsList()
        .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
    return counts;
  }

  private static Dataset<Row> inOrder(Dataset<Row> rows) {
    return rows.select(Texts.TABLE.columns());
  }

  /** What is said about and in every usable picture. */
  static Dataset<Row> read(Dataset<Row> objects, Dataset<Row> images, Gazetteer names) {
    Broadcast<Gazetteer> known =
        JavaSparkContext.fromSparkContext(objects.sparkSession().sparkContext()).broadcast(names);
    Dataset<Row> seen =
        images.where(Images.USABLE).select(col(Images.IMAGE_ID), given(images, OCR_TEXT));
    Column title = when(col(Objects.TITLE).notEqual(Artwork.UNTITLED), col(Objects.TITLE));
    return objects
        .where(Objects.USED)
        .select(
            col(Objects.IMAGE_ID),
            col(Objects.LANGUAGE),
            title.as(Objects.TITLE),
            col(Objects.SUBJECTS),
            col(Objects.DESCRIPTION))
        .join(seen, Images.IMAGE_ID)
        .select(
            col(Objects.IMAGE_ID),
            col(Texts.LANGUAGE),
            concat(
                array(col(Objects.TITLE)),
                col(Objects.SUBJECTS),
                array(col(Objects.DESCRIPTION), col(OCR_TEXT))))
        .map(
            (MapFunction<Row, Row>)
                row -> {
                  String text = PlainText.of(row.getList(2));
                  String language = row.getString(1);
                  String stopWords = StopWords.languageFor(language);
                  return RowFactory.create(
                      row.getString(0),
                      language,
                      Words.of(text).toArray(String[]::new),
                      known.value().in(text),
                      sha256(String.join(" ", Annotation.MODEL, stopWords, text)),
                      stopWords,
                      text);
                },
            Encoders.row(READ));
  }

  /** A column that may not be there yet. */
  private static Column given(Dataset<Row> rows, String column) {
    return Arrays.asList(rows.columns()).contains(column)
        ? col(column)
        : lit(null).cast(DataTypes.StringType).as(column);
  }

  private static String sha256(String text) {
    return Sha256.hexOf(text.getBytes(StandardCharsets.UTF_8));
  }
}
