package org.asterism.core.formal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.asterism.core.image.Picture;

/** Pictures for the tests, made by a rule, and what may happen to a picture on its way. */
final class PaintedPictures {
  private PaintedPictures() {}

  /** Waves of light and colour; other numbers, other waves. */
  static Picture waves(int width, int height, int number) {
    int[] rgb = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double u = (double) x / width;
        double v = (double) y / height;
        double wave = StrictMath.sin(9 * u * (1 + number % 3) + 7 * v * (1 + number % 5));
        int red = (int) (128 + 100 * wave);
        int green = (int) (110 + 60 * StrictMath.sin(5 * u + number));
        int blue = (int) (90 + 80 * StrictMath.cos(11 * v - number));
        rgb[y * width + x] = red << 16 | green << 8 | blue;
      }
    }
    return new Picture(width, height, rgb);
  }

  static Picture plain(int width, int height, int colour) {
    int[] rgb = new int[width * height];
    Arrays.fill(rgb, colour);
    return new Picture(width, height, rgb);
  }

  /** A part of the picture with that share of each side, lying where a number has it. */
  static Picture part(Picture picture, double share, long number) {
    int width = (int) (picture.width() * share);
    int height = (int) (picture.height() * share);
    int left = (int) Math.floorMod(number, picture.width() - width + 1L);
    int top = (int) Math.floorMod(number >> 16, picture.height() - height + 1L);
    return picture.cropped(left, top, width, height);
  }

  /** The picture after a JPEG of that quality in [0, 1]. */
  static Picture recompressed(Picture picture, float quality) throws IOException {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, picture.width(), picture.height(), picture.rgb(), 0, picture.width());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return Picture.decode(bytes.toByteArray());
  }
}
