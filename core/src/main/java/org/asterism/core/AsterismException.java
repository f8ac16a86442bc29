package org.asterism.core;

import org.jspecify.annotations.Nullable;

/**
 * A failure its reader can act on. The message is for a person and says what happened, why, and
 * what to do now; entry points print it without a stack trace.
 */
public class AsterismException extends RuntimeException {
  /**
   * @param what what went wrong, as a sentence without its full stop
   * @param why the cause, as far as known
   * @param remedy what the reader can do now, as a whole sentence
   */
  public AsterismException(String what, String why, String remedy) {
    super(sentences(what, why, remedy));
  }

  /** As above, keeping the technical cause for the log. */
  public AsterismException(String what, String why, String remedy, @Nullable Throwable cause) {
    super(sentences(what, why, remedy), cause);
  }

  /** A cause that another program worded may end with a full stop of its own. */
  private static String sentences(String what, String why, String remedy) {
    String cause = why.strip();
    return "%s: %s%s %s".formatted(what, cause, cause.endsWith(".") ? "" : ".", remedy);
  }
}
