package org.asterism.core;

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
    super("%s: %s. %s".formatted(what, why, remedy));
  }

  /** As above, keeping the technical cause for the log. */
  public AsterismException(String what, String why, String remedy, Throwable cause) {
    super("%s: %s. %s".formatted(what, why, remedy), cause);
  }
}
