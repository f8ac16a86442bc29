package org.asterism.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.asterism.core.AsterismException;
import picocli.CommandLine.Option;

/** What every job can be told. */
final class JobOptions {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  @Option(
      names = "--conf",
      paramLabel = "FILE",
      defaultValue = "conf/asterism.yaml",
      description = "Settings to use (default: ${DEFAULT-VALUE}).")
  private Path conf = Path.of("conf/asterism.yaml");

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting to use instead of the file's, such as link.k=20. Repeatable.")
  private List<String> overrides = new ArrayList<>();

  Settings settings() {
    return settings(conf, byKey(overrides));
  }

  /** Of two values for one key the later counts. */
  static Map<String, String> byKey(List<String> overrides) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String each : overrides) {
      int equals = each.indexOf('=');
      if (equals < 1) {
        throw new AsterismException(
            "--set %s cannot be used".formatted(each),
            "it is not of the form KEY=VALUE",
            "Write for example --set link.k=20.");
      }
      values.remove(each.substring(0, equals));
      values.put(each.substring(0, equals), each.substring(equals + 1));
    }
    return values;
  }

  static Settings settings(Path conf, Map<String, String> overrides) {
    ObjectNode tree = read(conf);
    overrides.forEach((key, value) -> set(tree, key, key, parsed(key, value)));
    return Settings.of(tree, System.getenv());
  }

  static ObjectNode read(Path conf) {
    if (!Files.isRegularFile(conf)) {
      throw new AsterismException(
          "There is no configuration %s".formatted(conf),
          "the path leads to no file",
          "Name one with --conf; conf/asterism.yaml of the repository has every setting.");
    }
    try {
      JsonNode tree = YAML.readTree(conf.toFile());
      if (tree instanceof ObjectNode settings) {
        return settings;
      }
      throw unreadable(conf.toString(), "it holds no settings");
    } catch (JsonProcessingException e) {
      throw unreadable(conf.toString(), e.getOriginalMessage());
    } catch (IOException e) {
      throw unreadable(conf.toString(), String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode parsed(String key, String value) {
    try {
      JsonNode parsed = YAML.readTree(value);
      return parsed.isMissingNode() ? YAML.getNodeFactory().textNode("") : parsed;
    } catch (JsonProcessingException e) {
      throw unreadable("--set " + key, e.getOriginalMessage());
    }
  }

  private static void set(ObjectNode tree, String rest, String key, JsonNode value) {
    int dot = rest.indexOf('.');
    if (dot < 0) {
      tree.set(rest, value);
    } else if (tree.path(rest.substring(0, dot)) instanceof ObjectNode section) {
      set(section, rest.substring(dot + 1), key, value);
    } else {
      String missing = key.substring(0, key.length() - rest.length() + dot);
      throw new AsterismException(
          "--set %s cannot be used".formatted(key),
          "there is no section %s".formatted(missing),
          "conf/asterism.yaml has every key.");
    }
  }

  private static AsterismException unreadable(String what, String why) {
    return new AsterismException(
        "%s cannot be read".formatted(what), why, "Correct it; it is written in YAML.");
  }
}
