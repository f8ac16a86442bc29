package org.asterism.pipeline.enrich;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.asterism.core.image.Picture;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text in a picture by the program {@code tesseract}, in a process of its own: a picture
 * that crashes it or makes it hang costs that picture's text and nothing else.
 */
final class Tesseract {
  /** Long side in pixels of what is read; more only takes longer. */
  private static final int LONG_SIDE = 2_000;

  /** The most bytes of its answer that are looked at. */
  private static final int MOST_ANSWER = 8_000_000;

  /** Finds text in no particular order, as on posters; see {@code tesseract --help-psm}. */
  private static final String SPARSE_TEXT = "11";

  /** Looked for once in each JVM, by search path. */
  private static final Map<String, Tesseract> FOUND = new ConcurrentHashMap<>();

  private final @Nullable Path program;
  private final Set<String> languages;

  private Tesseract(@Nullable Path program, Set<String> languages) {
    this.program = program;
    this.languages = languages;
  }

  /** The first {@code tesseract} on that list of folders, with the languages it has. */
  static Tesseract on(String searchPath) {
    return FOUND.computeIfAbsent(searchPath, Tesseract::find);
  }

  private static Tesseract find(String searchPath) {
    Optional<Path> program =
        Arrays.stream(searchPath.split(File.pathSeparator))
            .filter(folder -> !folder.isBlank())
            .map(folder -> Path.of(folder, "tesseract"))
            .filter(Files::isExecutable)
            .findFirst();
    if (program.isEmpty()) {
      return new Tesseract(null, Set.of());
    }
    Answer answer =
        ask(List.of(program.get().toString(), "--list-langs"), new byte[0], Duration.ofSeconds(30));
    // A heading, then one language a line.
    return new Tesseract(
        program.get(),
        answer.text().lines().skip(1).map(String::strip).collect(Collectors.toSet()));
  }

  /** What keeps it from reading these languages, joined by a plus sign; nothing if it can. */
  Optional<String> obstacle(String wanted) {
    if (program == null) {
      return Optional.of(OcrState.ABSENT);
    }
    String missing =
        Arrays.stream(wanted.split("\\+"))
            .filter(language -> !languages.contains(language))
            .collect(Collectors.joining("+"));
    return missing.isEmpty() ? Optional.empty() : Optional.of(OcrState.languageMissing(missing));
  }

  /**
   * The words in the picture that it is sure of.
   *
   * @param wanted languages it has, joined by a plus sign
   * @param limit after which it is killed
   */
  OcrText read(Picture picture, String wanted, Duration limit) {
    List<String> command =
        List.of(
            String.valueOf(program),
            "stdin",
            "stdout",
            "-l",
            wanted,
            "--psm",
            SPARSE_TEXT,
            "-c",
            "tessedit_create_tsv=1");
    Answer answer = ask(command, PortablePixmap.of(picture.reducedTo(LONG_SIDE)), limit);
    return answer.failure() != null
        ? new OcrText(null, OcrState.failed(answer.failure()))
        : OcrText.ofTable(answer.text());
  }

  /**
   * @param failure why there is no answer, or null
   */
  private record Answer(String text, @Nullable String failure) {
    static Answer failed(String reason) {
      return new Answer("", reason);
    }
  }

  // Files rather than pipes: neither side can wait for the other, and no thread is needed.
  private static Answer ask(List<String> command, byte[] input, Duration limit) {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("asterism-ocr");
      Path in = Files.write(folder.resolve("in"), input);
      Path out = folder.resolve("out");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      // Spark runs as many tasks as there are cores; more threads would only get in their way.
      builder.environment().put("OMP_THREAD_LIMIT", "1");
      return answer(builder.start(), out, limit);
    } catch (IOException e) {
      return Answer.failed("it could not be run");
    } finally {
      delete(folder);
    }
  }

  private static Answer answer(Process process, Path out, Duration limit) throws IOException {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return Answer.failed("it took longer than %d s".formatted(limit.toSeconds()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.failed("it was interrupted");
    } finally {
      kill(process);
    }
    if (process.exitValue() != 0) {
      return Answer.failed("it ended with exit code %d".formatted(process.exitValue()));
    }
    if (Files.size(out) > MOST_ANSWER) {
      return Answer.failed("its answer is longer than %d MB".formatted(MOST_ANSWER / 1_000_000));
    }
    return new Answer(new String(Files.readAllBytes(out), StandardCharsets.UTF_8), null);
  }

  /** With whatever it started itself, as a wrapping script does. */
  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static void delete(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try {
      Files.deleteIfExists(folder.resolve("in"));
      Files.deleteIfExists(folder.resolve("out"));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the folder %s cannot be removed".formatted(folder), e);
    }
  }
}
