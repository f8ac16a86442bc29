package org.asterism.serving.live;

import org.asterism.core.AsterismException;

/** There is nothing to answer from yet. */
public final class NoBundleException extends AsterismException {
  NoBundleException(String why) {
    super(
        "Asterism has no collection to answer from",
        why,
        "Publish a bundle; the service takes it up by itself.");
  }
}
