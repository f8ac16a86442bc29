package org.asterism.jobs;

import org.asterism.core.AsterismException;
import org.asterism.core.UnreachableException;

/** What a job's end says to the shell that started it. */
final class ExitCode {
  static final int DONE = 0;
  static final int FAILED = 1;

  /** The call or its input was wrong; what to do was said. Also picocli's own code for this. */
  static final int BAD_INPUT = 2;

  /** Something outside did not answer: a source, to the end; a database, a cluster, a server. */
  static final int UNAVAILABLE = 3;

  private ExitCode() {}

  static int of(AsterismException failure) {
    return failure instanceof UnreachableException ? UNAVAILABLE : BAD_INPUT;
  }
}
