package org.asterism.pipeline.crawl;

import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import org.apache.spark.sql.types.StructType;
import org.asterism.pipeline.lake.LakeTable;

/** The table {@code takedowns}: works that were removed for good and are never taken again. */
public final class Takedowns {
  public static final String SOURCE = "source";
  public static final String SOURCE_ID = "source_id";
  public static final String IMAGE_ID = "image_id";
  public static final String REASON = "reason";
  public static final String TAKEN_DOWN_AT = "taken_down_at";

  public static final StructType SCHEMA =
      new StructType()
          .add(SOURCE, StringType)
          .add(SOURCE_ID, StringType)
          .add(IMAGE_ID, StringType)
          .add(REASON, StringType)
          .add(TAKEN_DOWN_AT, TimestampType);

  public static final LakeTable TABLE =
      LakeTable.of("takedowns", SCHEMA, SOURCE, SOURCE_ID).withBookkeeping(TAKEN_DOWN_AT);

  private Takedowns() {}
}
