package org.asterism.serving.http;

import org.asterism.core.AsterismException;

/** A failure that is the request's, with its HTTP status. */
public final class ProblemException extends RuntimeException {
  private final int status;

  private ProblemException(int status, String what, String why, String remedy) {
    super("%s: %s. %s".formatted(what, why, remedy));
    this.status = status;
  }

  private ProblemException(int status, AsterismException refusal) {
    super(refusal.getMessage(), refusal);
    this.status = status;
  }

  public static ProblemException badRequest(String what, String why, String remedy) {
    return new ProblemException(400, what, why, remedy);
  }

  /** A refusal by the core that is the request's fault, with the same words. */
  public static ProblemException of(int status, AsterismException refusal) {
    return new ProblemException(status, refusal);
  }

  public static ProblemException notFound(String what, String why, String remedy) {
    return new ProblemException(404, what, why, remedy);
  }

  public static ProblemException tooLarge(String what, String why, String remedy) {
    return new ProblemException(413, what, why, remedy);
  }

  int status() {
    return status;
  }
}
