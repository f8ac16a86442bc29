package org.asterism.core.recommend;

import org.asterism.core.AsterismException;

/** A request nothing can be recommended for, through no fault of the bundle. */
public final class UnusableRequestException extends AsterismException {
  public UnusableRequestException(String what, String why, String remedy) {
    super(what, why, remedy);
  }
}
