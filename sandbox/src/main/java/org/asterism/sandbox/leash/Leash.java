package org.asterism.sandbox.leash;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Runs another program's {@code main} in this JVM and ends with whoever started it: the starter
 * holds the other end of standard input, which closes however the starter dies, even if it is
 * killed.
 *
 * <p>The program is found by name because it is on this JVM's class path alone; nothing of ours is
 * compiled against it.
 */
public final class Leash {
  /** For a program to end by itself. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Leash() {}

  /**
   * Puts the leash by itself into a folder, for the other JVM's class path. A jar of ours has
   * libraries beside it that would mix with the program's own.
   *
   * @return the folder, made in {@code scratch}
   */
  public static Path copiedInto(Path scratch) throws IOException {
    Path code = scratch.resolve("leash");
    for (Class<?> each : List.of(Leash.class, Scratch.class)) {
      String file = each.getName().replace('.', '/') + ".class";
      Path copy = code.resolve(file);
      Files.createDirectories(copy.getParent());
      try (InputStream in = each.getResourceAsStream("/" + file)) {
        if (in == null) {
          throw new IllegalStateException("a class that runs has a file: " + file);
        }
        Files.copy(in, copy);
      }
    }
    return code;
  }

  /** The folder or jar that this class was loaded from. */
  public static Path ownCode() {
    try {
      return Path.of(Leash.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class is loaded from a place", e);
    }
  }

  /**
   * Starts the program and watches standard input.
   *
   * @param args a folder to delete at the end, the program's main class, and its own arguments
   */
  public static void main(String[] args) throws ReflectiveOperationException {
    Path folder = Path.of(args[0]);
    Thread leash = new Thread(() -> waitForTheEnd(folder), "leash");
    leash.setDaemon(true);
    leash.start();
    String[] rest = Arrays.copyOfRange(args, 2, args.length);
    try {
      Class.forName(args[1]).getMethod("main", String[].class).invoke(null, (Object) rest);
    } catch (InvocationTargetException e) {
      e.getCause().printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  @SuppressWarnings("CatchAndPrintStackTrace") // goes to the log file, which is all there is here
  private static void waitForTheEnd(Path folder) {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever sent.
      }
    } catch (IOException e) {
      e.printStackTrace();
    }
    Scratch.delete(folder);
    Thread limit = new Thread(Leash::haltInTheEnd, "limit");
    limit.setDaemon(true);
    limit.start();
    // Its shutdown hooks let a database write down what it holds: one that may only be read cannot
    // mend itself at the next start.
    System.exit(0);
  }

  private static void haltInTheEnd() {
    try {
      Thread.sleep(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(0);
  }
}
