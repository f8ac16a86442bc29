package org.asterism.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import org.asterism.core.AsterismException;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings with their types and units, and collects all that is wrong before complaining
 * once: missing and unknown keys, wrong types, numbers out of range.
 */
final class SettingsReader {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|d)");
  private static final Pattern WITH_SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):/.*");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*(B|kB|MB|GB)");
  private static final Map<String, Long> BYTES =
      Map.of("B", 1L, "kB", 1_000L, "MB", 1_000_000L, "GB", 1_000_000_000L);

  private final String path;
  private final JsonNode tree;
  private final List<String> problems;
  private final Map<String, SettingsReader> sections = new LinkedHashMap<>();
  private final Set<String> known = new TreeSet<>();

  private SettingsReader(String path, JsonNode tree, List<String> problems) {
    this.path = path;
    this.tree = tree;
    this.problems = problems;
  }

  static SettingsReader of(JsonNode tree) {
    return new SettingsReader("", tree, new ArrayList<>());
  }

  /** The settings under a key; asking again gives the same reader. */
  SettingsReader section(String name) {
    known.add(name);
    return sections.computeIfAbsent(
        name, n -> new SettingsReader(path + n + ".", tree.path(n), problems));
  }

  /** The sections right under this one, whatever they are called. */
  List<String> sectionNames() {
    List<String> names = new ArrayList<>();
    tree.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** A text, or null where it is absent or empty. */
  @Nullable String textOrNull(String name) {
    known.add(name);
    JsonNode value = tree.path(name);
    if (value.isNull() || value.isMissingNode()) {
      return null;
    }
    if (!value.isValueNode()) {
      problem(name, value, "a text");
    }
    return value.asText().isBlank() ? null : value.asText().strip();
  }

  String text(String name) {
    JsonNode value = value(name);
    if (value.isMissingNode()) {
      return "";
    }
    if (!value.isTextual()) {
      problem(name, value, "a text");
    }
    return value.asText();
  }

  /** A path or URI that is not empty. */
  String folder(String name) {
    String folder = text(name).strip();
    if (folder.isEmpty() && tree.path(name).isTextual()) {
      problem(name, "the path or address of a folder");
    }
    return folder;
  }

  /** A path on this machine, which may be written as a URI of the scheme {@code file}. */
  String localFolder(String name) {
    String folder = folder(name);
    Matcher uri = WITH_SCHEME.matcher(folder);
    if (!uri.matches()) {
      return folder;
    }
    if (!uri.group(1).equals("file")) {
      problem(name, "a folder that this machine sees as its own, for it is served from there");
    }
    return new Path(folder).toUri().getPath();
  }

  /** A text that is one of these. YAML takes an off without quotes for a false. */
  String oneOf(String name, String... choices) {
    JsonNode value = value(name);
    String text = value.isBoolean() && !value.asBoolean() ? "off" : value.asText();
    if (!List.of(choices).contains(text)) {
      problem(name, value, "one of " + String.join(", ", choices));
    }
    return text;
  }

  List<String> texts(String name) {
    JsonNode value = value(name);
    List<String> texts = new ArrayList<>();
    if (value.isTextual()) {
      return List.of(value.asText());
    }
    if (!value.isArray()) {
      problem(name, value, "a list of texts, such as [a.csv, b.csv]");
    }
    value.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  boolean flag(String name) {
    JsonNode value = value(name);
    if (!value.isBoolean()) {
      problem(name, value, "true or false");
    }
    return value.asBoolean();
  }

  boolean flagOr(String name, boolean otherwise) {
    known.add(name);
    return tree.path(name).isMissingNode() ? otherwise : flag(name);
  }

  double number(String name, double least, double most) {
    JsonNode value = value(name);
    double number = value.isNumber() ? value.asDouble() : Double.NaN;
    if (!(number >= least && number <= most)) {
      problem(name, value, "a number from %s to %s".formatted(least, most));
    }
    return number;
  }

  double numberOr(String name, double otherwise, double least, double most) {
    known.add(name);
    return tree.path(name).isMissingNode() ? otherwise : number(name, least, most);
  }

  int whole(String name, int least, int most) {
    JsonNode value = value(name);
    if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
      problem(name, value, "a whole number from %d to %d".formatted(least, most));
    }
    return value.asInt();
  }

  @Nullable Integer wholeOrNull(String name) {
    known.add(name);
    JsonNode value = tree.path(name);
    return value.isNull() || value.isMissingNode()
        ? null
        : (Integer) whole(name, 1, Integer.MAX_VALUE);
  }

  int wholeOr(String name, int otherwise, int least, int most) {
    known.add(name);
    return tree.path(name).isMissingNode() ? otherwise : whole(name, least, most);
  }

  void problem(String name, String expected) {
    problem(name, tree.path(name), expected);
  }

  Duration duration(String name) {
    JsonNode value = value(name);
    Matcher parts = DURATION.matcher(value.asText());
    if (!parts.matches()) {
      problem(name, value, "a time with its unit, such as 30s");
      return Duration.ZERO;
    }
    long count = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      default -> Duration.ofDays(count);
    };
  }

  /** A size in bytes. */
  long size(String name) {
    JsonNode value = value(name);
    Matcher parts = SIZE.matcher(value.asText());
    if (!parts.matches()) {
      problem(name, value, "a size with its unit, such as 20MB");
      return 0;
    }
    return Long.parseLong(parts.group(1)) * BYTES.get(parts.group(2));
  }

  private JsonNode value(String name) {
    known.add(name);
    JsonNode value = tree.path(name);
    if (value.isMissingNode()) {
      problems.add("%s%s is missing".formatted(path, name));
    }
    return value;
  }

  private void problem(String name, JsonNode value, String expected) {
    if (!(value instanceof MissingNode)) {
      problems.add("%s%s is %s, but should be %s".formatted(path, name, value, expected));
    }
  }

  /** Call once, on the whole, after everything was read. */
  void throwProblems() {
    findUnknown();
    if (!problems.isEmpty()) {
      throw new AsterismException(
          "The configuration cannot be used",
          String.join("; ", problems),
          "Correct it in the file or in --set; conf/asterism.yaml has every key.");
    }
  }

  private void findUnknown() {
    tree.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                problems.add("%s%s is no setting".formatted(path, name));
              }
            });
    sections.values().forEach(SettingsReader::findUnknown);
  }
}
