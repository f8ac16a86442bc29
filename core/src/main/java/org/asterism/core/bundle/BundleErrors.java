package org.asterism.core.bundle;

import java.io.IOException;
import java.nio.file.Path;
import org.asterism.core.AsterismException;

/** Every failure a reader or writer of bundles reports, in one place. */
final class BundleErrors {
  private static final String PUBLISH_AGAIN =
      "Publish it again, or go back to an earlier bundle; nothing in this one is used.";

  private BundleErrors() {}

  static AsterismException damaged(Path bundle, String file, String why) {
    return new AsterismException(
        "The bundle %s is damaged".formatted(bundle.getFileName()),
        "%s: %s".formatted(file, why),
        PUBLISH_AGAIN);
  }

  static AsterismException damaged(Path bundle, String file, String why, Exception cause) {
    return new AsterismException(
        "The bundle %s is damaged".formatted(bundle.getFileName()),
        "%s: %s".formatted(file, why),
        PUBLISH_AGAIN,
        cause);
  }

  static AsterismException unreadable(Path file, IOException cause) {
    return new AsterismException(
        "The file %s cannot be read".formatted(file),
        reason(cause),
        "Check that it exists and that this user may read it.",
        cause);
  }

  static AsterismException unwritable(Path folder, IOException cause) {
    return new AsterismException(
        "No bundle can be written into %s".formatted(folder),
        reason(cause),
        "Check the free space and that this user may write there.",
        cause);
  }

  static AsterismException badContent(String what, String why) {
    return new AsterismException(
        "The bundle cannot take %s".formatted(what), why, "Nothing was published; correct it.");
  }

  static AsterismException none(Path bundles) {
    return new AsterismException(
        "There is no bundle in %s".formatted(bundles),
        "it has no file %s".formatted(BundleLayout.CURRENT),
        "Run the publish stage, or point asterism.bundles at the folder it publishes into.");
  }

  private static String reason(IOException cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
