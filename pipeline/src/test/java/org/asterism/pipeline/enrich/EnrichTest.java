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

  private static Row image(String id, String sha256) {
    return TestLake.row(Images.SCHEMA, Images.IMAGE_ID, id, Images.SHA256, sha256);
  }

  @Test
  void theSmallestIdStandsForPicturesOfEqualBytes() {
    List<Row> duplicates =
        Enrich.duplicates(
                TestLake.rows(
                    Images.SCHEMA,
                    image("b", "same"),
                    image("c", "same"),
                    image("a", "same"),
                    image("d", "other"),
                    image("e", null)))
            .orderBy(Images.IMAGE_ID)
            .collectAsList();

    assertThat(duplicates).extracting(row -> row.getString(0)).containsExactly("a", "b", "c", "d");
    assertThat(duplicates)
        .extracting(row -> row.getString(1))
        .containsExactly(null, "a", "a", null);
  }

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
    TestLake.run(
        new Fetch(
            new FetchSettings(
                raw,
                List.of(OpenMuseum.source("folder", folder.toString(), null)),
                TestManners.of(Duration.ofSeconds(5), 1, 1_000_000))),
        lake);

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
  void aThumbnailOfNoUseIsRefused() {
    assertThatThrownBy(() -> new EnrichSettings("raw", 10))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith("enrich.thumbnail is 10: ");
  }
}
