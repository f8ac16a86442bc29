package org.asterism.core.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Brings a picture of any colour model to opaque 8-bit sRGB, transparent parts on white. */
final class StandardRgb {
  private static final VarHandle FOUR_SAMPLES =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private StandardRgb() {}

  static Picture of(BufferedImage image) {
    if (image.getRaster() instanceof PackedLines lines) {
      return new Picture(image.getWidth(), image.getHeight(), lines.rgb());
    }
    ColorModel colours = image.getColorModel();
    if (colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY
        && !(colours instanceof IndexColorModel)) {
      return grey(image);
    }
    if (image.getType() == BufferedImage.TYPE_3BYTE_BGR
        && image.getRaster().getDataBuffer() instanceof DataBufferByte bytes
        && bytes.getData().length == 3L * image.getWidth() * image.getHeight()) {
      return packed(image, bytes.getData());
    }
    return onWhite(
        colours.getColorSpace().isCS_sRGB()
            ? image
            : new ColorConvertOp(ColorSpace.getInstance(ColorSpace.CS_sRGB), null)
                .filter(image, null));
  }

  /** As JPEGs come: what Java's drawing would copy pixel by pixel. */
  private static Picture packed(BufferedImage image, byte[] samples) {
    int[] rgb = new int[image.getWidth() * image.getHeight()];
    int last = rgb.length - 1;
    for (int i = 0; i < last; i++) {
      // Blue, green, red, and one sample of the next pixel.
      rgb[i] = (int) FOUR_SAMPLES.get(samples, 3 * i) & 0xFFFFFF;
    }
    rgb[last] =
        (samples[3 * last] & 0xFF)
            | (samples[3 * last + 1] & 0xFF) << 8
            | (samples[3 * last + 2] & 0xFF) << 16;
    return new Picture(image.getWidth(), image.getHeight(), rgb);
  }

  private static Picture onWhite(BufferedImage image) {
    BufferedImage opaque =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = opaque.createGraphics();
    canvas.drawImage(image, 0, 0, Color.WHITE, null);
    canvas.dispose();
    int[] rgb = ((DataBufferInt) opaque.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < rgb.length; i++) {
      // Some of Java's drawing loops leave an alpha in the byte this type does not use.
      rgb[i] &= 0xFFFFFF;
    }
    return new Picture(image.getWidth(), image.getHeight(), rgb);
  }

  /**
   * Grey samples as they are. Java takes its grey colour space for linear light and would brighten
   * them, while files hold them with the gamma of sRGB.
   */
  private static Picture grey(BufferedImage image) {
    Raster raster = image.getRaster();
    int width = image.getWidth();
    int max = (1 << image.getColorModel().getComponentSize(0)) - 1;
    int bands = raster.getNumBands();
    int[] rgb = new int[width * image.getHeight()];
    int[] row = new int[width * bands];
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int light = row[x * bands] * 255 / max;
        if (bands == 2) {
          int alpha = row[x * bands + 1] * 255 / max;
          light = (light * alpha + 255 * (255 - alpha)) / 255;
        }
        rgb[y * width + x] = light << 16 | light << 8 | light;
      }
    }
    return new Picture(width, image.getHeight(), rgb);
  }
}
