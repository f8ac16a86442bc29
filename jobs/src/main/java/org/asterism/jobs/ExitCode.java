package org.asterism.jobs;

/** What a job's end says to the shell that started it. */
final class ExitCode {
  static final int DONE = 0;
  static final int FAILED = 1;

  /** The call or its input was wrong; what to do was said. Also picocli's own code for this. */
  static final int BAD_INPUT = 2;

  /** Done as far as it went, but a source could not be reached to the end. */
  static final int SOURCE_UNAVAILABLE = 3;

  private ExitCode() {}
}
