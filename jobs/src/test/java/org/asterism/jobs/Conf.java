package org.asterism.jobs;

import java.nio.file.Path;

/** The configuration that users start from. */
final class Conf {
  static final Path FILE = Path.of("..", "conf", "asterism.yaml");

  private Conf() {}
}
