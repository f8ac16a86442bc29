package org.asterism.sandbox.studio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.asterism.sandbox.history.Chance;

/** Paints commissions. Holds nothing, so threads may share it. */
public final class Studio {
  private static final float QUALITY = 0.9f;

  /** Morning, noon, evening, overcast, candle: what the day does to all colours of a work. */
  private static final int[] LIGHTS = {0xF6CDB4, 0xE6E2D2, 0xD08A5E, 0x9FB2CC, 0xE6B866};

  private static final double STRONGEST_LIGHT = 0.65;

  /** Museums photograph about half of their works without frame, mount or margin. */
  private static final double FRAMED_SHARE = 0.5;

  private Studio() {}

  /** Width of the commissioned picture, known before it is painted. */
  public static int width(Commission commission) {
    return composition(commission).width();
  }

  /** Height of the commissioned picture, known before it is painted. */
  public static int height(Commission commission) {
    return composition(commission).height();
  }

  /**
   * Paints it.
   *
   * @return a JPEG whose longer side has 512 pixels
   */
  public static byte[] paint(Commission commission) {
    return jpeg(painted(commission));
  }

  static Pixels painted(Commission commission) {
    Manner manner = Manner.of(commission.movement());
    SplittableRandom habit = Chance.of(commission.seed(), "hand", commission.atelier());
    double breadth = 0.8 + habit.nextDouble() * 0.45;
    SplittableRandom random = Chance.of(commission.seed(), "paint", commission.work());
    Palette palette =
        manner
            .palette()
            .tinted(
                (habit.nextDouble() - 0.5) * 0.06,
                0.8 + habit.nextDouble() * 0.35,
                0.92 + habit.nextDouble() * 0.12)
            .filtered(LIGHTS[random.nextInt(LIGHTS.length)], random.nextDouble() * STRONGEST_LIGHT);
    Hand hand = new Hand(breadth, random.nextDouble() < FRAMED_SHARE);
    Sketch sketch = new Sketch(palette, composition(commission), random.split());
    Scene.of(commission.subject()).draw(sketch);
    return manner.technique().paint(sketch.finished(), palette, hand, random.split());
  }

  private static Composition composition(Commission commission) {
    return Manner.of(commission.movement())
        .composition()
        .varied(Chance.of(commission.seed(), "composition", commission.work()));
  }

  private static byte[] jpeg(Pixels picture) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(96 << 10);
    // A memory stream: the default one writes a cache file for each picture.
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam quality = writer.getDefaultWriteParam();
      quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      quality.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture.toImage(), null, null), quality);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
