package org.asterism.pipeline.lake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.asterism.core.AsterismException;

/**
 * Tells a full or sealed storage from other failures: Spark, Delta and Hadoop wrap it in theirs.
 */
final class StorageTrouble {
  private static final List<String> FULL =
      List.of("no space left on device", "disk quota exceeded", "not enough space");

  private static final List<String> SEALED =
      List.of(
          "read-only file system",
          "permission denied",
          "access denied",
          "accessdenied",
          "mkdirs failed");

  private StorageTrouble() {}

  /**
   * What a person should know about it.
   *
   * @return nothing if the failure is of another kind, or explains itself
   */
  static Optional<AsterismException> in(Throwable failure, String stage, Lake lake) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AsterismException) {
        return Optional.empty();
      }
      String said = String.valueOf(cause).toLowerCase(Locale.ROOT);
      // A message of many lines is one that repeats its cause's.
      boolean innermost = cause.getCause() == null || cause.getCause() == cause;
      if (innermost && FULL.stream().anyMatch(said::contains)) {
        return Optional.of(
            unwritable(
                stage,
                lake,
                "its disk, or that of Spark's temporary files, has no space left",
                "Make room there and run again",
                failure));
      }
      if (innermost && SEALED.stream().anyMatch(said::contains)) {
        return Optional.of(
            unwritable(
                stage,
                lake,
                firstLine(cause),
                "See that it may be written with these credentials and run again",
                failure));
      }
    }
    return Optional.empty();
  }

  private static AsterismException unwritable(
      String stage, Lake lake, String why, String whatNow, Throwable cause) {
    return new AsterismException(
        "%s cannot write to the lake %s".formatted(stage, lake.root()),
        why,
        whatNow + "; what the tables hold is whole, and what was brought before is kept.",
        cause);
  }

  private static String firstLine(Throwable cause) {
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("it may not be written");
  }
}
