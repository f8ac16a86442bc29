package org.asterism.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.fetch.RawStore;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.RunsTable;
import org.asterism.pipeline.lake.Stage;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.asterism.sandbox.s3.S3Server;
import org.asterism.sandbox.server.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lake and raw store in a real S3 server's buckets. */
class ObjectStoreTest {
  private static final String BUCKET = "asterism";

  @TempDir static Path folder;

  private static S3Server s3;
  private static Museum museum;

  @BeforeAll
  static void aBucket() {
    s3 = S3Server.start();
    s3.createBucket(BUCKET);
    museum = new Museum(GeneratedCollection.of(4, 12), SandboxOptions.wellBehaved());
    Configuration hadoop = TestSession.SPARK.sparkContext().hadoopConfiguration();
    hadoop.set("fs.s3a.endpoint", s3.endpoint().toString());
    hadoop.set("fs.s3a.access.key", s3.accessKey());
    hadoop.set("fs.s3a.secret.key", s3.secretKey());
    hadoop.set("fs.s3a.path.style.access", "true");
    hadoop.set("fs.s3a.attempts.maximum", "2");
    hadoop.set("fs.s3a.retry.limit", "2");
  }

  @AfterAll
  static void close() {
    museum.close();
    s3.close();
  }

  private static Settings settings(String lake, String raw) {
    Map<String, String> overrides = new LinkedHashMap<>(museum.overrides(folder));
    overrides.put("lake", lake);
    overrides.put("raw", raw);
    return JobOptions.settings(Conf.FILE, overrides);
  }

  @Test
  void tablesAndPicturesLieInBucketsAndASecondNightFindsNothingNew() {
    Settings settings = settings("s3a://asterism/lake", "s3a://asterism/raw");
    List<Stage> stages =
        List.of(Stages.crawl(settings), Stages.fetch(settings), Stages.enrich(settings));

    Jobs.run(TestSession.SPARK, settings, stages);

    Lake lake = new Lake(TestSession.SPARK, settings.lake());
    List<Row> pictures = Images.TABLE.read(lake).where(Images.USABLE).collectAsList();
    assertThat(pictures).hasSize(12);
    RawStore raw = new RawStore(TestSession.SPARK, settings.fetch().raw());
    for (Row picture : pictures) {
      assertThat(raw.read(picture.getAs(Images.PATH)).length)
          .isEqualTo(picture.<Long>getAs(Images.BYTES).intValue());
      assertThat(raw.read(picture.getAs(Images.THUMBNAIL))).isNotEmpty();
    }

    List<RunsTable.Entry> second = Jobs.run(TestSession.SPARK, settings, stages);

    assertThat(second).allSatisfy(entry -> assertThat(entry.result().written().total()).isZero());
  }

  @Test
  void aBucketThatMayNotBeWrittenIsNamed() {
    Settings settings =
        settings(folder.resolve("lake").toString(), "s3a://" + S3Server.SEALED_BUCKET + "/raw");

    assertThatThrownBy(
            () ->
                Jobs.run(
                    TestSession.SPARK,
                    settings,
                    List.of(Stages.crawl(settings), Stages.fetch(settings))))
        .satisfies(
            failure ->
                assertThat(Jobs.knownCause(failure))
                    .isInstanceOf(AsterismException.class)
                    .hasMessageStartingWith("The raw store s3a://sealed/raw cannot be written"));
  }

  @Test
  void aLakeInABucketThatMayNotBeWrittenIsNamed() {
    String lake = "s3a://" + S3Server.SEALED_BUCKET + "/lake";
    Settings settings = settings(lake, folder.resolve("raw").toString());

    assertThatThrownBy(() -> Jobs.run(TestSession.SPARK, settings, List.of(Stages.crawl(settings))))
        .satisfies(
            failure ->
                assertThat(Jobs.knownCause(failure))
                    .isInstanceOf(AsterismException.class)
                    .hasMessageContaining(lake)
                    .hasMessageContaining("may be written"));
  }
}
