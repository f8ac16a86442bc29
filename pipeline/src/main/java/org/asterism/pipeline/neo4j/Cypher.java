package org.asterism.pipeline.neo4j;

import static java.util.stream.Collectors.joining;

/** The statements of the export; each is run for a row, called {@code event}. */
final class Cypher {
  private static final String BOTH_ENDS =
      "MATCH (s:%2$s {id: event.src}) MATCH (d:%3$s {id: event.dst}) ";

  private Cypher() {}

  static String held(NodeKind kind) {
    return "MATCH (n:%s) RETURN n.id AS id, n.hash AS hash, n.since AS since, n.until AS until"
        .formatted(kind.label());
  }

  static String held(LinkKind kind) {
    return """
        MATCH %s RETURN s.id AS src, d.id AS dst, r.hash AS hash, r.since AS since,
          r.until AS until"""
        .formatted(kind.pattern());
  }

  static String write(NodeKind kind) {
    String values =
        kind.properties().stream()
            .filter(each -> !kind.vectors().contains(each))
            .map(each -> "n.%1$s = event.%1$s, ".formatted(each))
            .collect(joining());
    String vectors =
        kind.vectors().stream()
            .map(
                each ->
                    """

                    CALL { WITH n, event WITH n, event WHERE event.%1$s IS NOT NULL
                      CALL db.create.setNodeVectorProperty(n, '%1$s', event.%1$s) }"""
                        .formatted(each))
            .collect(joining());
    String missing =
        kind.vectors().stream()
            .map(
                each ->
                    "\nFOREACH (x IN CASE WHEN event.%1$s IS NULL THEN [1] ELSE [] END | REMOVE n.%1$s)"
                        .formatted(each))
            .collect(joining());
    return "MERGE (n:%s {id: event.id}) ON CREATE SET n.since = event.since SET %sn.hash = event.hash, n.until = null"
            .formatted(kind.label(), values)
        + missing
        + (vectors.isEmpty() ? "" : "\nWITH n, event" + vectors);
  }

  static String close(NodeKind kind) {
    return "MATCH (n:%s {id: event.id}) SET n.until = event.until".formatted(kind.label());
  }

  /** Again for a row that was written already, it does nothing. */
  static String open(LinkKind kind) {
    return on(
        kind,
        """
        MERGE (s)-[r:%1$s {since: event.since}]->(d)
        SET r.rank = event.rank, r.weight = event.weight, r.reasons = event.reasons,
          r.hash = event.hash""");
  }

  static String close(LinkKind kind) {
    return on(kind, "MATCH (s)-[r:%1$s {since: event.since}]->(d) SET r.until = event.until");
  }

  static String drop(LinkKind kind) {
    return on(kind, "MATCH (s)-[r:%1$s {since: event.since}]->(d) DELETE r");
  }

  private static String on(LinkKind kind, String action) {
    return (BOTH_ENDS + action).formatted(kind.type(), kind.srcLabel(), kind.dstLabel());
  }
}
