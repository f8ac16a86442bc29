package org.asterism.core.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/**
 * A decoded picture: 8-bit sRGB, upright, opaque.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param rgb {@code width × height} pixels, row by row, {@code 0xRRGGBB}; not to be changed
 */
public record Picture(int width, int height, int[] rgb) {
  /**
   * @throws UnreadablePictureException if the bytes are not a whole picture within the limits
   */
  public static Picture decode(byte[] bytes) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
      if (image == null) {
        throw new UnreadablePictureException("no picture format", "Use a JPEG or PNG file.");
      }
      return new Picture(
          image.getWidth(),
          image.getHeight(),
          image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()));
    } catch (IOException e) {
      throw new UnreadablePictureException("it does not decode", "Use a JPEG or PNG file.");
    }
  }
}
