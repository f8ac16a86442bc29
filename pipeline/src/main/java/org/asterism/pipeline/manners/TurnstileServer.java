package org.asterism.pipeline.manners;

import java.util.Map;

/** Grants turns. */
public final class TurnstileServer implements AutoCloseable {
  private final String host;

  private TurnstileServer(String host) {
    this.host = host;
  }

  public static TurnstileServer open(String host) {
    return new TurnstileServer(host);
  }

  public TurnstileAddress address() {
    return new TurnstileAddress(host);
  }

  public Map<String, Traffic> traffic() {
    return Map.of();
  }

  @Override
  public void close() {}
}
