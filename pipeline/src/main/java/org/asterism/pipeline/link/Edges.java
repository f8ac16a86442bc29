package org.asterism.pipeline.link;

import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.types.StructType;
import org.asterism.pipeline.lake.LakeTable;

/** The table {@code edges}: the affinity graph. */
public final class Edges {
  public static final String SRC = "src";
  public static final String DST = "dst";

  /** An {@link org.asterism.core.affinity.Affinity#key}. */
  public static final String AFFINITY = "affinity";

  /** 1 for the nearest. */
  public static final String RANK = "rank";

  /** The cosine of the two vectors. */
  public static final String WEIGHT = "weight";

  public static final StructType SCHEMA =
      new StructType()
          .add(SRC, StringType)
          .add(DST, StringType)
          .add(AFFINITY, StringType)
          .add(RANK, IntegerType)
          .add(WEIGHT, FloatType);

  public static final LakeTable TABLE = LakeTable.of("edges", SCHEMA, SRC, DST, AFFINITY);

  private Edges() {}
}
