package org.asterism.sandbox.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.formal.FormalEncoder;
import org.asterism.core.image.Picture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whether the formal encoder knows a generated work again after what happens to pictures. */
class RecognisedWorksTest {
  private static final List<Picture> WORKS = new ArrayList<>();
  private static final List<float[]> VECTORS = new ArrayList<>();

  @BeforeAll
  static void drawAndEncode() {
    GeneratedCollection collection = GeneratedCollection.of(5, 100);
    collection.works().stream()
        .filter(Work::isOpen)
        .map(work -> Picture.decode(collection.picture(work).orElseThrow()))
        .forEach(WORKS::add);
    WORKS.stream().map(FormalEncoder::encode).forEach(VECTORS::add);
  }

  @Test
  void ofHalfTheSizeItFindsItself() {
    assertThat(found(work -> work.reducedTo(work.longSide() / 2))).isGreaterThanOrEqualTo(0.99);
  }

  @Test
  void croppedToFourFifthsAnywhereItFindsItself() {
    assertThat(
            found(
                work -> {
                  int width = work.width() * 4 / 5;
                  int height = work.height() * 4 / 5;
                  int number = work.rgb()[work.rgb().length / 3];
                  return work.cropped(
                      number % (work.width() - width + 1),
                      (number >> 8) % (work.height() - height + 1),
                      width,
                      height);
                }))
        .isGreaterThanOrEqualTo(0.99);
  }

  @Test
  void recompressedAtHalfTheQualityItFindsItself() {
    assertThat(found(RecognisedWorksTest::recompressed)).isGreaterThanOrEqualTo(0.99);
  }

  private static double found(UnaryOperator<Picture> change) {
    long found =
        IntStream.range(0, WORKS.size())
            .parallel()
            .filter(i -> nearest(FormalEncoder.encode(change.apply(WORKS.get(i)))) == i)
            .count();
    return (double) found / WORKS.size();
  }

  private static int nearest(float[] vector) {
    int nearest = 0;
    for (int i = 1; i < VECTORS.size(); i++) {
      if (UnitVectors.cosine(vector, VECTORS.get(i))
          > UnitVectors.cosine(vector, VECTORS.get(nearest))) {
        nearest = i;
      }
    }
    return nearest;
  }

  private static Picture recompressed(Picture work) {
    BufferedImage image =
        new BufferedImage(work.width(), work.height(), BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, work.width(), work.height(), work.rgb(), 0, work.width());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      ImageWriteParam quality = writer.getDefaultWriteParam();
      quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      quality.setCompressionQuality(0.5f);
      writer.write(null, new IIOImage(image, null, null), quality);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return Picture.decode(bytes.toByteArray());
  }
}
