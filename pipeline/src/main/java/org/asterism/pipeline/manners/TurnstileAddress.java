package org.asterism.pipeline.manners;

import java.io.Serializable;

/**
 * Where the turnstile of a run is.
 *
 * @param secret which a caller has to know
 */
public record TurnstileAddress(String host, int port, String secret) implements Serializable {
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
