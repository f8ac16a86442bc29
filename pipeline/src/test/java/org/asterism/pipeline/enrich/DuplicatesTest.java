package org.asterism.pipeline.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.core.image.DifferenceHash;
import org.asterism.core.image.Miniature;
import org.asterism.core.image.PerceptualHash;
import org.asterism.core.image.Picture;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.lake.Lake;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicatesTest {
  private static final Picture ONE = painted(1);
  private static final Picture TWO = painted(2);

  @TempDir Path folder;

  private Lake lake;

  @BeforeEach
  void open() {
    lake = TestLake.in(folder);
  }

  /** Soft blots, other ones for each seed. */
  private static Picture painted(int seed) {
    SplittableRandom draw = new SplittableRandom(seed);
    double[][] blots = new double[25][];
    Arrays.setAll(
        blots,
        i ->
            new double[] {
              draw.nextDouble(),
              draw.nextDouble(),
              draw.nextDouble(0.04, 0.2),
              draw.nextInt(-90, 90)
            });
    int[] rgb = new int[240 * 180];
    for (int i = 0; i < rgb.length; i++) {
      double light = 128;
      for (double[] blot : blots) {
        double x = (i % 240 / 240.0 - blot[0]) / blot[2];
        double y = (i / 240 / 180.0 - blot[1]) / blot[2];
        light += blot[3] * Math.exp(-x * x - y * y);
      }
      rgb[i] = (int) Math.max(0, Math.min(255, light)) * 0x010101;
    }
    return new Picture(240, 180, rgb);
  }

  private static Picture cropped(Picture picture, int columns, int rows) {
    return picture.cropped(
        columns, rows, picture.width() - 2 * columns, picture.height() - 2 * rows);
  }

  private static Row image(String id, String sha256, Picture picture) {
    Miniature miniature = Miniature.of(picture);
    return TestLake.row(
        Images.SCHEMA,
        Images.IMAGE_ID,
        id,
        Images.SHA256,
        sha256,
        Images.ENRICHED_SHA256,
        sha256,
        Images.WIDTH,
        picture.width(),
        Images.HEIGHT,
        picture.height(),
        Images.DHASH,
        DifferenceHash.of(picture),
        Images.PHASH,
        miniature.isBlank() ? null : PerceptualHash.of(picture),
        Images.MINIATURE,
        miniature.values());
  }

  private static Row image(String id, Picture picture) {
    return image(id, "sha of " + id, picture);
  }

  /** By id: what it is the same as, and in what way. */
  private Map<String, String> duplicates(Dataset<Row> images) {
    Map<String, String> found = new HashMap<>();
    for (Row row : Duplicates.of(lake, images).collectAsList()) {
      found.put(row.getString(0), row.isNullAt(1) ? "" : row.getString(1) + " " + row.getString(2));
    }
    return found;
  }

  private Map<String, String> duplicates(Row... images) {
    return duplicates(TestLake.rows(Images.SCHEMA, images));
  }

  @Test
  void theSmallestIdStandsForPicturesOfEqualBytes() {
    Row unread = TestLake.row(Images.SCHEMA, Images.IMAGE_ID, "f", Images.SHA256, "same");
    Row missing = TestLake.row(Images.SCHEMA, Images.IMAGE_ID, "e");

    assertThat(
            duplicates(
                image("b", "same", ONE),
                image("c", "same", ONE),
                image("a", "same", ONE),
                image("d", "other", TWO),
                unread,
                missing))
        .isEqualTo(Map.of("a", "", "b", "a exact", "c", "a exact", "d", "", "f", "a exact"));
  }

  @Test
  void anotherFileOfAPictureIsItsNearDuplicateAndAnotherPictureIsNot() {
    assertThat(
            duplicates(
                image("c", ONE),
                image("b", ONE.reducedTo(120)),
                image("d", "of b", cropped(ONE, 2, 2)),
                image("e", "of b", cropped(ONE, 2, 2)),
                image("a", TWO)))
        .isEqualTo(Map.of("a", "", "b", "", "c", "b near", "d", "b near", "e", "b near"));
  }

  /** Each differs a little from the one before; the last is unlike the first. */
  @Test
  void whatIsLikeToWhatIsLikeIsOneGroupWhateverTheOrderAndThePartitions() {
    List<Row> chain = new ArrayList<>();
    String[] ids = {"d", "b", "e", "c", "a"};
    Picture whole = painted(3);
    for (int i = 0; i < ids.length; i++) {
      chain.add(image(ids[i], cropped(whole, 8 * i, 6 * i)));
    }
    assertThat(duplicates(chain.get(0), chain.get(4))).containsEntry("d", "");

    Map<String, String> expected =
        Map.of("a", "", "b", "a near", "c", "a near", "d", "a near", "e", "a near");
    assertThat(duplicates(TestLake.SPARK.createDataFrame(chain, Images.SCHEMA).repartition(5)))
        .isEqualTo(expected);
    Collections.reverse(chain);
    assertThat(duplicates(TestLake.SPARK.createDataFrame(chain, Images.SCHEMA).coalesce(1)))
        .isEqualTo(expected);
  }

  @Test
  void blankPicturesAreTheSameOnlyByTheirBytes() {
    Picture white = new Picture(20, 20, new int[400]);
    Picture smaller = new Picture(10, 10, new int[100]);

    assertThat(duplicates(image("a", white), image("b", smaller), image("c", "sha of a", white)))
        .isEqualTo(Map.of("a", "", "b", "", "c", "a exact"));
  }

  @Test
  void aKeyThatThousandsShareCostsNoMoreThanItsWindow() {
    int count = 3 * NearPairs.WINDOW;
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(image("%04d".formatted(i), ONE));
    }
    Dataset<Row> images = TestLake.SPARK.createDataFrame(rows, Images.SCHEMA);

    assertThat(NearPairs.of(images).count()).isLessThanOrEqualTo((long) NearPairs.MATCHES * count);
    assertThat(duplicates(images).values())
        .filteredOn(each -> !each.equals("0000 near"))
        .hasSize(1);
  }
}
