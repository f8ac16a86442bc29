package org.asterism.pipeline.chart;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import org.apache.spark.sql.types.StructType;
import org.asterism.pipeline.lake.LakeTable;

/** The table {@code communities}: works that have more edges among themselves than outwards. */
public final class Communities {
  /** From 0, the largest first. */
  public static final String COMMUNITY = "community";

  /** Its keywords, as a title. */
  public static final String NAME = "name";

  /** What its works say more often than others, the most telling first. */
  public static final String KEYWORDS = "keywords";

  public static final String WORKS = "works";

  public static final StructType SCHEMA =
      new StructType()
          .add(COMMUNITY, IntegerType)
          .add(NAME, StringType)
          .add(KEYWORDS, createArrayType(StringType))
          .add(WORKS, LongType);

  public static final LakeTable TABLE = LakeTable.of("communities", SCHEMA, COMMUNITY);

  private Communities() {}
}
