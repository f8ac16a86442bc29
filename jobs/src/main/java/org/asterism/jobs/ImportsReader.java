package org.asterism.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.asterism.pipeline.history.ImportSettings;
import org.asterism.pipeline.history.ImportSettings.Format;

/** Reads the section {@code history.imports}: any number of imports, each under a name. */
final class ImportsReader {
  private static final List<String> PARTS =
      List.of("src", "dst", "relation", "src_type", "dst_type", "weight");

  private ImportsReader() {}

  /** In the order of the file. */
  static List<ImportSettings> read(SettingsReader imports) {
    List<ImportSettings> all = new ArrayList<>();
    for (String name : imports.sectionNames()) {
      SettingsReader each = imports.section(name);
      String told = each.text("format");
      Optional<Format> format = Format.ofKey(told);
      if (format.isEmpty()) {
        each.problem("format", "one of csv, wikidata, ulan");
      }
      Map<String, String> columns = parts(each.section("columns"));
      Map<String, String> constants = parts(each.section("constants"));
      SettingsReader words = each.section("relations");
      Map<String, String> relations = new TreeMap<>();
      words.sectionNames().forEach(word -> relations.put(word, words.text(word)));
      all.add(
          new ImportSettings(
              name,
              format.orElse(Format.CSV),
              each.text("file"),
              columns,
              constants,
              relations,
              each.flagOr("slugs", false)));
    }
    return all;
  }

  private static Map<String, String> parts(SettingsReader section) {
    Map<String, String> parts = new TreeMap<>();
    for (String part : PARTS) {
      String value = section.textOrNull(part);
      if (value != null) {
        parts.put(part, value);
      }
    }
    return parts;
  }
}
