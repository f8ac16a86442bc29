package org.asterism.pipeline.neo4j;

import java.util.Locale;
import java.util.regex.Pattern;

/** Labels, types and property names go into Cypher as they are, so they must be plain. */
final class Names {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,60}");

  private Names() {}

  static void requirePlain(String name) {
    if (!PLAIN.matcher(name).matches()) {
      throw new IllegalArgumentException("no plain name: " + name);
    }
  }

  /** "member of" and member_of become MEMBER_OF. */
  static String type(String relation) {
    return relation.strip().replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT);
  }

  /** artist becomes Artist. */
  static String label(String entityType) {
    String plain = entityType.strip().replaceAll("[^A-Za-z0-9]+", "_");
    return plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
  }
}
