package org.asterism.pipeline.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;

/**
 * The table {@code linked}: which vectors the edges were made of. It is written after the edges, so
 * a killed run's vectors are looked at again; that changes nothing where they are linked already.
 */
public final class Linked {
  public static final String IMAGE_ID = "image_id";
  public static final String AFFINITY = "affinity";

  /** Of the vector. */
  public static final String VECTOR_HASH = "vector_hash";

  /** The settings its edges were made with. */
  public static final String SETTINGS = "settings";

  public static final StructType SCHEMA =
      new StructType()
          .add(IMAGE_ID, StringType)
          .add(AFFINITY, StringType)
          .add(VECTOR_HASH, LongType)
          .add(SETTINGS, StringType);

  public static final LakeTable TABLE = LakeTable.of("linked", SCHEMA, IMAGE_ID, AFFINITY);

  private Linked() {}

  static Column of(Affinity affinity) {
    return col(AFFINITY).equalTo(affinity.key());
  }

  /**
   * Forgets these pictures and all that have one of them for a neighbour, so that the next run
   * links them anew. Call it before their edges are removed.
   */
  public static void forget(Lake lake, Object[] imageIds) {
    Dataset<Row> lost =
        Edges.TABLE
            .read(lake)
            .where(col(Edges.DST).isin(imageIds))
            .select(col(Edges.SRC).as(IMAGE_ID), col(Edges.AFFINITY).as(AFFINITY))
            .distinct();
    Dataset<Row> linked = TABLE.read(lake);
    Dataset<Row> forgotten =
        linked
            .where(col(IMAGE_ID).isin(imageIds))
            .union(linked.join(lost, new String[] {IMAGE_ID, AFFINITY}, "left_semi"));
    TABLE.replaceRows(lake, forgotten.distinct(), forgotten.limit(0));
  }
}
