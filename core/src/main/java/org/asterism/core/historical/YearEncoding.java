package org.asterism.core.historical;

import org.asterism.core.artwork.YearRange;

/**
 * Years as waves of many lengths, so that the cosine of two encodings falls smoothly with the years
 * between them: quickly at first, then slowly, as a decade matters more within a century than
 * between two.
 *
 * <p>A range of years is the mean of its years' encodings, which has a closed form: the middle
 * year's wave times sinc(ω · half the width). Short waves fade as the width grows; an imprecise
 * date says little about decades and still something about centuries.
 */
public final class YearEncoding {
  /** Two numbers, cosine and sine, for each wave. */
  public static final int DIMENSION = 64;

  private static final int WAVES = DIMENSION / 2;
  private static final double SHORTEST_YEARS = 40;
  private static final double LONGEST_YEARS = 4_000;

  private YearEncoding() {}

  /**
   * What a date of that width says: the mean square of the waves it leaves, in (0, 1]. 1.00 for a
   * year, 0.98 for a decade, 0.60 for a century.
   */
  public static double certainty(YearRange years) {
    double squares = 0;
    for (int wave = 0; wave < WAVES; wave++) {
      double left = left(years, wave);
      squares += left * left;
    }
    return squares / WAVES;
  }

  /** What the width of the range leaves of a wave, with its sign. */
  private static double left(YearRange years, int wave) {
    double half = omega(wave) * (years.to() - years.from() + 1) / 2.0;
    return Math.sin(half) / half;
  }

  private static double omega(int wave) {
    double length = SHORTEST_YEARS * Math.pow(LONGEST_YEARS / SHORTEST_YEARS, wave / (WAVES - 1.0));
    return 2 * Math.PI / length;
  }

  /**
   * @return {@code float[64]} of length 1
   */
  public static float[] of(YearRange years) {
    double middle = (years.from() + years.to()) / 2.0;
    double[] waves = new double[DIMENSION];
    double squares = 0;
    for (int wave = 0; wave < WAVES; wave++) {
      double omega = omega(wave);
      double precision = left(years, wave);
      waves[2 * wave] = precision * Math.cos(omega * middle);
      waves[2 * wave + 1] = precision * Math.sin(omega * middle);
      squares += precision * precision;
    }
    float[] encoding = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      encoding[i] = (float) (waves[i] / Math.sqrt(squares));
    }
    return encoding;
  }
}
