package org.asterism.pipeline.enrich;

import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.asterism.core.AsterismException;
import org.asterism.core.image.Picture;
import org.asterism.core.image.TextDetector;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how the text in pictures is read.
 *
 * @param isOn or nothing is read
 * @param languages by tesseract's names, joined by a plus sign, such as {@code eng+deu}
 * @param searchPath the folders a program is looked for in, as in the variable PATH; null for that
 *     of the machine it runs on
 * @param limit for one picture
 */
public record Ocr(boolean isOn, String languages, @Nullable String searchPath, Duration limit)
    implements Serializable {
  /** Tesseract's names end up on a command line and must not be taken for options. */
  private static final Pattern LANGUAGES = Pattern.compile("\\w+(\\+\\w+)*");

  /** For one picture; a page of small type takes a few seconds. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  public Ocr {
    if (!LANGUAGES.matcher(languages).matches()) {
      throw new AsterismException(
          "enrich.ocr-languages is \"%s\"".formatted(languages),
          "languages have tesseract's names, joined by plus signs",
          "Set it to such as eng or eng+deu; tesseract --list-langs shows what is installed.");
    }
  }

  /** With the programs of the machine it runs on. */
  public static Ocr of(boolean isOn, String languages) {
    return new Ocr(isOn, languages, null, LIMIT);
  }

  /** What keeps this machine from reading, as {@code ocr_state} says it; nothing if it can. */
  Optional<String> obstacle() {
    return isOn ? tesseract().obstacle(languages) : Optional.of(OcrState.OFF);
  }

  /** The text in a picture, if it looks as if there were some. */
  OcrText textIn(Picture picture) {
    Optional<String> obstacle = obstacle();
    if (obstacle.isPresent()) {
      return new OcrText(null, obstacle.get());
    }
    if (!TextDetector.expectsText(picture)) {
      return new OcrText(null, OcrState.NO_TEXT_EXPECTED);
    }
    return tesseract().read(picture, languages, limit);
  }

  private Tesseract tesseract() {
    String path = searchPath != null ? searchPath : System.getenv("PATH");
    return Tesseract.on(path == null ? "" : path);
  }
}
