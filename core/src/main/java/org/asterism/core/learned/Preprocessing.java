package org.asterism.core.learned;

import java.nio.FloatBuffer;
import java.util.List;
import org.asterism.core.image.Picture;
import org.jspecify.annotations.Nullable;

/**
 * What a model wants done to a picture before it looks: resize, crop from the middle, and {@code
 * (value / 255 - mean) / std} for each of red, green and blue.
 *
 * @param shortest pixels the shorter side is brought to, the proportions kept; or null
 * @param stretch pixels both sides are brought to, whatever the proportions; or null
 * @param crop width and height of what the model sees, in pixels
 * @param interpolation the kernel of the resize
 * @param mean of red, green and blue
 * @param std of red, green and blue, above 0
 */
public record Preprocessing(
    @Nullable Integer shortest,
    @Nullable Integer stretch,
    int crop,
    Interpolation interpolation,
    List<Float> mean,
    List<Float> std) {
  private static final int CHANNELS = 3;
  private static final int LARGEST = 4_096;
  private static final int LEVELS = 256;

  public Preprocessing {
    SpecErrors.require(crop >= 1 && crop <= LARGEST, "crop", "a whole number from 1 to " + LARGEST);
    SpecErrors.require(
        (shortest == null) != (stretch == null),
        "shortest",
        "set, or stretch instead, but not both");
    int side = shortest != null ? shortest : stretch;
    SpecErrors.require(
        side >= crop && side <= LARGEST,
        shortest != null ? "shortest" : "stretch",
        "a whole number from crop to " + LARGEST);
    SpecErrors.require(interpolation != null, "interpolation", "bicubic or bilinear");
    SpecErrors.require(mean != null && mean.size() == CHANNELS, "mean", "three numbers");
    SpecErrors.require(
        std != null && std.size() == CHANNELS && std.stream().allMatch(each -> each > 0),
        "std",
        "three numbers above 0");
    mean = List.copyOf(mean);
    std = List.copyOf(std);
  }

  /** Numbers the model is fed for one picture, {@code 3 × crop × crop}. */
  public int numbers() {
    return CHANNELS * crop * crop;
  }

  /** The part of the picture the model sees, at its size. */
  Picture seen(Picture picture) {
    int width = stretch != null ? stretch : brought(picture.width(), picture);
    int height = stretch != null ? stretch : brought(picture.height(), picture);
    return Resampled.of(
        picture, interpolation, width, height, (width - crop) / 2, (height - crop) / 2, crop, crop);
  }

  /** Rounded as Python does, half to even. */
  private int brought(int side, Picture picture) {
    double scale = (double) shortest / Math.min(picture.width(), picture.height());
    return (int) Math.max(shortest, Math.min(Integer.MAX_VALUE, Math.rint(side * scale)));
  }

  /**
   * Writes the picture as the model wants it: all red values row by row, then green, then blue.
   *
   * @param buffer takes {@link #numbers()} more numbers from {@code at} on; its position stays
   */
  public void write(Picture picture, FloatBuffer buffer, int at) {
    int[] rgb = seen(picture).rgb();
    float[] values = new float[rgb.length];
    for (int channel = 0; channel < CHANNELS; channel++) {
      float[] level = levels(channel);
      int shift = 16 - 8 * channel;
      for (int i = 0; i < rgb.length; i++) {
        values[i] = level[rgb[i] >> shift & 0xFF];
      }
      buffer.put(at + channel * rgb.length, values);
    }
  }

  private float[] levels(int channel) {
    float[] levels = new float[LEVELS];
    for (int value = 0; value < LEVELS; value++) {
      levels[value] = (value / 255f - mean.get(channel)) / std.get(channel);
    }
    return levels;
  }
}
