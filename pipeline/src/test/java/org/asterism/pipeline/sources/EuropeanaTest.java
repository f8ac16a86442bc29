package org.asterism.pipeline.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.asterism.core.AsterismException;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.YearRange;
import org.asterism.core.licence.Licence;
import org.asterism.core.licence.LicenceClass;
import org.asterism.pipeline.Recorded;
import org.junit.jupiter.api.Test;

/** Europeana's search: records by language, cursors, and failures that come with HTTP 200. */
class EuropeanaTest {
  private static final Secret KEY = new Secret(ScriptedApi.KEY);
  private static final String CC0 = "http://creativecommons.org/publicdomain/zero/1.0/";

  private static Artwork artwork(String json) {
    return found(json).artwork();
  }

  private static Harvest.Found found(String json) {
    return (Harvest.Found) Europeana.read(JsonApi.parsed(json), KEY);
  }

  private static String item(int number) {
    return """
        {"id": "/1/%d", "title": ["Sheet %d"], "rights": ["%s"], "type": "IMAGE",
         "timestamp_update": "2024-01-01T00:00:00.00%dZ"}"""
        .formatted(number, number, CC0, number);
  }

  /** Pages of two records; the cursor says how many were given. */
  private static String paged(Map<String, String> asked, int records) {
    int first =
        asked.get("cursor").equals("*") ? 0 : Integer.parseInt(asked.get("cursor").substring(2));
    int end = Math.min(records, first + 2);
    List<String> items = IntStream.range(first, end).mapToObj(EuropeanaTest::item).toList();
    String next = end < records ? ", \"nextCursor\": \"C+%d\"".formatted(end) : "";
    return "{\"success\": true, \"totalResults\": %d, \"items\": [%s]%s}"
        .formatted(records, String.join(",", items), next);
  }

  @Test
  void aListingFollowsTheCursorsToTheEnd() throws Exception {
    try (ScriptedApi api = new ScriptedApi(asked -> paged(asked, 5))) {
      List<Harvest> all = Listing.of(api.source(Kind.EUROPEANA, Map.of("theme", "art")), null);

      assertThat(all)
          .extracting(Harvest::sourceId)
          .containsExactly("/1/0", "/1/1", "/1/2", "/1/3", "/1/4");
      assertThat(api.asked()).extracting(q -> q.get("cursor")).containsExactly("*", "C+2", "C+4");
      assertThat(api.asked())
          .allSatisfy(
              question ->
                  assertThat(question)
                      .containsEntry("wskey", ScriptedApi.KEY)
                      .containsEntry("reusability", "open")
                      .containsEntry("media", "true")
                      .containsEntry("theme", "art")
                      .containsEntry("rows", "100")
                      .containsEntry("qf", "TYPE:IMAGE"));
    }
  }

  @Test
  void aListingGoesOnFromACursorOfAnotherDay() throws Exception {
    try (ScriptedApi api = new ScriptedApi(asked -> paged(asked, 5))) {
      Page page = api.source(Kind.EUROPEANA, Map.of()).page(null, "C+4");

      assertThat(page.harvest()).extracting(Harvest::sourceId).containsExactly("/1/4");
      assertThat(page.next()).isNull();
    }
  }

  @Test
  void onlyWhatWasChangedSinceTheWatermarkIsAskedFor() throws Exception {
    try (ScriptedApi api = new ScriptedApi(asked -> paged(asked, 0))) {
      Map<String, String> options =
          Map.of("query", "Hokusai", "qf", "COUNTRY:japan ; YEAR:1831", "reusability", "all");

      Page page = api.source(Kind.EUROPEANA, options).page("2024-01-01T00:00:00.000Z", null);

      assertThat(page.harvest()).isEmpty();
      assertThat(page.next()).isNull();
      assertThat(api.asked().get(0))
          .containsEntry("query", "Hokusai")
          .containsEntry(
              "qf",
              "TYPE:IMAGE & timestamp_update:[2024-01-01T00:00:00.000Z TO *] & COUNTRY:japan & YEAR:1831")
          .doesNotContainKey("reusability");
    }
  }

  @Test
  void aFailureInsideAnAnswerBreaksTheListingOffWithoutTellingTheKey() {
    String failure =
        "{\"success\": false, \"error\": \"Invalid API key %s\"}".formatted(ScriptedApi.KEY);
    try (ScriptedApi api = new ScriptedApi(asked -> failure)) {
      assertThatThrownBy(() -> api.source(Kind.EUROPEANA, Map.of()).page(null, null))
          .isInstanceOf(NoAnswerException.class)
          .hasMessageEndingWith(": Invalid API key (secret)");
    }
  }

  @Test
  void aReusabilityEuropeanaDoesNotKnowIsRefusedBeforeAnythingIsAsked() {
    try (ScriptedApi api = new ScriptedApi(asked -> "{}")) {
      SourceSettings settings = api.settings(Kind.EUROPEANA, Map.of("reusability", "free"));

      assertThatThrownBy(settings::requireReady)
          .isInstanceOf(AsterismException.class)
          .hasMessageContaining("reusability \"free\"");
    }
  }

  @Test
  void englishIsPreferredAndThenTheFirstLanguageByItsCode() {
    assertThat(
            artwork(
                    """
                    {"id": "/1/1", "dcTitleLangAware":
                      {"nl": ["De molen"], "en": ["The Mill"], "def": ["Molen"]}}""")
                .title())
        .isEqualTo("The Mill");
    assertThat(
            artwork(
                    """
                    {"id": "/1/1", "dcTitleLangAware":
                      {"nl": ["De molen"], "fr": "Le moulin", "def": ["Molen"]}}""")
                .title())
        .isEqualTo("Le moulin");
  }

