package org.asterism.pipeline.history;

import java.io.Serializable;

/**
 * One statement of art history, before names have become nodes.
 *
 * @param relation one of {@link Relations#TYPES}
 * @param source who says so
 */
record Claim(
    EntityType subjectType,
    String subject,
    String relation,
    EntityType objectType,
    String object,
    String source)
    implements Serializable {

  String subjectId() {
    return subjectType.idOf(subject);
  }

  String objectId() {
    return objectType.idOf(object);
  }

  /** Whether subject and object are one: nobody taught themselves in a way worth an edge. */
  boolean isLoop() {
    return subjectId().equals(objectId());
  }
}
