package org.asterism.pipeline.neo4j;

/**
 * Relationships of one type between nodes of two labels.
 *
 * @param type as Neo4j writes it, such as FORMAL_SIM
 */
record LinkKind(String type, String srcLabel, String dstLabel) {
  LinkKind {
    Names.requirePlain(type);
    Names.requirePlain(srcLabel);
    Names.requirePlain(dstLabel);
  }

  /** The two ends and the relationship, as a pattern. */
  String pattern() {
    return "(s:%s)-[r:%s]->(d:%s)".formatted(srcLabel, type, dstLabel);
  }
}
