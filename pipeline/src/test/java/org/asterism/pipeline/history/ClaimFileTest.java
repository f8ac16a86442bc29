package org.asterism.pipeline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.asterism.core.AsterismException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimFileTest {
  @TempDir Path folder;

  private ClaimFile read(String content) throws IOException {
    Path file = folder.resolve("relations.csv");
    Files.writeString(file, content);
    return ClaimFile.read(file.toString(), Graphs.settings(1, 1).manners());
  }

  @Test
  void rowsThatAreNoRelationAreToldWithTheirNumberAndTheOthersKept() throws IOException {
    ClaimFile file =
        read(
            """
            src_type,src,relation,dst_type,dst
            artist,Anna,taught,artist,Berta
            artist,Anna,admired,artist,Berta
            painter,Anna,taught,artist,Berta
            artist,Anna,influenced,artist,ANNA
            artist,,taught,artist,Berta
            artist,Berta,member_of,movement,Cubism
            """);

    assertThat(file.claims())
        .extracting(Claim::objectId)
        .containsExactly("artist:berta", "movement:cubism");
    assertThat(file.refusals())
        .hasSize(4)
        .first()
        .asString()
        .endsWith("relations.csv row 2: not a relation Asterism knows, or one with itself");
  }

  @Test
  void aListWithOtherColumnsIsRefusedByName() {
    assertThatThrownBy(() -> read("from,to\na,b\n"))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("is not a list of relations: its columns are [from, to].");
  }

  @Test
  void aMissingListIsNamed() {
    assertThatThrownBy(() -> ClaimFile.read("nowhere.csv", Graphs.settings(1, 1).manners()))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith("The relations of nowhere.csv cannot be read");
  }
}
