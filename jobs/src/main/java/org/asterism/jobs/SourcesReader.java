package org.asterism.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.manners.Manners;
import org.asterism.pipeline.sources.Kind;
import org.asterism.pipeline.sources.Secret;
import org.asterism.pipeline.sources.SourceSettings;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code sources}: any number of sources, each under a name. */
final class SourcesReader {
  private SourcesReader() {}

  /**
   * @param shared contact, timeout and limits that hold for all sources
   * @param environment may hold API keys, see {@link SourceSettings#keyVariable}
   * @return those that are enabled, in the order of the file
   */
  static List<SourceSettings> read(
      SettingsReader sources, Manners shared, Map<String, String> environment) {
    List<SourceSettings> enabled = new ArrayList<>();
    for (String name : sources.sectionNames()) {
      SettingsReader source = sources.section(name);
      boolean wanted = source.flag("enabled");
      SourceSettings settings = source(name, source, shared, environment);
      if (wanted && settings != null) {
        enabled.add(settings);
      }
    }
    return enabled;
  }

  private static @Nullable SourceSettings source(
      String name, SettingsReader source, Manners shared, Map<String, String> environment) {
    String kindName = source.textOrNull("kind");
    Kind kind;
    try {
      kind = Kind.of(kindName == null ? name : kindName);
    } catch (AsterismException e) {
      source.problem("kind", e.getMessage());
      return null;
    }
    Map<String, String> options = new TreeMap<>();
    for (String option : kind.options()) {
      String value = source.textOrNull(option);
      if (value != null) {
        options.put(option, value);
      }
    }
    Integer requests = source.wholeOrNull("requests");
    String key = source.textOrNull("key");
    if (key == null) {
      key = environment.get(SourceSettings.keyVariable(name));
    }
    return new SourceSettings(
        name,
        kind,
        source.text("url"),
        options,
        key == null || key.isBlank() ? null : new Secret(key),
        source.wholeOrNull("limit"),
        new Manners(
            name,
            shared.contact(),
            source.number("rate", 0, 1000),
            source.wholeOr("concurrency", 1, 1, 100),
            requests == null ? null : requests.longValue(),
            shared.timeout(),
            shared.attempts(),
            shared.maxBytes()));
  }
}
