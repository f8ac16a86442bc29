package org.asterism.jobs;

import java.time.Duration;
import java.util.Locale;
import org.asterism.pipeline.lake.Progress;

/**
 * A piece of work and how far it is.
 *
 * @param what the things counted
 * @param done how many are done
 * @param total how many there will be, or {@link Progress#UNKNOWN}
 * @param elapsed since it began
 */
record Counting(String what, long done, long total, Duration elapsed) {

  /** "312 of 600 pictures · 104/s · 3 s left". */
  String line() {
    StringBuilder line = new StringBuilder();
    if (total == Progress.UNKNOWN) {
      line.append("%,d %s".formatted(done, what));
    } else {
      line.append("%,d of %,d %s".formatted(done, total, what));
    }
    double seconds = elapsed.toMillis() / 1000.0;
    if (done > 0 && seconds > 0) {
      double rate = done / seconds;
      line.append(String.format(Locale.ROOT, rate < 10 ? " · %.1f/s" : " · %.0f/s", rate));
      if (total > done) {
        line.append(" · %s left".formatted(inWords(Math.round((total - done) / rate))));
      }
    }
    return line.toString();
  }

  static String inWords(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? "%d min %02d s".formatted(seconds / 60, seconds % 60)
        : "%d h %02d min".formatted(seconds / 3600, seconds / 60 % 60);
  }
}
