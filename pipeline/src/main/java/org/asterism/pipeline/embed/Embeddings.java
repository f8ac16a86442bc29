package org.asterism.pipeline.embed;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Embedding;
import org.asterism.core.formal.FormalEncoder;
import org.asterism.pipeline.lake.LakeTable;
import org.jspecify.annotations.Nullable;

/** The table {@code embeddings}: unit vectors by picture and affinity. */
public final class Embeddings {
  public static final String IMAGE_ID = "image_id";

  /** An {@link Affinity#key}. */
  public static final String AFFINITY = "affinity";

  /** The encoder's name and version; an affinity's vectors are all of one model. */
  public static final String MODEL = "model";

  /** Of length 1. */
  public static final String VECTOR = "vector";

  /**
   * What the vector was made of, to tell whether it still stands: the picture's SHA-256 (formal),
   * {@code words} or {@code descriptor} (conceptual), {@code graph} (historical).
   */
  public static final String INPUT_HASH = "input_hash";

  /**
   * How far the vector is to be believed, in (0, 1]: 1 if it was made from what it stands for, less
   * if it was guessed. Never null; rows written before there were confidences are encoded again.
   */
  public static final String CONFIDENCE = "confidence";

  /**
   * Whether the model serves its affinity. The built-in encoders' vectors are kept beside those of
   * a learned one, for the reasons; a null, from before there was a choice, means yes.
   */
  public static final String IN_USE = "in_use";

  private static final String BUILT_IN = "asterism-";

  public static final StructType SCHEMA =
      new StructType()
          .add(IMAGE_ID, StringType)
          .add(AFFINITY, StringType)
          .add(MODEL, StringType)
          .add(VECTOR, createArrayType(FloatType))
          .add(INPUT_HASH, StringType)
          .add(CONFIDENCE, FloatType)
          .add(IN_USE, BooleanType);

  public static final LakeTable TABLE =
      LakeTable.of("embeddings", SCHEMA, IMAGE_ID, AFFINITY, MODEL).followed();

  /** Whether a vector serves its affinity. */
  public static final Column IS_IN_USE = coalesce(col(IN_USE), lit(true));

  /** The formal descriptors, whether they serve or not: reasons are made of them. */
  public static final Column DESCRIPTORS =
      everyOf(Affinity.FORMAL).and(col(MODEL).equalTo(FormalEncoder.MODEL));

  private Embeddings() {}

  /** The vectors that serve an affinity: all of one model. */
  public static Column of(Affinity affinity) {
    return everyOf(affinity).and(IS_IN_USE);
  }

  /**
   * The vectors of every model for an affinity, the built-in one among them; of rows that are all
   * in use, those that serve it.
   */
  public static Column everyOf(Affinity affinity) {
    return col(AFFINITY).equalTo(affinity.key());
  }

  /** The vectors that serve any affinity. */
  public static Dataset<Row> inUse(Dataset<Row> embeddings) {
    return embeddings.where(IS_IN_USE);
  }

  /** The built-in encoders' vectors of the affinities that another encoder serves. */
  public static Dataset<Row> builtInBeside(Dataset<Row> embeddings) {
    return embeddings.where(not(IS_IN_USE).and(col(MODEL).startsWith(BUILT_IN)));
  }

  /** Whether a model is one of Asterism's own. */
  public static boolean isBuiltIn(String model) {
    return model.startsWith(BUILT_IN);
  }

  /**
   * The model that serves each affinity.
   *
   * @throws AsterismException if an affinity's vectors in use are of two models
   */
  public static Map<Affinity, String> models(Dataset<Row> embeddings) {
    Map<Affinity, String> models = new EnumMap<>(Affinity.class);
    List<Row> found =
        inUse(embeddings)
            .select(AFFINITY, MODEL)
            .distinct()
            .orderBy(AFFINITY, MODEL)
            .collectAsList();
    for (Row each : found) {
      Affinity affinity = Affinity.ofKey(each.getString(0)).orElseThrow();
      String other = models.put(affinity, each.getString(1));
      if (other != null) {
        throw new AsterismException(
            "The %s vectors are of two encoders".formatted(affinity.key()),
            "some are of %s, some of %s, and they say nothing of each other"
                .formatted(other, each.getString(1)),
            "Run ./asterism embed --rebuild to make all of them anew.");
      }
    }
    return models;
  }

  static Row row(
      String imageId, Affinity affinity, String model, Embedding embedding, String inputHash) {
    return RowFactory.create(
        imageId,
        affinity.key(),
        model,
        embedding.vector(),
        inputHash,
        embedding.confidence(),
        true);
  }

  /**
   * Pictures, each with its vectors in one column an affinity and their confidences in another,
   * null where it has none.
   */
  public static Dataset<Row> beside(Dataset<Row> pictures, Dataset<Row> embeddings) {
    Dataset<Row> all = pictures;
    for (Affinity affinity : Affinity.values()) {
      Dataset<Row> vectors =
          embeddings
              .where(of(affinity))
              .select(
                  col(IMAGE_ID),
                  col(VECTOR).as(affinity.key()),
                  col(CONFIDENCE).as(confidenceOf(affinity)));
      all = all.join(vectors, new String[] {IMAGE_ID}, "left");
    }
    return all;
  }

  /** A vector that {@link #beside} put into the row. */
  public static float @Nullable [] vectorOf(Row row, Affinity affinity) {
    return row.isNullAt(row.fieldIndex(affinity.key())) ? null : vectorOf(row, affinity.key());
  }

  /**
   * A vector that {@link #beside} put into the row, with its confidence.
   *
   * @throws AsterismException if it was made before there were confidences
   */
  public static @Nullable Embedding embeddingOf(Row row, Affinity affinity) {
    float[] vector = vectorOf(row, affinity);
    if (vector == null) {
      return null;
    }
    if (row.isNullAt(row.fieldIndex(confidenceOf(affinity)))) {
      throw new AsterismException(
          "The %s vector of image %s cannot be used"
              .formatted(affinity.key(), row.<String>getAs(IMAGE_ID)),
          "it was made by an earlier Asterism, which did not say how far it is to be believed",
          "Run the stage embed, or nightly, which runs it.");
    }
    return new Embedding(vector, row.<Float>getAs(confidenceOf(affinity)));
  }

  private static String confidenceOf(Affinity affinity) {
    return affinity.key() + "_" + CONFIDENCE;
  }

  /** The numbers of a column of floats. */
  public static float[] vectorOf(Row row, String column) {
    var values = row.<Float>getList(row.fieldIndex(column));
    float[] vector = new float[values.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = values.get(i);
    }
    return vector;
  }
}
