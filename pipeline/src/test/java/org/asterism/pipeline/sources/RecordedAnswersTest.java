package org.asterism.pipeline.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import org.asterism.pipeline.Recorded;
import org.junit.jupiter.api.Test;

/** What the real museums answered is understood, or refused with a reason. */
class RecordedAnswersTest {
  private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

  private static void isARecord(Harvest harvest) {
    if (harvest instanceof Harvest.Found found) {
      assertThat(found.artwork().title()).isNotBlank();
      assertThat(found.json()).isNotBlank();
    } else {
      assertThat(harvest).isInstanceOf(Harvest.Unreadable.class);
    }
  }

  @Test
  void everyArtworkOfTheArtInstituteIsFound() {
    List<Path> files = Recorded.answers("aic/api-data/artworks");

    assertThat(files).isNotEmpty();
    for (Path file : files) {
      Harvest harvest = ArtInstituteOfChicago.read(Recorded.json(file), NOTHING);
      assertThat(harvest).as("%s", file).isInstanceOf(Harvest.Found.class);
      isARecord(harvest);
    }
  }

  @Test
  void anObjectOfTheMetIsFoundAndWhatIsNoObjectIsKeptWithItsReason() {
    int found = 0;
    for (Path file : Recorded.answers("met")) {
      JsonNode json = Recorded.json(file);
      Harvest harvest = TheMet.read(json.path("objectID").asInt(1), json);
      isARecord(harvest);
      found += harvest instanceof Harvest.Found ? 1 : 0;
    }

    assertThat(found).isGreaterThanOrEqualTo(3);
  }

  @Test
  void everyPageOfCommonsIsFoundOrKeptWithItsReason() {
    int found = 0;
    for (Path file : Recorded.answers("wikimedia-commons")) {
      JsonNode json = Recorded.json(file);
      JsonNode pages = json.path("query").path("pages");
      for (JsonNode page : pages.isMissingNode() ? List.of(json) : pages) {
        Harvest harvest = WikimediaCommons.read(page);
        isARecord(harvest);
        found += harvest instanceof Harvest.Found ? 1 : 0;
      }
    }

    assertThat(found).isGreaterThanOrEqualTo(10);
  }
}
