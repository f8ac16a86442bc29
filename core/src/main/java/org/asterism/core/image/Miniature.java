package org.asterism.core.image;

/**
 * A picture of 48 × 48 grey values and 8 × 8 colours, whatever its proportions: small enough to be
 * kept in a table, and enough to tell whether two files show one picture.
 *
 * @param values 48 × 48 luma values, then 8 × 8 differences of blue and of red from luma, a byte
 *     each; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // miniatures are compared by what they show
public record Miniature(byte[] values) {
  static final int SIDE = 48;
  private static final int COLOURS = 8;

  /** Of the picture reduced to its grey values, and to its colours. */
  static final AreaAverage.Size GREY_CELLS = new AreaAverage.Size(SIDE, SIDE);

  static final AreaAverage.Size COLOUR_CELLS = new AreaAverage.Size(COLOURS, COLOURS);

  private static final int LENGTH = SIDE * SIDE + 2 * COLOURS * COLOURS;

  /** The least standard deviation of luma, of 255, that says more than paper or a dark slide. */
  private static final double LEAST_CONTRAST = 4;

  public Miniature {
    if (values.length != LENGTH) {
      throw new IllegalArgumentException("a miniature of %d bytes".formatted(values.length));
    }
  }

  public static Miniature of(Picture picture) {
    return ofCells(picture.resizedTo(SIDE, SIDE), picture.resizedTo(COLOURS, COLOURS));
  }

  static Miniature ofCells(Picture greyCells, Picture colourCells) {
    byte[] values = new byte[LENGTH];
    int[] grey = greyCells.rgb();
    for (int i = 0; i < grey.length; i++) {
      values[i] = (byte) (Luma.of(grey[i]) / 1000);
    }
    int[] colours = colourCells.rgb();
    for (int i = 0; i < colours.length; i++) {
      int luma = Luma.of(colours[i]) / 1000;
      values[SIDE * SIDE + 2 * i] = (byte) (((colours[i] & 0xFF) - luma) / 2);
      values[SIDE * SIDE + 2 * i + 1] = (byte) (((colours[i] >> 16 & 0xFF) - luma) / 2);
    }
    return new Miniature(values);
  }

  /** Whether it is so near to one brightness all over that pictures like it prove nothing. */
  public boolean isBlank() {
    double sum = 0;
    double squares = 0;
    for (double value : grey()) {
      sum += value;
      squares += value * value;
    }
    double mean = sum / (SIDE * SIDE);
    return squares / (SIDE * SIDE) - mean * mean < LEAST_CONTRAST * LEAST_CONTRAST;
  }

  /** Luma by row and column, 0 to 255. */
  double[] grey() {
    double[] grey = new double[SIDE * SIDE];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = values[i] & 0xFF;
    }
    return grey;
  }

  /** The mean difference of the colours' shares of blue and red, in steps of 255. */
  double colourDifference(Miniature other) {
    int sum = 0;
    for (int i = SIDE * SIDE; i < LENGTH; i++) {
      sum += 2 * Math.abs(values[i] - other.values[i]);
    }
    return (double) sum / (LENGTH - SIDE * SIDE);
  }
}
