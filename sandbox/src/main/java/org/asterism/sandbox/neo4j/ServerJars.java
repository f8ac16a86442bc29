package org.asterism.sandbox.neo4j;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.asterism.core.AsterismException;
import org.asterism.sandbox.leash.Leash;

/**
 * Where Neo4j's jars lie. The build lays them out in {@code sandbox/neo4j/target}, so they are on
 * no class path of ours; the system property {@value #PROPERTY} names another folder.
 */
final class ServerJars {
  static final String PROPERTY = "asterism.neo4j.jars";
  private static final String FOLDER = "sandbox/neo4j/target/neo4j";

  private ServerJars() {}

  /**
   * @throws AsterismException if they are nowhere
   */
  static Path find() {
    return places().stream()
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow(
            () ->
                new AsterismException(
                    "Neo4j cannot be started",
                    "its jars are not in " + places().get(0),
                    "Run ./asterism neo4j once, or mvn process-test-resources in sandbox/neo4j."));
  }

  private static List<Path> places() {
    String told = System.getProperty(PROPERTY, "");
    if (!told.isEmpty()) {
      return List.of(Path.of(told));
    }
    List<Path> places = new ArrayList<>();
    // From another module's working folder, or from the jar: the sandbox of the same checkout.
    for (Path start : List.of(Path.of("").toAbsolutePath(), Leash.ownCode().toAbsolutePath())) {
      for (Path folder = start; folder != null; folder = folder.getParent()) {
        places.add(folder.resolve(FOLDER));
      }
    }
    return places;
  }
}
