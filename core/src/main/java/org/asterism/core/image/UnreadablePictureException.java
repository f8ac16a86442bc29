package org.asterism.core.image;

import org.asterism.core.AsterismException;

/** Bytes that are not a picture Asterism can use. The message says why. */
public final class UnreadablePictureException extends AsterismException {
  private final String reason;

  public UnreadablePictureException(String reason, String remedy) {
    super("This is not a picture that can be used", reason, remedy);
    this.reason = reason;
  }

  /** The cause alone, short, as kept beside a refused record. */
  public String reason() {
    return reason;
  }
}
