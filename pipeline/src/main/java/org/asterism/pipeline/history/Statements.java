package org.asterism.pipeline.history;

import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.artwork.ArtistId;
import org.jspecify.annotations.Nullable;

/** Rows of what a list or dump states, before its artists are known to be ours. */
final class Statements {
  static final String SRC_TYPE = "src_type";
  static final String SRC = "src";
  static final String RELATION = "relation";
  static final String DST_TYPE = "dst_type";
  static final String DST = "dst";
  static final String WEIGHT = "weight";
  static final String SOURCE = "source";

  /** Why the row is refused, else null. */
  static final String REASON = "reason";

  /** What was found, for people. */
  static final String FOUND = "found";

  /** As records tell of a maker. */
  static final StructType NAMED =
      new StructType()
          .add("name", StringType)
          .add("ulan", StringType)
          .add("wikidata", StringType)
          .add("birth", IntegerType)
          .add("death", IntegerType);

  static final StructType SCHEMA =
      new StructType()
          .add(SRC_TYPE, StringType)
          .add(SRC, NAMED)
          .add(RELATION, StringType)
          .add(DST_TYPE, StringType)
          .add(DST, NAMED)
          .add(WEIGHT, FloatType)
          .add(SOURCE, StringType)
          .add(REASON, StringType)
          .add(FOUND, StringType);

  private Statements() {}

  static Row of(
      EntityType srcType,
      Row src,
      String relation,
      EntityType dstType,
      Row dst,
      float weight,
      String source) {
    return RowFactory.create(
        srcType.key(), src, relation, dstType.key(), dst, weight, source, null, null);
  }

  static Row refused(String source, String found, String reason) {
    return RowFactory.create(null, null, null, null, null, null, source, reason, found);
  }

  static Row named(String name) {
    return named(name, null, null, null, null);
  }

  static Row named(
      String name,
      @Nullable String ulan,
      @Nullable String wikidata,
      @Nullable Integer birth,
      @Nullable Integer death) {
    return RowFactory.create(name, ArtistId.ulan(ulan), ArtistId.wikidata(wikidata), birth, death);
  }
}
