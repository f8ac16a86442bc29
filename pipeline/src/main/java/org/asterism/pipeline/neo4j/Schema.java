package org.asterism.pipeline.neo4j;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.asterism.core.AsterismException;
import org.neo4j.driver.Record;

/** Constraints and indexes, made before any row is written. */
final class Schema {
  private static final String OLDEST = "5.15";
  private static final long PATIENCE_SECONDS = 600;

  private final Server server;

  Schema(Server server) {
    this.server = server;
  }

  /**
   * @throws AsterismException if the server is too old for vector indexes
   */
  void requireVectors() {
    Record components =
        server
            .read("CALL dbms.components() YIELD versions RETURN versions[0] AS v", Map.of())
            .get(0);
    String version = components.get("v").asString();
    String[] parts = version.split("[^0-9]+", 3);
    int major = Integer.parseInt(parts[0]);
    int minor = parts.length > 1 && !parts[1].isEmpty() ? Integer.parseInt(parts[1]) : 0;
    if (major < 5 || (major == 5 && minor < 15)) {
      throw new AsterismException(
          "The graph cannot be exported to Neo4j " + version,
          "vector indexes as they are used here came with " + OLDEST,
          "Use a newer server.");
    }
  }

  /** One node an id; ids are looked up for every relationship. */
  void uniqueIds(String label) {
    server.run(
        "CREATE CONSTRAINT %s_id IF NOT EXISTS FOR (n:%s) REQUIRE n.id IS UNIQUE"
            .formatted(label.toLowerCase(java.util.Locale.ROOT), label),
        Map.of());
  }

  void index(String label, String property) {
    server.run(
        "CREATE INDEX %s_%s IF NOT EXISTS FOR (n:%s) ON (n.%s)"
            .formatted(label.toLowerCase(java.util.Locale.ROOT), property, label, property),
        Map.of());
  }

  /** Finds what was closed, to remove it, without looking at all that was not. */
  void closedLinks(String type) {
    server.run(
        "CREATE INDEX %s_until IF NOT EXISTS FOR ()-[r:%s]-() ON (r.until)"
            .formatted(type.toLowerCase(java.util.Locale.ROOT), type),
        Map.of());
  }

  /**
   * An index of vectors, made anew if it was of another dimension.
   *
   * @param property holds unit vectors
   */
  void vectorIndex(String label, String property, int dimension) {
    String name = "%s_%s".formatted(label.toLowerCase(java.util.Locale.ROOT), property);
    Optional<Long> held =
        server
            .read(
                """
                SHOW VECTOR INDEXES YIELD name, options WHERE name = $name
                RETURN options.indexConfig['vector.dimensions'] AS d""",
                Map.of("name", name))
            .stream()
            .map(row -> row.get("d").asLong(0))
            .findFirst();
    if (held.filter(each -> each != dimension).isPresent()) {
      server.run("DROP INDEX %s".formatted(name), Map.of());
    }
    server.run(
        """
        CREATE VECTOR INDEX %s IF NOT EXISTS FOR (n:%s) ON (n.%s)
        OPTIONS {indexConfig: {`vector.dimensions`: %d, `vector.similarity_function`: 'cosine'}}"""
            .formatted(name, label, property, dimension),
        Map.of());
  }

  void awaitIndexes() {
    server.run("CALL db.awaitIndexes($seconds)", Map.of("seconds", PATIENCE_SECONDS));
  }

  /** Removes what is shown no more, a part at a time. */
  void sweep(long version, List<NodeKind> nodes, List<String> types) {
    for (String type : types) {
      server.run(
          """
          MATCH ()-[r:%s]->() WHERE r.until <= $version
          CALL { WITH r DELETE r } IN TRANSACTIONS OF 10000 ROWS"""
              .formatted(type),
          Map.of("version", version));
    }
    for (NodeKind kind : nodes) {
      server.run(
          """
          MATCH (n:%s) WHERE n.until <= $version
          CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS"""
              .formatted(kind.label()),
          Map.of("version", version));
    }
  }
}