  @Test
  void theMakersNameIsFoundAmongTheAgentsByItsAddress() {
    Artwork artwork =
        artwork(
            """
            {"id": "/1/1", "dcCreator": ["http://example.org/2"],
             "dcCreatorLangAware": {"def": ["http://example.org/2"]},
             "edmAgent": ["http://example.org/1", "http://example.org/2"],
             "edmAgentLabelLangAware": {"es": ["A Sitter", "Goya, Francisco de, 1746-1828"]}}""");

    assertThat(artwork.artists())
        .containsExactly(new Artist("Goya, Francisco de", null, 1746, 1828));
  }

  @Test
  void nobodyKnownIsNoMaker() {
    assertThat(
            artwork("{\"id\": \"/1/1\", \"dcCreatorLangAware\": {\"def\": [\"Anonymous\"]}}")
                .artists())
        .isEmpty();
  }

  @Test
  void yearsOfActivityAreNoLife() {
    assertThat(
            artwork(
                    """
                    {"id": "/1/1", "dcCreatorLangAware":
                      {"en": ["Doe, Jan, fl. 1835-1849", "Roe, Ann, 1813-ca. 1905"]}}""")
                .artists())
        .containsExactly(
            new Artist("Doe, Jan", null, null, null), new Artist("Roe, Ann", null, null, null));
  }

  @Test
  void theNarrowestTimeSpanDatesAWorkWithoutAYear() {
    Artwork artwork =
        artwork(
            """
            {"id": "/1/1", "edmTimespanLabelLangAware":
              {"en": ["19th century", "Second millenium AD, years 1001-2000"], "def": ["1840s", "18..", "19e"]}}""");

    assertThat(artwork.dateText()).isEqualTo("1840s");
    assertThat(artwork.years()).isEqualTo(new YearRange(1840, 1849));
  }

  @Test
  void anImpossibleYearIsNotBelieved() {
    Artwork artwork = artwork("{\"id\": \"/1/1\", \"year\": [\"9999\"], \"title\": 7}");

    assertThat(artwork.years()).isNull();
    assertThat(artwork.title()).isEqualTo(Artwork.UNTITLED);
  }

  @Test
  void ofSeveralTermsTheOnesThatAreNotOpenStand() {
    assertThat(
            artwork(
                    """
                    {"id": "/1/1", "rights": ["%s",
                      "http://rightsstatements.org/vocab/InC/1.0/"]}"""
                        .formatted(CC0))
                .licence()
                .type())
        .isEqualTo(LicenceClass.NOT_OPEN);
  }

  @Test
  void aWholeIiifPictureIsAskedForInASizeThatIsEnough() {
    assertThat(
            artwork(
                    """
                    {"id": "/1/1", "edmIsShownBy":
                      ["https://iiif.example.org/9/full/max/0/default.jpg"]}""")
                .imageUrl())
        .isEqualTo("https://iiif.example.org/9/full/!1024,1024/0/default.jpg");
  }

  @Test
  void theKeptRecordHoldsNeitherTheKeyNorItsPlaceInTheAnswer() {
    String json =
        """
        {"id": "/1/1", "index": %d, "score": %d.5, "link": "https://e.example/1.json?wskey=%s",
         "guid": "https://www.europeana.eu/item/1/1?utm_campaign=%s"}""";

    Harvest.Found one = found(json.formatted(0, 1, ScriptedApi.KEY, ScriptedApi.KEY));
    Harvest.Found other = found(json.formatted(7, 2, ScriptedApi.KEY, ScriptedApi.KEY));

    assertThat(one.json()).doesNotContain(ScriptedApi.KEY).isEqualTo(other.json());
  }

  @Test
  void everyRecordedItemIsFound() {
    List<JsonNode> items = new ArrayList<>();
    for (Path file : Recorded.answers("europeana")) {
      JsonNode json = Recorded.json(file);
      (json.isArray() ? json : json.has("items") ? json.path("items") : List.of(json))
          .forEach(items::add);
    }

    assertThat(items.size()).isEqualTo(56);
    int named = 0;
    int dated = 0;
    for (JsonNode item : items) {
      Harvest.Found found = (Harvest.Found) Europeana.read(item, KEY);
      assertThat(found.artwork().title()).isNotEqualTo(Artwork.UNTITLED);
      assertThat(found.artwork().licence().isOpen()).isTrue();
      assertThat(found.artwork().imageUrl()).startsWith("http");
      assertThat(found.updatedAt()).startsWith("20").endsWith("Z");
      named += found.artwork().artists().isEmpty() ? 0 : 1;
      dated += found.artwork().years() == null ? 0 : 1;
    }
    assertThat(named).isEqualTo(29);
    assertThat(dated).isEqualTo(47);
  }

  @Test
  void aRecordedEngravingHasItsPrintersAndTheDecade() {
    JsonNode json =
        Recorded.json(
            Recorded.answers("europeana/openverse-catalog/").stream()
                .filter(file -> file.endsWith("image_data_example.json"))
                .findFirst()
                .orElseThrow());

    Artwork artwork = ((Harvest.Found) Europeana.read(json, KEY)).artwork();

    assertThat(artwork.artists())
        .contains(new Artist("Pérez Villaamil, Genaro", null, 1807, 1854))
        .extracting(Artist::name)
        .containsExactly("Villemin, Charles", "Pérez Villaamil, Genaro", "Carderera, Valentín");
    assertThat(artwork.years()).isEqualTo(new YearRange(1840, 1849));
    assertThat(artwork.licence()).isEqualTo(Licence.CC0);
    assertThat(artwork.credit()).isEqualTo("Biblioteca Digital de Castilla y León");
  }
}
