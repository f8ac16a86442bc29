package org.asterism.bench;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.asterism.core.AsterismException;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.asterism.sandbox.collection.Work;

/** JPEG files to measure with. */
final class Pictures {
  /** The seed of all generated collections here. */
  static final long SEED = 1;

  private Pictures() {}

  /** Drawn by the sandbox, 512 pixels on the long side. */
  static List<byte[]> generated(int count) {
    Measurement.say("drawing %d pictures".formatted(count));
    GeneratedCollection collection = GeneratedCollection.of(SEED, count);
    return collection.works().stream()
        .filter(Work::isOpen)
        .limit(count)
        .parallel()
        .map(work -> collection.picture(work).orElseThrow())
        .toList();
  }

  /** At most so many of a folder and those in it, taken evenly in order of their paths. */
  static List<byte[]> of(Path folder, int most) {
    List<Path> all = paths(folder);
    List<byte[]> chosen = new ArrayList<>();
    try {
      for (int index : spaced(all.size(), most)) {
        chosen.add(Files.readAllBytes(all.get(index)));
      }
      return chosen;
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  /** All JPEG files of a folder and those in it, in order of their paths; at least one. */
  static List<Path> paths(Path folder) {
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      List<Path> all = files.filter(Pictures::isJpeg).sorted().toList();
      if (all.isEmpty()) {
        throw new AsterismException(
            "The folder %s cannot be measured".formatted(folder),
            "it holds no file that ends in .jpg or .jpeg",
            "Name a folder of JPEG files with --images.");
      }
      return all;
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  /** So many of them, again and again if there are fewer. */
  static List<Path> over(List<Path> files, int count) {
    return IntStream.range(0, count).mapToObj(i -> files.get(i % files.size())).toList();
  }

  private static AsterismException unreadable(Path folder, IOException cause) {
    return new AsterismException(
        "The folder %s cannot be read".formatted(folder),
        cause.getClass().getSimpleName() + ": " + cause.getMessage(),
        "Name a folder that exists and can be read with --images.",
        cause);
  }

  private static boolean isJpeg(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return (name.endsWith(".jpg") || name.endsWith(".jpeg")) && Files.isRegularFile(file);
  }

  /** At most {@code most} of the numbers below {@code size}, evenly spaced, the first included. */
  static int[] spaced(int size, int most) {
    int count = Math.min(size, most);
    return IntStream.range(0, count).map(i -> (int) ((long) i * size / count)).toArray();
  }
}
