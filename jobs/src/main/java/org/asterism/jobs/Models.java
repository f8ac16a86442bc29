package org.asterism.jobs;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.image.Picture;
import org.asterism.core.learned.EncoderSpec;
import org.asterism.core.learned.LearnedEncoder;
import org.asterism.core.learned.Lock;
import org.asterism.core.learned.ModelFile;
import org.asterism.core.learned.ModelFolder;
import org.asterism.core.learned.OnnxRuntime;
import org.asterism.core.learned.OnnxSpec;
import org.asterism.core.learned.PixelBatch;
import org.asterism.core.learned.VectorsSpec;
import org.asterism.core.learned.onnx.OnnxEncoder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code asterism models}: the learned encoders and their files. */
@Command(
    name = "asterism models",
    mixinStandardHelpOptions = true,
    description = "Learned encoders: which there are, bringing their files, and checking them.",
    subcommands = {Models.ListAll.class, Models.Check.class, Models.Pull.class})
public final class Models implements Callable<Integer> {
  private static final int ATTEMPTS = 5;
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final long STEP = 50_000_000;
  private static final double MEGABYTE = 1e6;
  private static final String TEXT = "water lilies on a pond";

  /** Cosine above which two vectors are one but for rounding. */
  private static final double SAME = 0.999;

  public static void main(String[] args) {
    System.exit(Jobs.execute(new CommandLine(new Models()), args));
  }

  @Override
  public Integer call() {
    throw new AsterismException(
        "What to do with models is not said",
        "models wants list, check or pull",
        "Write for example ./asterism models list.");
  }

  /** {@code models list}. */
  @Command(name = "list", description = "Every encoder the settings know.")
  static final class ListAll implements Callable<Integer> {
    @Mixin private final JobOptions options = new JobOptions();

    @Override
    public Integer call() {
      EncoderFile encoders = options.settings().encoderFile();
      ModelFolder folder = encoders.folder();
      System.out.printf(
          "%-22s %-9s %-5s %-22s %s%n", "encoder", "here", "dim", "licence", "source");
      for (EncoderSpec spec : encoders.specs().values()) {
        if (spec instanceof OnnxSpec onnx) {
          print(spec, whereabouts(onnx, folder), onnx.licence(), onnx.source());
        } else if (spec instanceof VectorsSpec vectors) {
          print(
              spec,
              Files.exists(Path.of(vectors.vectors())) ? "yes" : "no",
              null,
              vectors.vectors());
        }
      }
      return ExitCode.DONE;
    }

    private static String whereabouts(OnnxSpec spec, ModelFolder folder) {
      if (folder.holds(spec)) {
        return "yes";
      }
      boolean canBePulled = spec.files().stream().allMatch(file -> file.url() != null);
      return canBePulled ? "no" : "by hand";
    }

    private static void print(
        EncoderSpec spec, String here, @Nullable String licence, @Nullable String source) {
      System.out.printf(
          "%-22s %-9s %-5d %-22s %s%n",
          spec.name(),
          here,
          spec.dimension(),
          licence == null ? "" : licence,
          source == null ? "" : source);
    }
  }

  /** {@code models pull}. */
  @Command(
      name = "pull",
      description = {
        "Downloads an encoder's files and keeps the digests they have in the lock file beside the"
            + " settings. A file that is not what was pinned is refused."
      })
  static final class Pull implements Callable<Integer> {
    @Mixin private final JobOptions options = new JobOptions();

    @Parameters(paramLabel = "NAME", description = "An encoder of conf/encoders.yaml.")
    private String name = "";

    @Override
    public Integer call() {
      EncoderFile encoders = options.settings().encoderFile();
      try (ModelDownload download = new ModelDownload(ATTEMPTS, PAUSE, PATIENCE)) {
        pull(encoders, name, download, System.err);
      }
      return ExitCode.DONE;
    }
  }

  /**
   * Brings what is missing of an encoder and pins it.
   *
   * @throws AsterismException if a file cannot be had or is not what it must be
   */
  static void pull(EncoderFile encoders, String name, ModelDownload download, PrintStream out) {
    OnnxSpec spec = encoders.onnx(name);
    for (ModelFile file : spec.files()) {
      Lock lock = encoders.lock();
      ModelFolder folder = new ModelFolder(Path.of(encoders.models()), lock);
      Path target = folder.of(spec, file);
      boolean isThere = Files.isRegularFile(target);
      Path content = isThere ? target : brought(spec, file, target, download, out);
      String is = ModelFolder.digest(content);
      String must = lock.digest(spec, file).orElse(is);
      if (!is.equals(must)) {
        if (!isThere) {
          discard(content);
        }
        throw ModelFolder.mismatch(spec, target, must, is);
      }
      if (!isThere) {
        ModelDownload.keep(content, target);
      }
      if (lock.digest(spec, file).isEmpty()) {
        lock.with(spec, file, is).write(encoders.lockFile());
      }
      out.printf(
          Locale.ROOT,
          "%s %s  %,.1f MB  SHA-256 %s%n",
          isThere ? "was here" : "pulled  ",
          target,
          target.toFile().length() / MEGABYTE,
          is);
    }
  }

