package org.asterism.sandbox.server;

import org.asterism.core.AsterismException;

/** Another program listens on the port. */
public final class PortTakenException extends AsterismException {
  PortTakenException(String host, int port, Throwable cause) {
    super(
        "The sandbox cannot listen on %s:%d".formatted(host, port),
        "another program already does",
        "Stop it, or choose another port; --port 0 takes any free one.",
        cause);
  }
}
