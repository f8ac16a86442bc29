package org.asterism.core.artwork;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Dynasties, reigns and other periods by name; the years are those museums commonly give. */
final class Periods {
  private static final Map<String, YearRange> BY_NAME = read();
  private static final int MOST_WORDS =
      BY_NAME.keySet().stream().mapToInt(name -> name.split(" ").length).max().orElse(0);

  private Periods() {}

  /**
   * @param name as it was found in the text
   * @param years first and last year
   */
  record Period(String name, YearRange years) {}

  /** The period whose name, of all that occur in a text, has the most words. */
  static Optional<Period> in(String canonical) {
    String[] words = canonical.split(" ");
    for (int length = Math.min(MOST_WORDS, words.length); length > 0; length--) {
      for (int start = 0; start + length <= words.length; start++) {
        String name = String.join(" ", Arrays.copyOfRange(words, start, start + length));
        YearRange years = BY_NAME.get(name);
        if (years != null) {
          return Optional.of(new Period(name, years));
        }
      }
    }
    return Optional.empty();
  }

  private static Map<String, YearRange> read() {
    Map<String, YearRange> periods = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Periods.class.getResourceAsStream("periods.csv"), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          String[] fields = line.split(";");
          YearRange years = new YearRange(Integer.parseInt(fields[0]), Integer.parseInt(fields[1]));
          for (String name : fields[2].split("\\|")) {
            periods.put(DateWords.canonical(name), years);
          }
        }
      }
      return periods;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
