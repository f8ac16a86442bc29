package org.asterism.sandbox.server;

import org.asterism.core.AsterismException;

/**
 * How the museum behaves.
 *
 * @param host the address to listen on
 * @param port the port to listen on, 0 for any free one
 * @param rate how many requests each museum answers before it says 429
 * @param statedRate how many visitors are asked to keep to; who does not is answered all the same,
 *     and counted
 * @param faults which requests go wrong
 * @param drawnMebibytes how much room pictures have that are drawn before the doors open, in a
 *     temporary file; 0 to draw each when it is asked for
 */
public record SandboxOptions(
    String host, int port, Rate rate, Rate statedRate, FaultPlan faults, int drawnMebibytes) {
  public SandboxOptions {
    if (port < 0 || port > 65_535) {
      throw new AsterismException(
          "The port %d cannot be used".formatted(port),
          "ports run from 0 to 65535",
          "Choose another, or 0 for any free port.");
    }
    if (drawnMebibytes < 0) {
      throw new AsterismException(
          "Pictures cannot be drawn into %d MiB".formatted(drawnMebibytes),
          "it is the size of a file",
          "Give 0 or more.");
    }
  }

  /** Any free port of this machine, no limit, no faults. */
  public static SandboxOptions wellBehaved() {
    return new SandboxOptions("127.0.0.1", 0, Rate.UNLIMITED, Rate.UNLIMITED, FaultPlan.NONE, 0);
  }

  public SandboxOptions withPort(int newPort) {
    return new SandboxOptions(host, newPort, rate, statedRate, faults, drawnMebibytes);
  }

  public SandboxOptions withRate(Rate newRate) {
    return new SandboxOptions(host, port, newRate, statedRate, faults, drawnMebibytes);
  }

  public SandboxOptions withStatedRate(Rate newRate) {
    return new SandboxOptions(host, port, rate, newRate, faults, drawnMebibytes);
  }

  public SandboxOptions withFaults(FaultPlan newFaults) {
    return new SandboxOptions(host, port, rate, statedRate, newFaults, drawnMebibytes);
  }

  public SandboxOptions withPicturesDrawn(int mebibytes) {
    return new SandboxOptions(host, port, rate, statedRate, faults, mebibytes);
  }
}
