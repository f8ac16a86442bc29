package org.asterism.pipeline.fetch;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Small pictures, each number another. */
public final class TestPictures {
  private TestPictures() {}

  public static byte[] jpeg(int number) {
    BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 48; y++) {
      for (int x = 0; x < 64; x++) {
        float hue = number * 0.13f + ((x / 8 * (number + 3) + y / 8 * 5) % 7) / 14f;
        image.setRGB(x, y, Color.HSBtoRGB(hue, 0.6f, 0.3f + 0.6f * ((x * number + y) % 48) / 48));
      }
    }
    return file(image, "jpg");
  }

  public static byte[] png(BufferedImage image) {
    return file(image, "png");
  }

  private static byte[] file(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
