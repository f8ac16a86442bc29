package org.asterism.core.formal;

/**
 * A colour by how it looks: equal distances are roughly equal differences to the eye.
 *
 * @param lightness 0 (black) to 1 (white)
 * @param greenRed negative is green, positive red; about −0.23 to 0.28 within sRGB
 * @param blueYellow negative is blue, positive yellow; about −0.31 to 0.20 within sRGB
 * @see <a href="https://bottosson.github.io/posts/oklab/">B. Ottosson, "A perceptual color space
 *     for image processing" (2020)</a>, whose matrices these are
 */
record Oklab(float lightness, float greenRed, float blueYellow) {
  private static final float[] LINEAR_LIGHT = linearLight();

  /**
   * @param rgb {@code 0xRRGGBB} in sRGB
   */
  static Oklab of(int rgb) {
    float red = LINEAR_LIGHT[rgb >> 16 & 0xFF];
    float green = LINEAR_LIGHT[rgb >> 8 & 0xFF];
    float blue = LINEAR_LIGHT[rgb & 0xFF];
    float l = CubeRoots.of(0.4122214708f * red + 0.5363325363f * green + 0.0514459929f * blue);
    float m = CubeRoots.of(0.2119034982f * red + 0.6806995451f * green + 0.1073969566f * blue);
    float s = CubeRoots.of(0.0883024619f * red + 0.2817188376f * green + 0.6299787005f * blue);
    return new Oklab(
        0.2104542553f * l + 0.7936177850f * m - 0.0040720468f * s,
        1.9779984951f * l - 2.4285922050f * m + 0.4505937099f * s,
        0.0259040371f * l + 0.7827717662f * m - 0.8086757660f * s);
  }

  /** The nearest sRGB colour, {@code 0xRRGGBB}. */
  int rgb() {
    double l = cube(lightness + 0.3963377774 * greenRed + 0.2158037573 * blueYellow);
    double m = cube(lightness - 0.1055613458 * greenRed - 0.0638541728 * blueYellow);
    double s = cube(lightness - 0.0894841775 * greenRed - 1.2914855480 * blueYellow);
    return gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 16
        | gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 8
        | gamma(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
  }

  /** The square of the distance between two colours. */
  double squaredDistance(Oklab other) {
    double dl = lightness - other.lightness;
    double da = greenRed - other.greenRed;
    double db = blueYellow - other.blueYellow;
    return dl * dl + da * da + db * db;
  }

  private static double cube(double value) {
    return value * value * value;
  }

  private static int gamma(double light) {
    double value =
        light <= 0.0031308 ? 12.92 * light : 1.055 * StrictMath.pow(light, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * Math.max(0, Math.min(1, value)));
  }

  /** The inverse of sRGB's transfer function (IEC 61966-2-1) for each of its 256 levels. */
  private static float[] linearLight() {
    float[] light = new float[256];
    for (int level = 0; level < 256; level++) {
      double value = level / 255.0;
      light[level] =
          (float) (value <= 0.04045 ? value / 12.92 : StrictMath.pow((value + 0.055) / 1.055, 2.4));
    }
    return light;
  }
}
