package org.asterism.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.embed.Learned;
import org.asterism.pipeline.enrich.Texts;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.history.Entities;
import org.asterism.pipeline.history.Relations;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.link.Edges;
import org.asterism.pipeline.link.Linked;
import org.asterism.pipeline.people.Artists;

/** All data tables of a lake. */
final class Tables {
  static final List<LakeTable> ALL =
      List.of(
          Objects.TABLE,
          Images.TABLE,
          Artists.TABLE,
          Texts.TABLE,
          Entities.TABLE,
          Relations.TABLE,
          Embeddings.TABLE,
          Learned.TABLE,
          Edges.TABLE,
          Linked.TABLE);

  private Tables() {}

  static Lake lakeIn(Path folder) {
    return new Lake(TestSession.SPARK, folder.resolve("lake").toString());
  }

  static Map<String, Long> versions(Lake lake) {
    Map<String, Long> versions = new HashMap<>();
    ALL.forEach(table -> versions.put(table.name(), lake.versionOf(table).orElse(-1)));
    return versions;
  }

  /** Equal row by row, but for when each row was written. */
  static void assertSameContent(Lake one, Lake other) {
    ALL.forEach(table -> assertSameContent(table, one, other));
  }

  static void assertSameContent(LakeTable table, Lake one, Lake other) {
    Dataset<Row> a = table.read(one).drop(table.bookkeeping().toArray(String[]::new));
    Dataset<Row> b = table.read(other).drop(table.bookkeeping().toArray(String[]::new));
    assertThat(a.count()).as("rows of %s", table.name()).isEqualTo(b.count());
    assertThat(a.exceptAll(b).count()).as("rows of %s that differ", table.name()).isZero();
  }
}
