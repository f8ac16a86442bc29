package org.asterism.pipeline.fetch;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.asterism.pipeline.crawl.ObjectRows.pictured;
import static org.asterism.pipeline.manners.TinyServer.body;
import static org.asterism.pipeline.manners.TinyServer.status;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.licence.Licence;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.crawl.ObjectRows;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;
import org.asterism.pipeline.manners.Manners;
import org.asterism.pipeline.manners.TestManners;
import org.asterism.pipeline.manners.TinyServer;
import org.asterism.pipeline.manners.TurnstileServer;
import org.asterism.pipeline.sources.Kind;
import org.asterism.pipeline.sources.SourceSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchTest {
  private static final Manners MANNERS = TestManners.of(Duration.ofSeconds(20), 2, 1_000_000);
  @TempDir Path folder;

  private final TinyServer server = new TinyServer();
  private Lake lake;
  private TurnstileServer turnstile;
  private PictureFetcher fetcher;

  @BeforeEach
  void aLake() {
    lake = TestLake.in(folder);
    turnstile = TurnstileServer.open("127.0.0.1");
    fetcher =
        new PictureFetcher(
            settings(),
            turnstile.address(),
            new RawStore(TestLake.SPARK, folder.resolve("raw").toString()));
  }

  @AfterEach
  void closeServer() {
    turnstile.close();
    server.close();
  }

  /** Downloads from anywhere on this machine; the folder's pictures may be files. */
  private FetchSettings settings() {
    Manners manners = MANNERS.trusting(server.at(""));
    return new FetchSettings(
        folder.resolve("raw").toString(),
        List.of(
            new SourceSettings(
                "folder", Kind.FOLDER, folder.toString(), Map.of(), null, null, manners)),
        manners);
  }

  private Fetched fetched(String source, @Nullable String address) {
    return fetcher
        .fetch(new Wanted("id", source, "1", address, "hash", null), new ReentrantLock())
        .orElseThrow();
  }

  private static String path(Fetched fetched) {
    return fetched.stored().path();
  }

  private List<Path> stored() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("raw"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void aWholePictureIsStoredUnderItsChecksum() throws IOException {
    server.on("/a.jpg", body("text/plain", TestPictures.jpeg(1)));

    Fetched row = fetched("aic", server.at("/a.jpg").toString());

    assertThat(row.refusal()).isNull();
    assertThat(path(row)).matches("([0-9a-f]{2})/\\1[0-9a-f]{62}\\.jpg");
    assertThat(folder.resolve("raw").resolve(path(row))).hasBinaryContent(TestPictures.jpeg(1));
    assertThat(row.stored().mime()).isEqualTo("image/jpeg");
  }

  @Test
  void theSameBytesAreStoredOnce() throws IOException {
    server.on("/a.jpg", body("image/jpeg", TestPictures.jpeg(1)));
    server.on("/b.jpg", body("image/jpeg", TestPictures.jpeg(1)));

    Fetched one = fetched("aic", server.at("/a.jpg").toString());
    Fetched other = fetched("met", server.at("/b.jpg").toString());
    Fetched again = fetched("aic", server.at("/a.jpg").toString());

    assertThat(List.of(path(other), path(again))).containsOnly(path(one));
    assertThat(stored()).hasSize(1);
  }

  @Test
  void aSpaceInAnAddressIsForgiven() {
    server.on("/a b.jpg", body("image/jpeg", TestPictures.jpeg(1)));

    assertThat(fetched("aic", server.at("/").toString() + "a b.jpg").refusal()).isNull();
  }

  @Test
  void aPictureThatStaysCutShortIsRefused() {
    byte[] whole = TestPictures.jpeg(1);
    server.on("/a.jpg", body("image/jpeg", Arrays.copyOf(whole, whole.length / 2)));

    Fetched row = fetched("aic", server.at("/a.jpg").toString());

    assertThat(row.refusal()).endsWith(", 2 times");
    assertThat(row.retry()).isFalse();
    assertThat(row.stored()).isNull();
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void aPictureCutShortOnceIsAskedForAgain() {
    byte[] whole = TestPictures.jpeg(1);
    server.on(
        "/a.jpg",
        body("image/jpeg", Arrays.copyOf(whole, whole.length / 2)),
        body("image/jpeg", whole));

    assertThat(fetched("aic", server.at("/a.jpg").toString()).refusal()).isNull();
  }

  @Test
  void aWebPageInPlaceOfAPictureIsRefused() {
    server.on(
        "/a.jpg",
        body(
            "image/jpeg",
            "<html><body>Just a moment</body></html>".getBytes(StandardCharsets.UTF_8)));

    Fetched row = fetched("aic", server.at("/a.jpg").toString());

    assertThat(row.refusal()).isNotBlank();
    assertThat(row.retry()).isFalse();
  }

  @Test
  void aServerThatIsDownIsWorthAnotherTry() {
    server.on("/a.jpg", status(500));

    Fetched row = fetched("aic", server.at("/a.jpg").toString());

    assertThat(row.refusal()).isEqualTo("HTTP 500, 2 times");
    assertThat(row.retry()).isTrue();
  }

  @Test
  void addressesThatLeadNowhereAreRefusedEach() {
    assertThat(fetched("aic", null).refusal()).isEqualTo("the source offers no picture");
    assertThat(fetched("aic", "http://[oops").refusal()).startsWith("not an address: ");
    assertThat(fetched("aic", "https:///work.jpg").refusal()).isNotBlank();
    assertThat(fetched("aic", "").refusal()).isEqualTo("not an address on the web: ");
  }

  @Test
  void onlyTheUsersOwnFolderHasFilesOfThisMachine() throws IOException {
    Path picture = Files.write(folder.resolve("a picture.jpg"), TestPictures.jpeg(2));

    assertThat(fetched("folder", picture.toUri().toString()).refusal()).isNull();
    assertThat(fetched("aic", picture.toUri().toString()).refusal())
        .startsWith("not an address on the web: file:");
  }

  @Test
  void filesThatAreNoPicturesAreRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("text.jpg"), "not a picture");

    assertThat(fetched("folder", text.toUri().toString()).refusal()).isNotBlank();
    assertThat(fetched("folder", folder.resolve("gone.jpg").toUri().toString()).refusal())
        .isEqualTo("there is no such file");
    assertThat(fetched("folder", folder.toUri().toString()).refusal())
        .startsWith("the file cannot be read: ");
  }

  @Test
  void aPictureIsWantedUntilItIsHeldAtItsAddressOrRefusedForGood() {
    Artwork held = pictured("aic", "held", "http://127.0.0.1/held.jpg");
    Artwork moved = pictured("aic", "moved", "http://127.0.0.1/new.jpg");
    Artwork failed = pictured("aic", "failed", "http://127.0.0.1/failed.jpg");
    Artwork refused = pictured("aic", "refused", null);
    Artwork fresh = pictured("aic", "fresh", "http://127.0.0.1/fresh.jpg");
    Artwork closed = ObjectRows.licensed("closed", Licence.NOT_OPEN);
    var images =
        TestLake.rows(
            Images.SCHEMA,
            image(held, held.imageUrl(), false),
            image(moved, "http://127.0.0.1/old.jpg", false),
            image(failed, failed.imageUrl(), true),
            image(refused, null, false));

    List<Row> wanted =
        Wanted.among(ObjectRows.of(held, moved, failed, refused, fresh, closed), images)
            .select(Images.SOURCE_ID)
            .collectAsList();

    assertThat(wanted)
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrder("moved", "failed", "fresh");
  }

  private static Row image(Artwork work, String url, boolean retry) {
    return TestLake.row(
        Images.SCHEMA, Images.IMAGE_ID, work.imageId(), Images.IMAGE_URL, url, Images.RETRY, retry);
  }

  @Test
  void theStageTellsWhatBecameOfEachPictureAndAsksForNoneTwice() throws IOException {
    server.on("/a.jpg", body("image/jpeg", TestPictures.jpeg(1)));
    server.on("/b.jpg", body("image/jpeg", TestPictures.jpeg(1)));
    Objects.TABLE.upsert(
        lake,
        ObjectRows.of(
            pictured("aic", "a", server.at("/a.jpg").toString()),
            pictured("aic", "b", server.at("/b.jpg").toString()),
            pictured("aic", "c", server.at("/gone.jpg").toString()),
            pictured("aic", "d", null)));
    Fetch fetch = new Fetch(settings());

    StageResult first = TestLake.run(fetch, lake);

    assertThat(first.read()).isEqualTo(4);
    assertThat(first.written()).isEqualTo(new Written(4, 0, 0));
    assertThat(first.complete()).isTrue();
    assertThat(first.refusals())
        .containsExactly("aic c: HTTP 404", "aic d: the source offers no picture");
    assertThat(stored()).hasSize(1);
    int asked = server.requests().size();

    assertThat(TestLake.run(fetch, lake).read()).isZero();
    assertThat(server.requests()).hasSize(asked);
  }

  @Test
  void aRawStoreThatCannotBeWrittenIsNamedAndWhatIsHeldIsSafe() throws IOException {
    server.on("/a.jpg", body("image/jpeg", TestPictures.jpeg(1)));
    Objects.TABLE.upsert(lake, ObjectRows.of(pictured("aic", "a", server.at("/a.jpg").toString())));
    Path notAFolder = Files.writeString(folder.resolve("a file"), "in the way");
    FetchSettings nowhere =
        new FetchSettings(
            notAFolder.resolve("raw").toString(), settings().sources(), settings().others());

    assertThatThrownBy(() -> TestLake.run(new Fetch(nowhere), lake))
        .hasStackTraceContaining("The raw store " + notAFolder.resolve("raw"))
        .hasStackTraceContaining("See that it has room");
    assertThat(lake.versionOf(Images.TABLE)).isEmpty();
  }

  /** One task has both, and the server answers neither before it was asked for both. */
  @Test
  void aTaskNeedNotHaveOnePictureToAskForTheNext() {
    CountDownLatch asked = new CountDownLatch(2);
    for (int i = 1; i <= 2; i++) {
      byte[] jpeg = TestPictures.jpeg(i);
      server.on(
          "/" + i + ".jpg",
          exchange -> {
            asked.countDown();
            try {
              boolean both = asked.await(10, TimeUnit.SECONDS);
              (both ? body("image/jpeg", jpeg) : status(404)).to(exchange);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      Objects.TABLE.upsert(
          lake, ObjectRows.of(pictured("aic", "" + i, server.at("/" + i + ".jpg").toString())));
    }

    StageResult result = TestLake.run(new Fetch(settings()), lake);

    assertThat(result.refused()).isZero();
    assertThat(result.written()).isEqualTo(new Written(2, 0, 0));
  }

  @Test
  void aChangedRecordsPictureIsAskedAboutAndNotSentAgain() {
    byte[] jpeg = TestPictures.jpeg(1);
    server.on(
        "/a.jpg",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"one\"");
          body("image/jpeg", jpeg).to(exchange);
        },
        status(304));
    Artwork work = pictured("aic", "a", server.at("/a.jpg").toString());
    Objects.TABLE.upsert(lake, ObjectRows.of(work));
    Fetch fetch = new Fetch(settings());
    TestLake.run(fetch, lake);
    Row before = Images.TABLE.read(lake).first();

    Objects.TABLE.upsert(
        lake, ObjectRows.of(work).withColumn(Objects.RECORD_HASH, lit("another record")));
    StageResult second = TestLake.run(fetch, lake);

    Row after = Images.TABLE.read(lake).first();
    assertThat(second.read()).isEqualTo(1);
    assertThat(after.<String>getAs(Images.RECORD_HASH)).isEqualTo("another record");
    assertThat(after.<String>getAs(Images.SHA256)).isEqualTo(before.getAs(Images.SHA256));
    assertThat(after.<Integer>getAs(Images.WIDTH)).isEqualTo(before.getAs(Images.WIDTH));
    assertThat(TestLake.run(fetch, lake).read()).isZero();
  }
}
