package org.asterism.sandbox.studio;

import java.awt.Color;

/** Arithmetic on {@code 0xRRGGBB} colours. */
final class Ink {
  private Ink() {}

  /** From {@code a} (share 0) to {@code b} (share 1). */
  static int mix(int a, int b, double share) {
    int s = (int) (share * 256);
    int r = ((a >> 16 & 255) * (256 - s) + (b >> 16 & 255) * s) >> 8;
    int g = ((a >> 8 & 255) * (256 - s) + (b >> 8 & 255) * s) >> 8;
    int l = ((a & 255) * (256 - s) + (b & 255) * s) >> 8;
    return r << 16 | g << 8 | l;
  }

  /** Every channel moved by {@code amount}, kept in range. */
  static int lit(int rgb, double amount) {
    int by = (int) amount;
    return channel((rgb >> 16 & 255) + by) << 16
        | channel((rgb >> 8 & 255) + by) << 8
        | channel((rgb & 255) + by);
  }

  /** Every channel multiplied, kept in range. */
  static int scaled(int rgb, double factor) {
    return channel((int) ((rgb >> 16 & 255) * factor)) << 16
        | channel((int) ((rgb >> 8 & 255) * factor)) << 8
        | channel((int) ((rgb & 255) * factor));
  }

  /** The hue turned by a share of the circle, saturation and value multiplied. */
  static int turned(int rgb, double hueTurn, double saturation, double value) {
    float[] hsb = Color.RGBtoHSB(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, null);
    return 0xffffff
        & Color.HSBtoRGB(
            (float) (hsb[0] + hueTurn),
            (float) Math.min(1, hsb[1] * saturation),
            (float) Math.min(1, hsb[2] * value));
  }

  /**
   * The colour seen through glass of another, as bright as before where the glass is light grey.
   */
  static int filtered(int rgb, int glass) {
    int r = channel((rgb >> 16 & 255) * (glass >> 16 & 255) / 210);
    int g = channel((rgb >> 8 & 255) * (glass >> 8 & 255) / 210);
    int b = channel((rgb & 255) * (glass & 255) / 210);
    return r << 16 | g << 8 | b;
  }

  /** Luma in [0, 255] (ITU-R BT.601). */
  static int luma(int rgb) {
    return (299 * (rgb >> 16 & 255) + 587 * (rgb >> 8 & 255) + 114 * (rgb & 255)) / 1000;
  }

  /** The sum of the channels' distances, in [0, 765]. */
  static int distance(int a, int b) {
    return Math.abs((a >> 16 & 255) - (b >> 16 & 255))
        + Math.abs((a >> 8 & 255) - (b >> 8 & 255))
        + Math.abs((a & 255) - (b & 255));
  }

  private static int channel(int value) {
    return Math.max(0, Math.min(255, value));
  }
}
