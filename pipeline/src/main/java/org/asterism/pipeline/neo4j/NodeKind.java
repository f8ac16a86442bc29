package org.asterism.pipeline.neo4j;

import java.util.List;

/**
 * Nodes of one label, told apart by {@code id}.
 *
 * @param properties what they hold beside it
 * @param vectors which of those are vectors, kept by Neo4j as 32-bit numbers
 */
record NodeKind(String label, List<String> properties, List<String> vectors) {
  NodeKind {
    Names.requirePlain(label);
    properties.forEach(Names::requirePlain);
    properties = List.copyOf(properties);
    vectors = List.copyOf(vectors);
  }
}
