package org.asterism.pipeline.sources;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.asterism.core.AsterismException;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.YearRange;
import org.asterism.core.licence.Licence;
import org.asterism.core.licence.LicenceClass;
import org.asterism.pipeline.Recorded;
import org.junit.jupiter.api.Test;

/** The Cleveland Museum of Art's API. */
class ClevelandTest {
  private static Artwork artwork(String json) {
    return ((Harvest.Found) Cleveland.read(JsonApi.parsed(json))).artwork();
  }

  private static String answer(Map<String, String> asked, int total) {
    long skip = Long.parseLong(asked.get("skip"));
    long end = Math.min(total, skip + Long.parseLong(asked.get("limit")));
    return "{\"info\": {\"total\": %d}, \"data\": [%s]}"
        .formatted(
            total,
            LongStream.range(skip, end)
                .mapToObj(
                    i ->
                        "{\"id\": %d, \"title\": \"Vase\", \"updated_at\": \"2024-01-01 00:00:00.%06d\"}"
                            .formatted(i, i))
                .collect(joining(",")));
  }

  @Test
  void aListingSkipsOnToTheEnd() throws Exception {
    try (ScriptedApi api = new ScriptedApi(asked -> answer(asked, 450))) {
      List<Harvest> all =
          Listing.of(api.source(Kind.CLEVELAND, Map.of("cc0", "true", "has-image", "true")), null);

      assertThat(all).hasSize(450).extracting(Harvest::sourceId).doesNotHaveDuplicates();
      assertThat(api.asked()).extracting(q -> q.get("skip")).containsExactly("0", "200", "400");
      assertThat(api.asked())
          .allSatisfy(q -> assertThat(q).containsEntry("cc0", "1").containsEntry("has_image", "1"));
    }
  }

  @Test
  void aListingGoesOnFromACursorOfAnotherDay() throws Exception {
    try (ScriptedApi api = new ScriptedApi(asked -> answer(asked, 450))) {
      Page page = api.source(Kind.CLEVELAND, Map.of()).page(null, "400");

      assertThat(page.harvest()).hasSize(50);
      assertThat(page.next()).isNull();
      assertThat(api.asked().get(0)).doesNotContainKeys("cc0", "has_image");
    }
  }

  @Test
  void whatIsOlderThanTheWatermarkIsPassedOver() throws Exception {
    try (ScriptedApi api = new ScriptedApi(asked -> answer(asked, 450))) {
      List<Harvest> changed =
          Listing.of(api.source(Kind.CLEVELAND, Map.of()), "2024-01-01 00:00:00.000448");

      assertThat(changed).extracting(Harvest::sourceId).containsExactly("448", "449");
    }
  }

  @Test
  void aSkipBehindTheEndEndsTheListing() throws Exception {
    try (ScriptedApi api = new ScriptedApi(asked -> answer(asked, 450))) {
      assertThat(api.source(Kind.CLEVELAND, Map.of()).page(null, "600"))
          .isEqualTo(new Page(List.of(), null));
    }
  }

  @Test
  void anOptionThatIsNeitherTrueNorFalseIsRefused() {
    try (ScriptedApi api = new ScriptedApi(asked -> "{}")) {
      assertThatThrownBy(() -> api.settings(Kind.CLEVELAND, Map.of("cc0", "ja")).requireReady())
          .isInstanceOf(AsterismException.class)
          .hasMessageContaining("sources.cleveland.cc0");
    }
  }

  @Test
  void theWorkshopOfAPainterIsNotThePainter() {
    Artwork artwork =
        artwork(
            """
            {"id": 1, "creators": [
              {"description": "Ann Roe (Dutch, c. 1606-1669)", "birth_year": "c. 1606", "death_year": "1669"},
              {"description": "Workshop", "qualifier": {"Id": 63, "Value": "and"}},
              {"description": "Jan Doe (Dutch, 1600-1650)", "qualifier": "follower of",
               "birth_year": "1600", "death_year": "1650"}]}""");

    assertThat(artwork.artists())
        .containsExactly(
            new Artist("Ann Roe", null, 1606, 1669),
            new Artist("follower of Jan Doe", null, null, null));
  }

  @Test
  void thePlaceIsTheCultureWithoutItsTime() {
    assertThat(artwork("{\"id\": 1, \"culture\": [\"Italy, Naples, 17th century\"]}").place())
        .isEqualTo("Italy, Naples");
    assertThat(artwork("{\"id\": 1, \"culture\": [\"18th century\"]}").place()).isNull();
  }

  @Test
  void aRecordOfOtherTypesThanKnownIsReadAsFarAsItGoes() {
    Artwork artwork =
        artwork(
            """
            {"id": 1, "title": {"en": "x"}, "creators": "nobody", "images": null, "culture": "Peru",
             "creation_date": 1800, "share_license_status": "Copyrighted"}""");

    assertThat(artwork.title()).isEqualTo(Artwork.UNTITLED);
    assertThat(artwork.artists()).isEmpty();
    assertThat(artwork.imageUrl()).isNull();
    assertThat(artwork.licence().type()).isEqualTo(LicenceClass.NOT_OPEN);
  }

  @Test
  void aRecordWithoutAnIdIsKeptUnderTheHashOfItsText() {
    Harvest one = Cleveland.read(JsonApi.parsed("{\"id\": null, \"title\": \"a\"}"));
    Harvest other = Cleveland.read(JsonApi.parsed("{\"id\": null, \"title\": \"b\"}"));

    assertThat(one).isInstanceOf(Harvest.Unreadable.class);
    assertThat(one.sourceId()).startsWith("nameless-").isNotEqualTo(other.sourceId());
  }

  @Test
  void everyRecordedArtworkIsFound() {
    int found = 0;
    int named = 0;
    for (Path file : Recorded.answers("cleveland")) {
      JsonNode json = Recorded.json(file);
      JsonNode works = json.has("data") ? json.path("data") : json;
      for (JsonNode work : works.isArray() ? works : List.of(works)) {
        if (work.path("id").isIntegralNumber()) {
          Harvest.Found good = (Harvest.Found) Cleveland.read(work);
          assertThat(good.artwork().licence()).isEqualTo(Licence.CC0);
          assertThat(good.artwork().years()).isNotNull();
          assertThat(good.artwork().imageUrl()).endsWith("_web.jpg");
          assertThat(good.artwork().title()).isNotEqualTo(Artwork.UNTITLED);
          found++;
          named += good.artwork().artists().isEmpty() ? 0 : 1;
        }
      }
    }

    assertThat(found).isEqualTo(103);
    assertThat(named).isGreaterThan(80);
  }

  @Test
  void aRecordedPaintingHasItsMakerYearAndPlace() {
    Path file =
        Recorded.answers("cleveland").stream()
            .filter(each -> each.endsWith("complete_data.json"))
            .findFirst()
            .orElseThrow();

    Artwork artwork = ((Harvest.Found) Cleveland.read(Recorded.json(file))).artwork();

    assertThat(artwork.artists()).containsExactly(new Artist("Thomas Cole", null, 1801, 1848));
    assertThat(artwork.years()).isEqualTo(new YearRange(1838, 1838));
    assertThat(artwork.place()).isEqualTo("America");
    assertThat(artwork.medium()).isEqualTo("oil on canvas");
    assertThat(artwork.pageUrl()).isEqualTo("https://clevelandart.org/art/1335.1917");
  }
}
