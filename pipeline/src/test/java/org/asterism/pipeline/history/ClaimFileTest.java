package org.asterism.pipeline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.manners.Manners;
import org.asterism.pipeline.manners.TestManners;
import org.asterism.pipeline.manners.TinyServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimFileTest {
  private static final String HEADER = "src_type,src,relation,dst_type,dst\n";
  private static final Manners MANNERS = TestManners.of(Duration.ofSeconds(5), 1, 1_000_000);

  @TempDir Path folder;

  private String address;

  private ClaimFile read(String content) throws IOException {
    address = Files.writeString(folder.resolve("relations.csv"), content).toString();
    return ClaimFile.read(address, MANNERS);
  }

  @Test
  void rowsAreClaimsOfThatFile() throws IOException {
    ClaimFile file = read(HEADER + "artist,Perugino,taught,artist,Raphael\n");

    assertThat(file.claims())
        .containsExactly(
            new Claim(
                EntityType.ARTIST,
                "Perugino",
                Relations.TAUGHT,
                EntityType.ARTIST,
                "Raphael",
                address));
    assertThat(file.refusals()).isEmpty();
  }

  @Test
  void rowsThatAreNotUnderstoodAreNamedByNumberAndTheOthersKept() throws IOException {
    ClaimFile file =
        read(
            HEADER
                + "artist,Perugino,taught,artist,Raphael\n"
                + "artist,Perugino,admired,artist,Raphael\n"
                + "painter,Perugino,taught,artist,Raphael\n"
                + "artist,,taught,artist,Raphael\n"
                + "artist,Perugino\n"
                + "artist,Raphael,influenced,artist,Poussin\n");

    assertThat(file.claims()).hasSize(2);
    assertThat(file.refusals())
        .hasSize(4)
        .allMatch(refusal -> refusal.startsWith(address + " row "))
        .anyMatch(refusal -> refusal.contains(" row 2: "))
        .anyMatch(refusal -> refusal.contains(" row 3: "))
        .anyMatch(refusal -> refusal.contains(" row 4: "))
        .anyMatch(refusal -> refusal.contains(" row 5: "));
  }

  @Test
  void nobodyIsTheirOwnTeacherInWhateverSpelling() throws IOException {
    assertThat(read(HEADER + "artist,Raphaël,taught,artist,RAPHAEL\n").refusals()).hasSize(1);
  }

  @Test
  void aListSavedByASpreadsheetIsRead() throws IOException {
    assertThat(read("\uFEFF" + HEADER + "artist,Perugino,taught,artist,Raphael\n").claims())
        .hasSize(1);
  }

  @Test
  void aListOfOtherColumnsIsExplained() {
    assertThatThrownBy(() -> read("teacher,pupil\nPerugino,Raphael\n"))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("is not a list of relations: its columns are [teacher, pupil].");
  }

  @Test
  void aListThatCannotBeReadIsExplained() throws IOException {
    assertThatThrownBy(() -> ClaimFile.read(folder.resolve("gone.csv").toString(), MANNERS))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("cannot be read: there is no such file.");
    assertThatThrownBy(() -> read(HEADER + "artist,\"Perugino,taught,artist,Raphael\n"))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("cannot be read: ");
    Files.write(
        folder.resolve("latin.csv"),
        (HEADER + "artist,Vigée,taught,artist,Raphael\n").getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ClaimFile.read(folder.resolve("latin.csv").toString(), MANNERS))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("cannot be read: it is not in UTF-8.");
  }

  @Test
  void aListMayLieOnAServer() {
    try (TinyServer server = new TinyServer()) {
      server.on("/r.csv", TinyServer.text(HEADER + "artist,Perugino,taught,artist,Raphael\n"));

      assertThat(ClaimFile.read(server.at("/r.csv").toString(), MANNERS).claims()).hasSize(1);
      assertThatThrownBy(() -> ClaimFile.read(server.at("/gone.csv").toString(), MANNERS))
          .isInstanceOf(AsterismException.class)
          .hasMessageContaining("cannot be read: HTTP 404.");
    }
  }
}
