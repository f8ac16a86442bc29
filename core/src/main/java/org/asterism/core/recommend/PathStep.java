package org.asterism.core.recommend;

/**
 * One relation between two makers, on the way from one work to another.
 *
 * @param from the name of the one who did it
 * @param relation such as "taught" or "influenced"
 * @param to the name of the one it was done to
 */
public record PathStep(String from, String relation, String to) {
  /** For people, such as "Pissarro taught Cézanne". */
  public String text() {
    return "%s %s %s".formatted(from, relation.replace('_', ' '), to);
  }
}
