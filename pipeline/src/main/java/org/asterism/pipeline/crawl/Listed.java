package org.asterism.pipeline.crawl;

import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.types.StructType;
import org.asterism.pipeline.lake.LakeTable;

/**
 * The table {@code listed}: what a listing of everything, under way over several runs, has brought
 * so far. What is not in it when the listing ends has vanished from the source.
 */
final class Listed {
  static final String LISTING = "listing";
  static final String SOURCE_ID = "source_id";

  static final StructType SCHEMA =
      new StructType().add(LISTING, StringType).add(SOURCE_ID, StringType);

  static final LakeTable TABLE = LakeTable.of("listed", SCHEMA, LISTING, SOURCE_ID);

  private Listed() {}
}
