package org.asterism.pipeline.crawl;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.sources.SourceSettings;
import org.jspecify.annotations.Nullable;

/** The table {@code listings}: how far each source has been read. */
final class Listings {
  /** The source's name in the settings. */
  static final String LISTING = "listing";

  /** What is listed; how far another address was read says nothing about this one. */
  static final String ADDRESS = "address";

  /** The newest change of the last listing that was read to its end. */
  static final String WATERMARK = "watermark";

  /** Where a listing that was not read to its end goes on. */
  static final String CURSOR = "cursor";

  /** How many things at the cursor are held already. */
  static final String SKIP = "skip";

  /** Whether the listing under way is one of everything. */
  static final String WHOLE = "whole";

  /** The newest change the listing under way has brought so far. */
  static final String NEWEST = "newest";

  /** When everything was last listed to the end. */
  static final String WHOLE_AT = "whole_at";

  static final StructType SCHEMA =
      new StructType()
          .add(LISTING, StringType)
          .add(ADDRESS, StringType)
          .add(WATERMARK, StringType)
          .add(CURSOR, StringType)
          .add(SKIP, IntegerType)
          .add(WHOLE, BooleanType)
          .add(NEWEST, StringType)
          .add(WHOLE_AT, TimestampType);

  static final LakeTable TABLE =
      LakeTable.of("listings", SCHEMA, LISTING, ADDRESS).withBookkeeping(WHOLE_AT);

  private Listings() {}

  /** Where each source's listing stands; as many as there are sources. */
  static Map<String, Position> positions(Lake lake, List<SourceSettings> sources) {
    Map<String, Position> positions = new HashMap<>();
    sources.forEach(source -> positions.put(source.name(), Position.BEGINNING));
    for (Row row : TABLE.read(lake).collectAsList()) {
      boolean listed =
          sources.stream()
              .anyMatch(
                  source ->
                      source.name().equals(row.getAs(LISTING))
                          && source.address().equals(row.getAs(ADDRESS)));
      if (listed) {
        positions.put(row.getAs(LISTING), positionOf(row));
      }
    }
    return positions;
  }

  private static Position positionOf(Row row) {
    Timestamp wholeAt = row.getAs(WHOLE_AT);
    return new Position(
        row.getAs(WATERMARK),
        row.getAs(CURSOR),
        row.getAs(SKIP),
        row.getAs(WHOLE),
        row.getAs(NEWEST),
        wholeAt == null ? null : wholeAt.toInstant());
  }

  static Row row(SourceSettings source, Position position) {
    @Nullable Instant wholeAt = position.wholeAt();
    return RowFactory.create(
        source.name(),
        source.address(),
        position.watermark(),
        position.cursor(),
        position.skip(),
        position.whole(),
        position.newest(),
        wholeAt == null ? null : Timestamp.from(wholeAt));
  }
}
