package org.asterism.jobs;

import java.util.List;

/** {@code asterism publish}. */
public final class Publish {
  private Publish() {}

  public static void main(String[] args) {
    Jobs.main(
        "publish",
        "Writes the bundle that serving answers from: all tables -> bundles.",
        args,
        settings -> List.of(Stages.publish(settings)));
  }
}
