package org.asterism.pipeline.manners;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The header Retry-After (RFC 9110, section 10.2.3): a number of seconds, or a date. */
final class RetryAfter {
  private RetryAfter() {}

  /** How long to wait from now; empty if the server does not say, or says it in no known way. */
  static OptionalLong seconds(@Nullable String text) {
    if (text == null) {
      return OptionalLong.empty();
    }
    if (text.matches("\\d{1,9}")) {
      return OptionalLong.of(Long.parseLong(text));
    }
    try {
      Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return OptionalLong.of(Math.max(0, Duration.between(Instant.now(), date).toSeconds() + 1));
    } catch (DateTimeParseException e) {
      return OptionalLong.empty();
    }
  }
}
