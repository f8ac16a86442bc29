package org.asterism.sandbox.server;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asterism.core.AsterismException;

/**
 * A limit such as five requests in any second.
 *
 * @param requests at least 1
 * @param window in which so many requests are answered
 */
public record Rate(int requests, Duration window) {
  /** More than anyone asks. */
  public static final Rate UNLIMITED = new Rate(Integer.MAX_VALUE, Duration.ofSeconds(1));

  private static final Pattern WORDING = Pattern.compile("(\\d{1,9})/(s|min)");

  public Rate {
    if (requests < 1) {
      throw new AsterismException(
          "A rate of %d requests cannot be kept".formatted(requests),
          "nothing would be answered",
          "Allow at least 1, as in 5/s.");
    }
  }

  /** Reads "5/s" or "60/min". */
  public static Rate parse(String text) {
    Matcher wording = WORDING.matcher(text.strip());
    if (!wording.matches()) {
      throw new AsterismException(
          "The rate \"%s\" is not understood".formatted(text),
          "a rate is a whole number of requests per second or minute",
          "Write for example 5/s or 60/min.");
    }
    return new Rate(
        Integer.parseInt(wording.group(1)),
        wording.group(2).equals("s") ? Duration.ofSeconds(1) : Duration.ofMinutes(1));
  }
}
