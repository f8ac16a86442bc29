package org.asterism.pipeline.sources;

import java.net.URI;

/** A question that got no usable answer. The message says why, without the question's secrets. */
public final class NoAnswerException extends Exception {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  /** Whether there is a point in asking again. */
  public enum Kind {
    /** A later run may have more luck. */
    PASSING,
    /** The same question will never get an answer. */
    FINAL,
    /** The run has used up its requests. */
    OVER_BUDGET
  }

  public NoAnswerException(URI uri, String reason, Kind kind) {
    super("%s: %s".formatted(withoutQuery(uri), reason));
    this.kind = kind;
  }

  /** A query may hold an API key. */
  private static String withoutQuery(URI uri) {
    return "%s://%s%s".formatted(uri.getScheme(), uri.getAuthority(), uri.getPath());
  }

  public Kind kind() {
    return kind;
  }
}
