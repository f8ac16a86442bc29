package org.asterism.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code asterism export postgres} and {@code asterism export neo4j}. */
public final class Export {
  private static final Set<String> WITH_VALUES = Set.of("--conf", "--set");

  private Export() {}

  public static void main(String[] args) {
    List<String> options = new ArrayList<>(List.of(args));
    String target = takeTarget(options);
    Jobs.main(
        ("export " + target).strip(),
        "Brings a database up to the lake: all tables -> postgres or neo4j.",
        options.toArray(String[]::new),
        settings -> List.of(Stages.export(settings, target)));
  }

  /** Takes the first word out that is neither an option nor an option's value; else empty. */
  private static String takeTarget(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      boolean isValue = i > 0 && WITH_VALUES.contains(words.get(i - 1));
      if (!isValue && !words.get(i).startsWith("-")) {
        return words.remove(i);
      }
    }
    return "";
  }
}
