package org.asterism.pipeline.fetch;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.licence.Licence;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.crawl.ObjectRows;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;
import org.asterism.pipeline.manners.Manners;
import org.asterism.pipeline.manners.TinyServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchTest {
  private static final Manners MANNERS = new Manners("", 0, Duration.ofSeconds(20), 2, 1_000_000);
  private static final StructType WANTED =
      Images.TABLE.part(Images.IMAGE_ID, Images.SOURCE, Images.SOURCE_ID, Images.IMAGE_URL);

  @TempDir Path folder;

  private final TinyServer server = new TinyServer();
  private Lake lake;
  private PictureFetcher fetcher;

  @BeforeEach
  void aLake() {
    lake = TestLake.in(folder);
    fetcher =
        new PictureFetcher(MANNERS, new RawStore(TestLake.SPARK, folder.resolve("raw").toString()));
  }

  @AfterEach
  void closeServer() {
    server.close();
  }

  private Row fetched(String source, String address) {
    return fetcher.fetch(
        TestLake.SPARK
            .createDataFrame(
                List.of(
                    TestLake.row(
                        WANTED,
                        Images.IMAGE_ID,
                        "id",
                        Images.SOURCE,
                        source,
                        Images.SOURCE_ID,
                        "1",
                        Images.IMAGE_URL,
                        address)),
                WANTED)
            .first());
  }

  private static String refusal(Row row) {
    return row.getString(PictureFetcher.SCHEMA.fieldIndex(Images.REFUSAL));
  }

  private static boolean retry(Row row) {
    return row.getBoolean(PictureFetcher.SCHEMA.fieldIndex(Images.RETRY));
  }

  private static String path(Row row) {
    return row.getString(PictureFetcher.SCHEMA.fieldIndex(Images.PATH));
  }

  private List<Path> stored() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("raw"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void aWholePictureIsStoredUnderItsChecksum() throws IOException {
    server.on("/a.jpg", body("text/plain", TestPictures.jpeg(1)));

    Row row = fetched("aic", server.at("/a.jpg").toString());

    assertThat(refusal(row)).isNull();
    assertThat(path(row)).matches("([0-9a-f]{2})/\\1[0-9a-f]{62}\\.jpg");
    assertThat(folder.resolve("raw").resolve(path(row))).hasBinaryContent(TestPictures.jpeg(1));
    assertThat(row.getString(PictureFetcher.SCHEMA.fieldIndex(Images.MIME)))
        .isEqualTo("image/jpeg");
  }

  @Test
  void theSameBytesAreStoredOnce() throws IOException {
    server.on("/a.jpg", body("image/jpeg", TestPictures.jpeg(1)));
    server.on("/b.jpg", body("image/jpeg", TestPictures.jpeg(1)));

    Row one = fetched("aic", server.at("/a.jpg").toString());
    Row other = fetched("met", server.at("/b.jpg").toString());
    Row again = fetched("aic", server.at("/a.jpg").toString());

    assertThat(List.of(path(other), path(again))).containsOnly(path(one));
    assertThat(stored()).hasSize(1);
  }

  @Test
  void aSpaceInAnAddressIsForgiven() {
    server.on("/a b.jpg", body("image/jpeg", TestPictures.jpeg(1)));

    assertThat(refusal(fetched("aic", server.at("/").toString() + "a b.jpg"))).isNull();
  }

  @Test
  void aPictureThatStaysCutShortIsRefused() {
    byte[] whole = TestPictures.jpeg(1);
    server.on("/a.jpg", body("image/jpeg", Arrays.copyOf(whole, whole.length / 2)));

    Row row = fetched("aic", server.at("/a.jpg").toString());

    assertThat(refusal(row)).endsWith(", 2 times");
    assertThat(retry(row)).isFalse();
    assertThat(path(row)).isNull();
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void aPictureCutShortOnceIsAskedForAgain() {
    byte[] whole = TestPictures.jpeg(1);
    server.on(
        "/a.jpg",
        body("image/jpeg", Arrays.copyOf(whole, whole.length / 2)),
        body("image/jpeg", whole));

    assertThat(refusal(fetched("aic", server.at("/a.jpg").toString()))).isNull();
  }

  @Test
  void aWebPageInPlaceOfAPictureIsRefused() {
    server.on(
        "/a.jpg",
        body(
            "image/jpeg",
            "<html><body>Just a moment</body></html>".getBytes(StandardCharsets.UTF_8)));

    Row row = fetched("aic", server.at("/a.jpg").toString());

    assertThat(refusal(row)).isNotBlank();
    assertThat(retry(row)).isFalse();
  }

  @Test
  void aServerThatIsDownIsWorthAnotherTry() {
    server.on("/a.jpg", status(500));

    Row row = fetched("aic", server.at("/a.jpg").toString());

    assertThat(refusal(row)).isEqualTo("HTTP 500, 2 times");
    assertThat(retry(row)).isTrue();
  }

  @Test
  void addressesThatLeadNowhereAreRefusedEach() {
    assertThat(refusal(fetched("aic", null))).isEqualTo("the source offers no picture");
    assertThat(refusal(fetched("aic", "http://[oops"))).startsWith("not an address: ");
    assertThat(refusal(fetched("aic", "https:///work.jpg"))).isNotBlank();
    assertThat(refusal(fetched("aic", ""))).isEqualTo("not an address on the web: ");
  }

  @Test
  void onlyTheUsersOwnFolderHasFilesOfThisMachine() throws IOException {
    Path picture = Files.write(folder.resolve("a picture.jpg"), TestPictures.jpeg(2));

    assertThat(refusal(fetched("folder", picture.toUri().toString()))).isNull();
    assertThat(refusal(fetched("aic", picture.toUri().toString())))
        .startsWith("not an address on the web: file:");
  }

  @Test
  void filesThatAreNoPicturesAreRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("text.jpg"), "not a picture");

    assertThat(refusal(fetched("folder", text.toUri().toString()))).isNotBlank();
    assertThat(refusal(fetched("folder", folder.resolve("gone.jpg").toUri().toString())))
        .isEqualTo("there is no such file");
    assertThat(refusal(fetched("folder", folder.toUri().toString())))
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
        Fetch.wanted(ObjectRows.of(held, moved, failed, refused, fresh, closed), images)
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
    Fetch fetch = new Fetch(new FetchSettings(folder.resolve("raw").toString(), MANNERS));

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
}
