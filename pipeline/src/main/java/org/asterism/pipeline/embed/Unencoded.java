package org.asterism.pipeline.embed;

import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.types.StructType;
import org.asterism.pipeline.lake.LakeTable;

/**
 * The table {@code unencoded}: pictures an encoder could make nothing of, and why. They are not
 * tried again until the picture or the encoder changes, but for those whose files were missing.
 */
public final class Unencoded {
  public static final String IMAGE_ID = Embeddings.IMAGE_ID;
  public static final String MODEL = Embeddings.MODEL;
  public static final String INPUT_HASH = Embeddings.INPUT_HASH;
  public static final String REASON = "reason";

  public static final StructType SCHEMA =
      new StructType()
          .add(IMAGE_ID, StringType)
          .add(MODEL, StringType)
          .add(INPUT_HASH, StringType)
          .add(REASON, StringType);

  public static final LakeTable TABLE = LakeTable.of("unencoded", SCHEMA, IMAGE_ID, MODEL);

  private Unencoded() {}
}
