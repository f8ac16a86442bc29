package org.asterism.pipeline.enrich;

import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import org.apache.spark.sql.types.StructType;
import org.asterism.pipeline.lake.LakeTable;

/** The table {@code texts}: the words of each picture's record. */
public final class Texts {
  public static final String IMAGE_ID = "image_id";

  /**
   * See {@link org.asterism.core.conceptual.Words}; in the order of title, subjects, description.
   */
  public static final String TOKENS = "tokens";

  public static final StructType SCHEMA =
      new StructType().add(IMAGE_ID, StringType).add(TOKENS, createArrayType(StringType));

  public static final LakeTable TABLE = LakeTable.of("texts", SCHEMA, IMAGE_ID);

  private Texts() {}
}
