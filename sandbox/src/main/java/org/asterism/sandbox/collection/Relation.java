package org.asterism.sandbox.collection;

/**
 * One edge of the art-history knowledge graph, as a scholar would supply it.
 *
 * @param sourceType "artist" or another kind of entity
 * @param relation such as "taught", "influenced", "member_of", "active_in"
 */
public record Relation(
    String sourceType, String source, String relation, String targetType, String target) {

  static Relation between(String teacher, String relation, String pupil) {
    return new Relation("artist", teacher, relation, "artist", pupil);
  }

  static Relation memberOf(String artist, String movement) {
    return new Relation("artist", artist, "member_of", "movement", movement);
  }

  static Relation activeIn(String artist, String place) {
    return new Relation("artist", artist, "active_in", "place", place);
  }
}
