package org.asterism.pipeline.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.asterism.pipeline.crawl.ObjectRows.pictured;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.spark.sql.Row;
import org.asterism.core.AsterismException;
import org.asterism.core.image.Picture;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.crawl.ObjectRows;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.fetch.Fetch;
import org.asterism.pipeline.fetch.FetchSettings;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.fetch.RawStore;
import org.asterism.pipeline.fetch.TestPictures;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;
import org.asterism.pipeline.manners.TestManners;
import org.asterism.pipeline.sources.OpenMuseum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrichTest {
  @TempDir Path folder;

  @Test
  void eachPictureIsMeasuredOnceUntilThumbnailsChangeTheirSize() throws IOException {
    Lake lake = TestLake.in(folder);
    String raw = folder.resolve("raw").toString();
    Files.write(folder.resolve("one.jpg"), TestPictures.jpeg(1));
    Files.write(folder.resolve("copy.jpg"), TestPictures.jpeg(1));
    Objects.TABLE.upsert(
        lake,
        ObjectRows.of(
            pictured("folder", "one", folder.resolve("one.jpg").toUri().toString()),
            pictured("folder", "copy", folder.resolve("copy.jpg").toUri().toString())));
    TestLake.run(fetch(raw), lake);

    StageResult first = TestLake.run(new Enrich(new EnrichSettings(raw, 64)), lake);

    assertThat(first.read()).isEqualTo(2);
    List<Row> images = Images.TABLE.read(lake).where(Images.USABLE).collectAsList();
    assertThat(images).hasSize(2);
    assertThat(images).filteredOn(row -> row.getAs(Images.DUPLICATE_OF) != null).hasSize(1);
    for (Row image : images) {
      assertThat(image.<Integer>getAs(Images.WIDTH)).isEqualTo(64);
      assertThat(image.<Integer>getAs(Images.HEIGHT)).isEqualTo(48);
      assertThat(Images.paletteOf(image)).isNotEmpty();
      byte[] thumbnail = new RawStore(TestLake.SPARK, raw).read(image.getAs(Images.THUMBNAIL));
      assertThat(Picture.decode(thumbnail).width()).isEqualTo(64);
    }

    StageResult second = TestLake.run(new Enrich(new EnrichSettings(raw, 64)), lake);
    assertThat(second.read()).isZero();
    assertThat(second.written()).isEqualTo(Written.NOTHING);

    StageResult larger = TestLake.run(new Enrich(new EnrichSettings(raw, 100)), lake);
    assertThat(larger.read()).isEqualTo(2);
    assertThat(larger.written()).isEqualTo(new Written(0, 2, 0));
  }

  @Test
  void aPictureWhoseFileHasGoneIsNamedAndFetchedAgain() throws IOException {
    Lake lake = TestLake.in(folder);
    String raw = fetched(lake, TestPictures.jpeg(1));
    Row stored = Images.TABLE.read(lake).first();
    Files.delete(Path.of(raw, stored.<String>getAs(Images.PATH)));

    TestLake.run(new Enrich(new EnrichSettings(raw, 64)), lake);

    Row refused = Images.TABLE.read(lake).first();
    assertThat(refused.<String>getAs(Images.REFUSAL))
        .isEqualTo("its file is no longer in the raw store");

    TestLake.run(fetch(raw), lake);
    TestLake.run(new Enrich(new EnrichSettings(raw, 64)), lake);

    assertThat(Images.TABLE.read(lake).where(Images.USABLE).count()).isEqualTo(1);
    assertThat(Path.of(raw, stored.<String>getAs(Images.PATH))).exists();
  }

  private String fetched(Lake lake, byte[] picture) throws IOException {
    String raw = folder.resolve("raw").toString();
    Files.write(folder.resolve("one.png"), picture);
    Objects.TABLE.upsert(
        lake,
        ObjectRows.of(pictured("folder", "one", folder.resolve("one.png").toUri().toString())));
    TestLake.run(fetch(raw), lake);
    return raw;
  }

  private Fetch fetch(String raw) {
    return new Fetch(
        new FetchSettings(
            raw,
            List.of(OpenMuseum.source("folder", folder.toString(), null)),
            TestManners.of(Duration.ofSeconds(5), 1, 1_000_000)));
  }

  @Test
  void aPictureThatCouldNotBeReadIsReadOnceTesseractIsThere() throws IOException {
    OcrTest.assumeTesseract();
    Lake lake = TestLake.in(folder);
    String raw = fetched(lake, TestPictures.png(OcrTest.poster()));
    Ocr absent = new Ocr(true, "eng", folder.toString(), Duration.ofSeconds(60));
    Enrich without = new Enrich(new EnrichSettings(raw, 64, absent));
    Enrich with = new Enrich(new EnrichSettings(raw, 64, Ocr.of(true, "eng")));

    assertThat(without.fingerprint()).isNotEqualTo(with.fingerprint());
    assertThat(TestLake.run(without, lake).read()).isEqualTo(1);
    Row unread = Images.TABLE.read(lake).head();
    assertThat(unread.<String>getAs(Images.OCR_STATE)).isEqualTo("tesseract absent");
    assertThat(unread.<String>getAs(Images.OCR_TEXT)).isNull();
    assertThat(TestLake.run(without, lake).read()).isZero();

    assertThat(TestLake.run(with, lake).read()).isEqualTo(1);
    Row read = Images.TABLE.read(lake).head();
    assertThat(read.<String>getAs(Images.OCR_STATE)).isEqualTo("read");
    assertThat(read.<String>getAs(Images.OCR_TEXT)).contains("HARBOUR");
    assertThat(TestLake.run(with, lake).read()).isZero();
    assertThat(TestLake.run(without, lake).read()).isZero();
  }

  @Test
  void aThumbnailOfNoUseIsRefused() {
    assertThatThrownBy(() -> new EnrichSettings("raw", 10))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith("enrich.thumbnail is 10: ");
  }
}
