package org.asterism.pipeline.sources;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.asterism.core.AsterismException;
import org.jspecify.annotations.Nullable;

/**
 * Which files of Wikimedia Commons are wanted.
 *
 * @param subject the category with its prefix, or the words to search for; empty for all uploads
 * @param depth how far categories inside the category are followed, 0 for not at all
 */
record CommonsQuery(Mode mode, String subject, int depth) {
  private static final int DEEPEST = 5;
  private static final String PREFIX = "Category:";

  /** The API makes at most 50 thumbnails an answer. */
  private static final String BATCH = "50";

  /** A way of listing. */
  enum Mode {
    /** Everything, by time of upload. */
    UPLOADS,
    CATEGORY,
    SEARCH;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @throws AsterismException if the options name no way of listing
   */
  static CommonsQuery of(SourceSettings settings) {
    String word = Objects.requireNonNullElse(settings.option("mode"), Mode.UPLOADS.word());
    Mode mode =
        Arrays.stream(Mode.values())
            .filter(each -> each.word().equals(word))
            .findFirst()
            .orElseThrow(
                () ->
                    wrong(
                        settings,
                        "there is no mode \"%s\"".formatted(word),
                        "Set mode to "
                            + Arrays.stream(Mode.values())
                                .map(Mode::word)
                                .collect(Collectors.joining(", "))
                            + "."));
    String category = needed(settings, mode, Mode.CATEGORY, "category");
    String query = needed(settings, mode, Mode.SEARCH, "query");
    String depth = Objects.requireNonNullElse(settings.option("depth"), "0");
    if (!depth.matches("\\d") || Integer.parseInt(depth) > DEEPEST) {
      throw wrong(
          settings,
          "depth is \"%s\"".formatted(depth),
          "Set depth to a number from 0 to %d.".formatted(DEEPEST));
    }
    String titled =
        category.isEmpty() || category.startsWith(PREFIX) ? category : PREFIX + category;
    return new CommonsQuery(mode, mode == Mode.SEARCH ? query : titled, Integer.parseInt(depth));
  }

  /** The option that belongs to a mode: needed there, and out of place elsewhere. */
  private static String needed(SourceSettings settings, Mode mode, Mode itsMode, String option) {
    String value = settings.option(option);
    if (mode == itsMode && value == null) {
      throw wrong(
          settings,
          "the mode %s needs a %s".formatted(mode.word(), option),
          "Set sources.%s.%s.".formatted(settings.name(), option));
    }
    if (mode != itsMode && value != null) {
      throw wrong(
          settings,
          "a %s is named, yet the mode is %s".formatted(option, mode.word()),
          "Set sources.%s.mode to %s, or leave %s out."
              .formatted(settings.name(), itsMode.word(), option));
    }
    return Objects.requireNonNullElse(value, "");
  }

  private static AsterismException wrong(SourceSettings settings, String why, String remedy) {
    return new AsterismException(
        "The source %s cannot be listed".formatted(settings.name()), why, remedy);
  }

  /**
   * The parameters that ask for files.
   *
   * @param category the one to list, where categories are walked
   * @param watermark uploads since then, where uploads are listed
   */
  Map<String, String> generator(String category, @Nullable String watermark) {
    Map<String, String> parameters = new LinkedHashMap<>();
    switch (mode) {
      case UPLOADS -> {
        parameters.put("generator", "allimages");
        parameters.put("gaisort", "timestamp");
        parameters.put("gaidir", "newer");
        parameters.put("gailimit", BATCH);
        if (watermark != null) {
          parameters.put("gaistart", watermark);
        }
      }
      case CATEGORY -> {
        parameters.put("generator", "categorymembers");
        parameters.put("gcmtitle", category);
        parameters.put("gcmtype", "file");
        parameters.put("gcmlimit", BATCH);
      }
      case SEARCH -> {
        parameters.put("generator", "search");
        parameters.put("gsrsearch", subject);
        parameters.put("gsrnamespace", "6");
        parameters.put("gsrlimit", BATCH);
      }
    }
    return parameters;
  }
}
