package org.asterism.pipeline.crawl;

import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;

/** The table {@code watermarks}: how far each source's listing has been read to its end. */
final class Watermarks {
  static final String SOURCE = "source";
  static final String WATERMARK = "watermark";

  /** The address listed; a watermark of another address says nothing about this one. */
  static final String URL = "url";

  static final StructType SCHEMA =
      new StructType().add(SOURCE, StringType).add(URL, StringType).add(WATERMARK, StringType);

  static final LakeTable TABLE = LakeTable.of("watermarks", SCHEMA, SOURCE, URL);

  private Watermarks() {}

  /** The watermark by source of those that have one; as many rows as there are sources. */
  static Map<String, String> of(Lake lake, CrawlSettings settings) {
    Map<String, String> known = new HashMap<>();
    for (Row row : TABLE.read(lake).collectAsList()) {
      boolean listed =
          settings.sources().stream()
              .anyMatch(s -> s.id().equals(row.getString(0)) && s.url().equals(row.getString(1)));
      if (listed) {
        known.put(row.getString(0), row.getString(2));
      }
    }
    return known;
  }
}
