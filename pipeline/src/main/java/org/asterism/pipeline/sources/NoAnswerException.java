package org.asterism.pipeline.sources;

import java.net.URI;
import org.asterism.pipeline.manners.Answer;

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

  /** What was asked for, if it was given. */
  static Answer.Given unlessGiven(URI uri, Answer answer) throws NoAnswerException {
    if (answer instanceof Answer.Given given) {
      return given;
    }
    if (answer instanceof Answer.OverBudget over) {
      throw new NoAnswerException(uri, over.reason(), Kind.OVER_BUDGET);
    }
    if (answer instanceof Answer.Unavailable unavailable) {
      throw new NoAnswerException(uri, unavailable.reason(), Kind.PASSING);
    }
    String reason =
        answer instanceof Answer.Refused refused ? refused.reason() : "not modified, unasked for";
    if (reason.equals("HTTP 401")) {
      reason = "the server does not accept the key (HTTP 401)";
    }
    throw new NoAnswerException(uri, reason, Kind.FINAL);
  }

  /** A query may hold an API key. */
  private static String withoutQuery(URI uri) {
    return uri.getAuthority() == null
        ? "%s:%s".formatted(uri.getScheme(), uri.getPath())
        : "%s://%s%s".formatted(uri.getScheme(), uri.getAuthority(), uri.getPath());
  }

  public Kind kind() {
    return kind;
  }
}
