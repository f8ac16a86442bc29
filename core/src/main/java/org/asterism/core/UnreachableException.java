package org.asterism.core;

import org.jspecify.annotations.Nullable;

/**
 * Something outside does not answer: a database, a cluster, a server of models. The call may be
 * right and do later what it does not now.
 */
public final class UnreachableException extends AsterismException {
  /** As {@link AsterismException#AsterismException(String, String, String, Throwable)}. */
  public UnreachableException(String what, String why, String remedy, @Nullable Throwable cause) {
    super(what, why, remedy, cause);
  }
}
