package org.asterism.pipeline.enrich;

import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import org.apache.spark.sql.types.StructType;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.lake.LakeTable;

/** The table {@code texts}: the words of each picture's record. */
public final class Texts {
  public static final String IMAGE_ID = "image_id";

  /** The language of the record's words: see {@link Objects#LANGUAGE}. */
  public static final String LANGUAGE = Objects.LANGUAGE;

  /**
   * What the conceptual encoder counts, made as the service makes them of a question: see {@link
   * org.asterism.core.conceptual.Words}. In the order of title, subjects, description, and what is
   * written in the picture.
   */
  public static final String TERMS = "terms";

  public static final String SENTENCES = "sentences";

  /**
   * The words in their order, in lower case, without signs and the stop words of {@link #LANGUAGE}.
   */
  public static final String TOKENS = "tokens";

  /** At most {@link Annotation#KEYWORDS} phrases, each with YAKE's score: the lower the better. */
  public static final String KEYWORDS = "keywords";

  /**
   * Who and what of the collection is named: an artist, movement or place with the id it has in
   * {@code entities}, each once, in order of id.
   */
  public static final String ENTITIES = "entities";

  /** The SHA-256 of the text that was annotated, and of how. */
  public static final String TEXT_SHA256 = "text_sha256";

  public static final StructType KEYWORD =
      new StructType().add("phrase", StringType).add("score", FloatType);

  public static final StructType ENTITY =
      new StructType().add("type", StringType).add("name", StringType).add("id", StringType);

  public static final StructType SCHEMA =
      new StructType()
          .add(IMAGE_ID, StringType)
          .add(LANGUAGE, StringType)
          .add(TERMS, createArrayType(StringType))
          .add(SENTENCES, createArrayType(StringType))
          .add(TOKENS, createArrayType(StringType))
          .add(KEYWORDS, createArrayType(KEYWORD))
          .add(ENTITIES, createArrayType(ENTITY))
          .add(TEXT_SHA256, StringType);

  public static final LakeTable TABLE = LakeTable.of("texts", SCHEMA, IMAGE_ID);

  private Texts() {}
}
