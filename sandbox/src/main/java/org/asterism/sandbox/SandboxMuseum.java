package org.asterism.sandbox;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.asterism.core.AsterismException;
import org.asterism.sandbox.collection.Collection;
import org.asterism.sandbox.collection.FolderCollection;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.asterism.sandbox.server.FaultPlan;
import org.asterism.sandbox.server.PortTakenException;
import org.asterism.sandbox.server.Rate;
import org.asterism.sandbox.server.SandboxOptions;
import org.asterism.sandbox.server.SandboxServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a sandbox museum and keeps it open until it is told to stop. */
@Command(
    name = "asterism-sandbox",
    mixinStandardHelpOptions = true,
    description =
        "A museum to practise on: three collections' APIs over generated artworks or a folder.",
    exitCodeOnInvalidInput = SandboxMuseum.BAD_INPUT,
    sortOptions = false)
public final class SandboxMuseum implements Callable<Integer> {
  static final int BAD_INPUT = 2;
  static final int PORT_TAKEN = 3;

  @Spec private CommandSpec spec;

  @Option(names = "--port", defaultValue = "0", description = "port to listen on; 0: any free one")
  private int port;

  @Option(names = "--host", defaultValue = "127.0.0.1", description = "address to listen on")
  private String host;

  @Option(names = "--works", defaultValue = "600", description = "how many works to generate")
  private int works;

  @Option(names = "--images", description = "show this folder, which has a manifest.csv, instead")
  private @Nullable Path images;

  @Option(names = "--seed", defaultValue = "1", description = "of the works and the faults")
  private long seed;

  @Option(names = "--rate", description = "answer at most so many requests a museum, as in 5/s")
  private @Nullable String rate;

  @Option(names = "--stated-rate", description = "count requests that come faster than this rate")
  private @Nullable String statedRate;

  @Option(names = "--faults", defaultValue = "0", description = "share of requests that go wrong")
  private double faults;

  @Option(names = "--bad-pictures", defaultValue = "0", description = "works with a broken picture")
  private int badPictures;

  @Option(names = "--distinct-pictures", description = "let generated works share so many pictures")
  private @Nullable Integer distinctPictures;

  @Option(
      names = "--drawn",
      defaultValue = "0",
      description = "draw pictures before opening, into a file of at most so many MiB")
  private int drawn;

  @Option(names = "--port-file", description = "write the port to this file once it is open")
  private @Nullable Path portFile;

  public static void main(String[] args) {
    int exit =
        run(
            args,
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    // An open museum lives on in this thread, so whoever comes here is done.
    System.exit(exit);
  }

  static int run(String[] args, PrintWriter out, PrintWriter err) {
    return new CommandLine(new SandboxMuseum())
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (failure instanceof AsterismException told) {
                command.getErr().println(told.getMessage());
                return failure instanceof PortTakenException ? PORT_TAKEN : BAD_INPUT;
              }
              throw failure;
            })
        .execute(args);
  }

  @Override
  public Integer call() throws InterruptedException {
    ImageIO.setUseCache(false);
    SandboxOptions options =
        new SandboxOptions(
            host,
            port,
            rate == null ? Rate.UNLIMITED : Rate.parse(rate),
            statedRate == null ? Rate.UNLIMITED : Rate.parse(statedRate),
            new FaultPlan(faults, badPictures, seed).withEveryKind(),
            drawn);
    try (SandboxServer museum = SandboxServer.start(collection(), options)) {
      spec.commandLine()
          .getOut()
          .printf("Sandbox museum at %s  (%s)%n", museum.baseUri(), museum.title());
      if (portFile != null) {
        writePort(portFile, museum.port());
      }
      Thread.currentThread().join();
    }
    return 0;
  }

  private Collection collection() {
    if (images != null) {
      return FolderCollection.read(images);
    }
    GeneratedCollection generated = GeneratedCollection.of(seed, works);
    return distinctPictures == null ? generated : generated.withDistinctPictures(distinctPictures);
  }

  private static void writePort(Path file, int port) {
    try {
      Files.writeString(file, port + "\n");
    } catch (IOException e) {
      throw new AsterismException(
          "The port file %s cannot be written".formatted(file),
          String.valueOf(e.getMessage()),
          "Name a file in a folder that exists and can be written.",
          e);
    }
  }
}
