package org.asterism.sandbox.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.asterism.core.AsterismException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Neo4jServerTest {
  @TempDir Path folder;

  @Test
  void saysThatItsDataCannotBeKeptWhereAFileLies() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> Neo4jServer.start(file.resolve("home")))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("Neo4j cannot keep its data in " + file.resolve("home"));
  }

  @Test
  void itsLastWordsAreTheInnermostCause() {
    List<String> log =
        List.of(
            "2026-11-26 ERROR Failed to start",
            "Caused by: the outer",
            "Caused by: Lock file has been locked by another process",
            "\tat org.neo4j.Locker",
            "2026-11-26 INFO  Stopped.");

    assertThat(Neo4jServer.reason(log)).endsWith("locked by another process");
    assertThat(Neo4jServer.reason(log.subList(4, 5))).endsWith("Stopped.");
  }
}
