package org.asterism.pipeline.neo4j;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.asterism.core.AsterismException;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/**
 * The node {@code (:Asterism {id: 'graph'})}. Its {@code version} says which of the nodes and
 * relationships are to be seen: those with {@code since} ≤ version that have no {@code until}, or
 * one above the version. An export writes under the next version and raises this number at its end,
 * so that a graph is seen whole, as it was before or as it is after.
 */
final class Marker {
  private final Server server;
  private final String writer = UUID.randomUUID().toString();

  Marker(Server server) {
    this.server = server;
  }

  /**
   * What the database shows.
   *
   * @param version 0 before the first export
   * @param state of the lake's tables that it was made from
   * @param swept whether all that is shown no more has been removed
   */
  record Shown(long version, String state, boolean swept) {
    static final Shown NOTHING = new Shown(0, "", true);
  }

  Shown shown() {
    List<Record> found =
        server.read(
            "MATCH (a:Asterism {id: 'graph'}) RETURN a.version AS v, a.state AS s, a.swept AS w",
            Map.of());
    return found.isEmpty() ? Shown.NOTHING : shown(found.get(0));
  }

  private static Shown shown(Record row) {
    Value state = row.get("s");
    return new Shown(row.get("v").asLong(0), state.asString(""), row.get("w").asBoolean(true));
  }

  /** Says that this export writes from now on; one that was at it and died is overtaken. */
  void begin() {
    server.write(
        """
        MERGE (a:Asterism {id: 'graph'})
        ON CREATE SET a.version = 0, a.state = '', a.swept = true
        SET a.writer = $writer""",
        Map.of("writer", writer));
  }

  /**
   * Shows the next version.
   *
   * @throws AsterismException if another export has begun meanwhile
   */
  void show(long version, String state) {
    List<Record> raised =
        server.write(
            """
            MATCH (a:Asterism {id: 'graph', writer: $writer})
            SET a.version = $version, a.state = $state, a.swept = false, a.exported_at = datetime()
            RETURN a.version""",
            Map.of("writer", writer, "version", version, "state", state));
    if (raised.isEmpty()) {
      throw new AsterismException(
          "The export to Neo4j was given up",
          "another export into the same database has begun meanwhile",
          "Let that one end, and run again.");
    }
  }

  void swept() {
    server.write("MATCH (a:Asterism {id: 'graph'}) SET a.swept = true REMOVE a.writer", Map.of());
  }
}
