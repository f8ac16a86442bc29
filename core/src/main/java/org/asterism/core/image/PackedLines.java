package org.asterism.core.image;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Pixels as {@link Picture} keeps them, for a decoder to write to: the lines of red, green and blue
 * samples that Java's JPEG reader hands over one by one are packed as they come. By the usual way
 * each sample is copied twice, which takes a fourth of the time of decoding.
 */
final class PackedLines extends WritableRaster {
  private static final ColorModel RED_GREEN_BLUE =
      new DirectColorModel(24, 0xFF0000, 0x00FF00, 0x0000FF);

  private static final VarHandle FOUR_SAMPLES =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final int[] rgb;

  private PackedLines(int width, int height) {
    super(RED_GREEN_BLUE.createCompatibleSampleModel(width, height), new Point());
    this.rgb = ((DataBufferInt) getDataBuffer()).getData();
  }

  /** A black picture to decode to. */
  static BufferedImage image(int width, int height) {
    return new BufferedImage(RED_GREEN_BLUE, new PackedLines(width, height), false, null);
  }

  /** Row by row, {@code 0xRRGGBB}. */
  int[] rgb() {
    return rgb;
  }

  @Override
  public void setRect(int dx, int dy, Raster from) {
    if (dx == 0
        && from.getWidth() == width
        && from.getHeight() == 1
        && from.getDataBuffer() instanceof DataBufferByte samples
        && from.getSampleModel() instanceof PixelInterleavedSampleModel order
        && isRedGreenBlue(order)
        && samples.getNumBanks() == 1
        && from.getSampleModelTranslateX() == 0
        && from.getMinX() == 0
        && from.getMinY() == from.getSampleModelTranslateY()) {
      pack(samples.getData(), samples.getOffset(), dy * width);
    } else {
      super.setRect(dx, dy, from);
    }
  }

  private static boolean isRedGreenBlue(PixelInterleavedSampleModel order) {
    int[] places = order.getBandOffsets();
    return order.getPixelStride() == 3
        && places.length == 3
        && places[0] == 0
        && places[1] == 1
        && places[2] == 2;
  }

  private void pack(byte[] samples, int first, int start) {
    int last = start + width - 1;
    int at = first;
    for (int pixel = start; pixel < last; pixel++, at += 3) {
      // Red, green, blue, and one sample of the next pixel.
      rgb[pixel] = (int) FOUR_SAMPLES.get(samples, at) >>> 8;
    }
    rgb[last] = (samples[at] & 0xFF) << 16 | (samples[at + 1] & 0xFF) << 8 | samples[at + 2] & 0xFF;
  }
}
