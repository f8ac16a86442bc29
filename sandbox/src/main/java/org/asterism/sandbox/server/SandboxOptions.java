package org.asterism.sandbox.server;

import org.asterism.core.AsterismException;

/**
 * How the museum behaves.
 *
 * @param host the address to listen on
 * @param port the port to listen on, 0 for any free one
 * @param rate how many requests each museum answers before it says 429
 * @param faults which requests go wrong
 */
public record SandboxOptions(String host, int port, Rate rate, FaultPlan faults) {
  public SandboxOptions {
    if (port < 0 || port > 65_535) {
      throw new AsterismException(
          "The port %d cannot be used".formatted(port),
          "ports run from 0 to 65535",
          "Choose another, or 0 for any free port.");
    }
  }

  /** Any free port of this machine, no limit, no faults. */
  public static SandboxOptions wellBehaved() {
    return new SandboxOptions("127.0.0.1", 0, Rate.UNLIMITED, FaultPlan.NONE);
  }

  public SandboxOptions withPort(int newPort) {
    return new SandboxOptions(host, newPort, rate, faults);
  }

  public SandboxOptions withRate(Rate newRate) {
    return new SandboxOptions(host, port, newRate, faults);
  }

  public SandboxOptions withFaults(FaultPlan newFaults) {
    return new SandboxOptions(host, port, rate, newFaults);
  }
}
