package org.asterism.pipeline.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.YearRange;
import org.asterism.core.licence.Licence;
import org.asterism.pipeline.Recorded;
import org.asterism.pipeline.manners.PoliteHttp;
import org.junit.jupiter.api.Test;

/** What the real museums answered is understood, or refused with a reason. */
class RecordedAnswersTest {
  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  private static void isARecord(Harvest harvest) {
    if (harvest instanceof Harvest.Found found) {
      assertThat(found.artwork().title()).isNotBlank();
      assertThat(found.json()).isNotBlank();
    } else {
      assertThat(harvest).isInstanceOf(Harvest.Unreadable.class);
    }
  }

  private static JsonNode answer(Path file) {
    JsonNode json = Recorded.json(file);
    return json.has("_response") ? json.path("_response") : json;
  }

  private static List<JsonNode> records(Path file, String list) {
    JsonNode json = answer(file);
    List<JsonNode> records = new ArrayList<>();
    json.path(list).forEach(records::add);
    return json.has(list) ? records : List.of(json);
  }

  @Test
  void everyArtworkOfTheArtInstituteIsFoundAndOtherThingsAreRecognised() {
    Map<String, Integer> found = new TreeMap<>();
    Map<String, Integer> refused = new TreeMap<>();
    for (Path file : Recorded.answers("aic")) {
      for (JsonNode record : records(file, "data")) {
        Harvest harvest = ArtInstituteOfChicago.read(record, NOTHING);
        isARecord(harvest);
        (harvest instanceof Harvest.Found ? found : refused)
            .merge(record.path("api_model").asText("none"), 1, Integer::sum);
      }
    }

    // Ten of the listing and three of a search.
    assertThat(found).containsExactly(Map.entry("artworks", 13));
    assertThat(refused)
        .containsOnly(
            Map.entry("agents", 13),
            Map.entry("artwork-date-qualifiers", 10),
            Map.entry("artwork-types", 10),
            Map.entry("category-terms", 13),
            Map.entry("images", 13),
            Map.entry("places", 13),
            // The two files that describe the dump, and a manifest of IIIF.
            Map.entry("none", 3));
  }

  @Test
  void aManifestOfTheArtInstituteIsAWork() throws Exception {
    Path file =
        Recorded.answers("aic/docs-examples").stream()
            .filter(each -> each.toString().contains("manifest"))
            .findFirst()
            .orElseThrow();
    JsonApi unasked = new JsonApi(PoliteHttp.keeping(TestSources.MANNERS));

    Artwork work =
        TestSources.found(new IiifManifest("mine", null, unasked).read(answer(file))).artwork();

    assertThat(work.title()).isEqualTo("Priest and Boy");
    assertThat(work.artists())
        .containsExactly(new Artist("Lawrence Carmichael Earle", null, 1845, 1921));
    assertThat(work.medium()).startsWith("Watercolor over graphite");
    assertThat(work.collection()).isEqualTo("Art Institute of Chicago");
    assertThat(work.pageUrl()).endsWith("/artworks/4");
    assertThat(work.imageUrl())
        .endsWith("/1753b638-d4fb-8e45-3db9-92dde7f053da/full/,1024/0/default.jpg");
    assertThat(work.licence()).isEqualTo(Licence.UNKNOWN);
  }

  @Test
  void anObjectOfTheMetIsFoundAndWhatIsNoObjectIsKeptWithItsReason() {
    List<String> found = new ArrayList<>();
    int refused = 0;
    for (Path file : Recorded.answers("met")) {
      JsonNode json = Recorded.json(file);
      Harvest harvest = TheMet.read(json.path("objectID").asInt(1), json);
      isARecord(harvest);
      if (harvest instanceof Harvest.Found object) {
        found.add(object.sourceId());
        assertThat(object.artwork().artists()).hasSizeLessThanOrEqualTo(1);
      } else {
        refused++;
      }
    }

    assertThat(found).containsExactlyInAnyOrder("45734", "47533", "671456");
    // Two lists of another program's images, two searches, and an object not found.
    assertThat(refused).isEqualTo(5);
  }

