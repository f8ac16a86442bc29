package org.asterism.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.asterism.sandbox.server.Fault;
import org.asterism.sandbox.server.FaultPlan;
import org.asterism.sandbox.server.Rate;
import org.asterism.sandbox.server.SandboxOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A crawl of a museum where every fifth answer goes wrong, beside one where all goes well. */
class BadDayTest {
  private static final GeneratedCollection COLLECTION = GeneratedCollection.of(11, 120);
  private static final int BAD_PICTURES = 10;
  private static final int RATE = 40;

  @TempDir static Path folder;

  private static JsonNode stats;
  private static TreeSet<String> badPictures;

  @BeforeAll
  static void twoCrawls() throws Exception {
    int port;
    try (Museum calm = new Museum(COLLECTION, SandboxOptions.wellBehaved())) {
      port = calm.truth().getPort();
      crawl(calm.settings(folder.resolve("calm")));
    }
    SandboxOptions bad =
        SandboxOptions.wellBehaved()
            .withPort(port)
            .withStatedRate(new Rate(RATE, Duration.ofSeconds(1)))
            .withFaults(new FaultPlan(0.2, BAD_PICTURES, 5).withEveryKind());
    try (Museum unruly = new Museum(COLLECTION, bad)) {
      crawl(JobOptions.settings(Conf.FILE, unruly.overrides(folder.resolve("unruly"), RATE)));
      stats = new ObjectMapper().readTree(unruly.stats().toURL());
    }
    badPictures = new TreeSet<>();
    stats
        .path("bad_pictures")
        .forEach(
            each ->
                badPictures.add(
                    each.path("source").asText() + " " + each.path("source_id").asText()));
  }

  private static void crawl(Settings settings) {
    Jobs.run(TestSession.SPARK, settings, List.of(Stages.crawl(settings), Stages.fetch(settings)));
  }

  private static Dataset<Row> table(LakeTable table, String name) {
    Lake lake = Tables.lakeIn(folder.resolve(name));
    return table.read(lake).drop(table.bookkeeping().toArray(String[]::new));
  }

  private static Dataset<Row> goodPictures(String name) {
    return table(Images.TABLE, name)
        .where(
            not(
                concat_ws(" ", col(Images.SOURCE), col(Images.SOURCE_ID))
                    .isin(badPictures.toArray())));
  }

  @Test
  void everyKindOfFaultWasMet() {
    for (Fault fault : Fault.ALL) {
      // Few answers are listings: what goes wrong with these alone has tests of its own.
      if (fault != Fault.DUPLICATE_IDS && fault != Fault.REPEATED_PAGE) {
        assertThat(stats.path("faults").path(fault.name().toLowerCase(Locale.ROOT)).asInt())
            .as("%s", fault)
            .isPositive();
      }
    }
    assertThat(badPictures).hasSize(BAD_PICTURES);
  }

  @Test
  void theRecordsAreThoseOfAFaultlessCrawl() {
    Dataset<Row> calm = table(Objects.TABLE, "calm");
    Dataset<Row> unruly = table(Objects.TABLE, "unruly");

    assertThat(unruly.count()).isEqualTo(calm.count());
    assertThat(unruly.exceptAll(calm).count()).isZero();
  }

  @Test
  void thePicturesAreThoseOfAFaultlessCrawlButForTheBadOnes() {
    Dataset<Row> calm = goodPictures("calm");
    Dataset<Row> unruly = goodPictures("unruly");

    assertThat(unruly.count()).isEqualTo(calm.count());
    assertThat(unruly.exceptAll(calm).count()).isZero();
  }

  @Test
  void eachBadPictureIsListedWithItsReason() {
    List<Row> refused =
        table(Images.TABLE, "unruly")
            .where(col(Images.REFUSAL).isNotNull())
            .select(Images.SOURCE, Images.SOURCE_ID, Images.REFUSAL)
            .collectAsList();

    assertThat(refused)
        .extracting(row -> row.getString(0) + " " + row.getString(1))
        .containsAll(badPictures);
    assertThat(refused).allSatisfy(row -> assertThat(row.getString(2)).isNotBlank());
  }

  @Test
  void noRedirectLedToThisMachinesOtherDoors() {
    assertThat(stats.path("canary_hits").asInt(-1)).isZero();
  }

  @Test
  void whatWentWrongWasAskedForAgainNoSoonerThanTheRateAllows() {
    assertThat(stats.path("early").asInt(-1)).isZero();
  }
}