  private static Path brought(
      OnnxSpec spec, ModelFile file, Path target, ModelDownload download, PrintStream out) {
    if (file.url() == null) {
      throw new AsterismException(
          "%s of the encoder %s cannot be downloaded".formatted(file.file(), spec.name()),
          "its entry has no address",
          "Export it as %s describes, and put it into %s."
              .formatted(spec.source(), target.getParent()));
    }
    long[] told = {0};
    return download.bring(
        URI.create(file.url()),
        target,
        bytes -> {
          if (bytes - told[0] >= STEP) {
            told[0] = bytes;
            out.printf(Locale.ROOT, "  %,.0f MB of %s%n", bytes / MEGABYTE, file.file());
          }
        });
  }

  private static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new AsterismException(
          "The file %s cannot be removed".formatted(file),
          String.valueOf(e.getMessage()),
          "Remove it by hand: it is not what was pinned.",
          e);
    }
  }

  /** {@code models check}. */
  @Command(
      name = "check",
      description = {
        "Looks whether files are what was pinned, loads the models, and encodes a picture and a text."
      })
  static final class Check implements Callable<Integer> {
    @Mixin private final JobOptions options = new JobOptions();

    @Parameters(
        paramLabel = "NAME",
        arity = "0..1",
        description = "An encoder; without it, all whose files are here.")
    private @Nullable String name;

    @Override
    public Integer call() {
      Settings settings = options.settings();
      return check(settings, name, System.out) ? ExitCode.DONE : ExitCode.BAD_INPUT;
    }
  }

  /** Returns whether all that was looked at is in order. */
  static boolean check(Settings settings, @Nullable String name, PrintStream out) {
    EncoderFile encoders = settings.encoderFile();
    List<OnnxSpec> specs = new ArrayList<>();
    if (name != null) {
      specs.add(encoders.onnx(name));
    } else {
      for (EncoderSpec spec : encoders.specs().values()) {
        if (spec instanceof OnnxSpec onnx && encoders.folder().holds(onnx)) {
          specs.add(onnx);
        }
      }
    }
    if (specs.isEmpty()) {
      out.printf("No model is in %s. ./asterism models pull NAME brings one.%n", encoders.models());
    }
    boolean isGood = true;
    for (OnnxSpec spec : specs) {
      try {
        out.printf("%-22s %s%n", spec.name(), checked(spec, encoders, settings));
      } catch (AsterismException e) {
        out.printf("%-22s %s%n", spec.name(), e.getMessage());
        isGood = false;
      }
    }
    return isGood;
  }

  private static String checked(OnnxSpec spec, EncoderFile encoders, Settings settings) {
    OnnxRuntime.require();
    OnnxSpec pinned = encoders.folder().pinned(spec);
    int threads = Runtime.getRuntime().availableProcessors();
    try (LearnedEncoder encoder =
        OnnxEncoder.load(pinned, encoders.folder(), settings.encoders().device(), threads)) {
      int batch = settings.encoders().batch();
      PixelBatch grey = new PixelBatch(spec.image().preprocessing(), batch);
      grey.add(greyPicture());
      try (LearnedEncoder.Pictures pictures = encoder.pictures()) {
        requireFinite(spec, pictures.encode(grey)[0]);
      }
      if (spec.text() != null) {
        try (LearnedEncoder.Texts texts = encoder.texts()) {
          requireSameBesideOthers(spec, texts, batch);
        }
      }
      return "is in order on %s, as %s".formatted(encoder.device(), pinned.model());
    }
  }

  /** In a batch a text may be padded, which its model must look past. */
  private static void requireSameBesideOthers(
      OnnxSpec spec, LearnedEncoder.Texts texts, int batch) {
    float @Nullable [] alone = texts.encode(TEXT);
    requireFinite(spec, alone);
    float[] unit = UnitVectors.unitLength(alone);
    float[] beside = UnitVectors.unitLength(texts.encode(List.of(TEXT, "night"), batch)[0]);
    if (!(UnitVectors.cosine(unit, beside) > SAME)) {
      throw new AsterismException(
          "The encoder %s cannot be used".formatted(spec.name()),
          "a text that is padded has another vector than the text alone",
          "Set text.pad in its entry in conf/encoders.yaml, or leave text.mask out.");
    }
  }

  private static void requireFinite(OnnxSpec spec, float @Nullable [] vector) {
    boolean isFinite = vector != null;
    for (int i = 0; isFinite && i < vector.length; i++) {
      isFinite = Float.isFinite(vector[i]);
    }
    if (!isFinite) {
      throw new AsterismException(
          "The encoder %s cannot be used".formatted(spec.name()),
          "it gave a vector that is not finite",
          "The model, or its entry in conf/encoders.yaml, is wrong.");
    }
  }

  private static Picture greyPicture() {
    int side = 32;
    int[] rgb = new int[side * side];
    Arrays.fill(rgb, 0x808080);
    rgb[0] = 0xFFFFFF;
    return new Picture(side, side, rgb);
  }
}