  @Test
  void everyPictureAddressOfTheMetIsOne() throws Exception {
    Path folder =
        Recorded.answers("met/vrickey123").get(0).resolve("../../met_image_urls_cache.jsonl");
    int pictures = 0;
    for (String line : Files.readAllLines(folder.normalize())) {
      JsonNode object = JsonApi.parsed(line);
      ObjectNode json = object.deepCopy();
      json.put("objectID", object.path("object_id").asInt());
      Artwork work = TestSources.found(TheMet.read(json.path("objectID").asInt(), json)).artwork();
      if (work.imageUrl() != null) {
        assertThat(URI.create(work.imageUrl()).getHost()).isEqualTo("images.metmuseum.org");
        pictures++;
      }
    }

    assertThat(pictures).isGreaterThan(2_000);
  }

  @Test
  void everyPageOfCommonsIsFoundOrKeptWithItsReason() {
    int found = 0;
    int refused = 0;
    for (Path file : Recorded.answers("wikimedia-commons")) {
      JsonNode json = Recorded.json(file);
      JsonNode pages = json.path("query").path("pages");
      for (JsonNode page : pages.isMissingNode() ? List.of(json) : pages) {
        Harvest harvest = WikimediaCommons.read(page);
        isARecord(harvest);
        assertThat(harvest)
            .isInstanceOf(
                page.path("imageinfo").isEmpty() ? Harvest.Unreadable.class : Harvest.Found.class);
        found += harvest instanceof Harvest.Found ? 1 : 0;
        refused += harvest instanceof Harvest.Found ? 0 : 1;
      }
    }

    assertThat(found).isEqualTo(154);
    assertThat(refused).isEqualTo(36);
  }

  @Test
  void partsOfAPageOfCommonsPutTogetherAreThePage() {
    Map<String, JsonNode> files = new TreeMap<>();
    Recorded.answers("wikimedia-commons/openverse-catalog/continuation")
        .forEach(file -> files.put(file.getFileName().toString(), Recorded.json(file)));
    UnaryOperator<String> pagePart = part -> "page_44672212_%s.json".formatted(part);

    assertThat(
            WikimediaCommons.merged(
                files.get(pagePart.apply("left")).deepCopy(),
                (ObjectNode) files.get(pagePart.apply("right"))))
        .isEqualTo(files.get(pagePart.apply("merged")));

    JsonNode whole = files.get("wmc_pretty123.json").path("query").path("pages");
    whole
        .fieldNames()
        .forEachRemaining(
            id -> {
              ObjectNode page = NOTHING.deepCopy();
              for (int part = 1; part <= 3; part++) {
                JsonNode pages = files.get("wmc_pretty%d.json".formatted(part)).path("query");
                WikimediaCommons.merged(page, pages.path("pages").path(id).deepCopy());
              }
              assertThat(page).isEqualTo(whole.path(id));
            });
    assertThat(whole).hasSize(9);
  }

  @Test
  void aDrawingOfTheRijksmuseumIsFound() {
    JsonNode json = Recorded.json(Recorded.answers("rijksmuseum/linked-art").get(0));

    Artwork work =
        TestSources.found(
                LinkedArt.read(json, MissingNode.getInstance(), MissingNode.getInstance()))
            .artwork();

    assertThat(work.sourceId()).isEqualTo("200117708");
    assertThat(work.title()).isEqualTo("Three Scribes");
    assertThat(work.artists())
        .containsExactly(
            new Artist(
                "Rembrandt van Rijn",
                "http://vocab.getty.edu/ulan/500011051",
                "http://www.wikidata.org/entity/Q5598",
                null,
                null));
    assertThat(work.years()).isEqualTo(new YearRange(1628, 1629));
    assertThat(work.medium()).startsWith("pen and brown ink");
    assertThat(work.place()).isEqualTo("Leiden");
    assertThat(work.pageUrl()).contains("/collectie/object/RP-T-1930-54(V)--");
    assertThat(work.licence()).isEqualTo(Licence.UNKNOWN);
  }

  @Test
  void answersOfTheApiTheRijksmuseumHasGivenUpAreRefusedInASentence() {
    List<Path> files = Recorded.answers("rijksmuseum/legacy-api");

    assertThat(files)
        .hasSize(6)
        .allSatisfy(
            file ->
                assertThat(
                        TestSources.reason(
                            LinkedArt.read(
                                Recorded.json(file),
                                MissingNode.getInstance(),
                                MissingNode.getInstance())))
                    .startsWith("it is an answer of the API the museum has given up"));
  }
}
