package org.asterism.pipeline.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.asterism.pipeline.sources.TestSources.found;
import static org.asterism.pipeline.sources.TestSources.listing;
import static org.asterism.pipeline.sources.TestSources.reason;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.asterism.core.AsterismException;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.YearRange;
import org.asterism.core.licence.LicenceClass;
import org.asterism.pipeline.manners.TinyServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IiifTest {
  @TempDir Path folder;
  private final TinyServer server = new TinyServer();

  @AfterEach
  void closeServer() {
    server.close();
  }

  private SourceSettings settings(String path, String... options) {
    return TestSources.settings(Kind.IIIF, server.at(path).toString(), options);
  }

  private String at(String path) {
    return server.at(path).toString();
  }

  /** A manifest of version 3 with a service of that description. */
  private String three(String path, String service) {
    return """
    {"@context": "http://iiif.io/api/presentation/3/context.json", "id": "%s",
     "type": "Manifest", "label": {"de": ["Hafen"], "en": ["Harbour"]},
     "summary": {"none": ["<p>Ships.</p>"]},
     "metadata": [
      {"label": {"de": ["Künstler"]}, "value": {"none": ["Ada Brandt\\nDutch, 1620-1690"]}},
      {"label": {"fr": ["Date"]}, "value": {"fr": ["vers 1650"]}},
      {"label": {"nl": ["Techniek"]}, "value": {"nl": ["ets"]}},
      {"label": {"en": ["Subjects"]}, "value": {"en": ["ship", "night; moon"]}},
      {"label": {"en": ["Place of origin:"]}, "value": {"en": ["Delft"]}},
      {"label": {"en": ["Weight"]}, "value": {"en": ["2 kg"]}}],
     "rights": "http://creativecommons.org/licenses/by-sa/4.0/",
     "requiredStatement": {"label": {"en": ["Attribution"]},
                           "value": {"en": ["Courtesy of <b>the Library</b>"]}},
     "homepage": [{"id": "https://example.org/harbour", "type": "Text",
                   "format": "text/html"}],
     "items": [{"type": "Canvas", "items": [{"type": "AnnotationPage", "items": [
       {"type": "Annotation", "body": {"id": "https://img.example.org/1/full/max/0/default.jpg",
        "type": "Image", "width": 3000, "height": 4000, "service": [%s]}}]}]}]}\
    """
        .formatted(at(path), service);
  }

  private static String service(String id, String version, String level) {
    return "{\"id\": \"%s\", \"type\": \"ImageService%s\", \"profile\": \"level%s\"}"
        .formatted(id, version, level);
  }

  private void collection(String path, String... children) {
    server.on(
        path,
        TinyServer.json(
            "{\"id\": \"%s\", \"type\": \"Collection\", \"items\": [%s]}"
                .formatted(at(path), String.join(",", children))));
  }

  private String reference(String type, String path) {
    return "{\"id\": \"%s\", \"type\": \"%s\"}".formatted(at(path), type);
  }

  private void manifests(int first, int last) {
    for (int i = first; i <= last; i++) {
      server.on(
          "/m" + i,
          TinyServer.json(three("/m" + i, service("https://img.example.org/1", "3", "2"))));
    }
  }

  @Test
  void aManifestOfVersionThreeIsAWork() throws Exception {
    manifests(1, 1);

    Harvest.Found found = found(listing(settings("/m1"), null).get(0));

    Artwork work = found.artwork();
    assertThat(work.source()).isEqualTo("mine");
    assertThat(work.sourceId()).isEqualTo(at("/m1"));
    assertThat(work.title()).isEqualTo("Harbour");
    assertThat(work.description()).isEqualTo("Ships.");
    assertThat(work.artists()).containsExactly(new Artist("Ada Brandt", null, 1620, 1690));
    assertThat(work.dateText()).isEqualTo("vers 1650");
    assertThat(work.years()).isNotNull();
    assertThat(work.medium()).isEqualTo("ets");
    assertThat(work.subjects()).containsExactly("ship", "night", "moon");
    assertThat(work.place()).isEqualTo("Delft");
    assertThat(work.licence().label()).isEqualTo("CC BY-SA 4.0");
    assertThat(work.credit()).isEqualTo("Courtesy of the Library");
    assertThat(work.pageUrl()).isEqualTo("https://example.org/harbour");
    assertThat(work.imageUrl()).isEqualTo("https://img.example.org/1/full/,1024/0/default.jpg");
  }

  @Test
  void aManifestOfVersionTwoIsAWork() throws Exception {
    server.on(
        "/two",
        TinyServer.json(
            """
            {"@context": "http://iiif.io/api/presentation/2/context.json", "@id": "%s",
             "@type": "sc:Manifest",
             "label": [{"@value": "Hafen", "@language": "de"},
                       {"@value": "Harbour", "@language": "en"}],
             "metadata": [
              {"label": [{"@value": "Urheber", "@language": "de"}], "value": "Ada Brandt"},
              {"label": "Date", "value": ["1650", "1651"]}],
             "license": "https://creativecommons.org/publicdomain/mark/1.0/",
             "attribution": "Library", "related": "https://example.org/two",
             "sequences": [{"canvases": [{"images": [{"resource": {
               "@id": "https://img.example.org/2/full/full/0/default.jpg",
               "width": 4000, "height": 3000,
               "service": {"@context": "http://iiif.io/api/image/2/context.json",
                           "@id": "https://img.example.org/2",
                           "profile": ["http://iiif.io/api/image/2/level1.json", {}]}}}]}]}]}
            """
                .formatted(at("/two"))));

    Artwork work = found(listing(settings("/two"), null).get(0)).artwork();

    assertThat(work.title()).isEqualTo("Harbour");
    assertThat(work.artists()).extracting(Artist::name).containsExactly("Ada Brandt");
    assertThat(work.years()).isEqualTo(new YearRange(1650, 1650));
    assertThat(work.licence().type()).isEqualTo(LicenceClass.PUBLIC_DOMAIN);
    assertThat(work.pageUrl()).isEqualTo("https://example.org/two");
    assertThat(work.imageUrl()).isEqualTo("https://img.example.org/2/full/1024,/0/default.jpg");
  }

  @Test
  void aServiceThatDoesNotScaleIsAskedForASizeItHas() throws Exception {
    server.on("/still", TinyServer.json(three("/still", service(at("/img/9"), "3", "0"))));
    server.on(
        "/img/9/info.json",
        TinyServer.json(
            """
            {"id": "%s", "type": "ImageService3", "profile": "level0", "sizes": [
             {"width": 300, "height": 400}, {"width": 900, "height": 1200},
             {"width": 3000, "height": 4000}]}
            """
                .formatted(at("/img/9"))));

    assertThat(found(listing(settings("/still"), null).get(0)).artwork().imageUrl())
        .isEqualTo(at("/img/9/full/900,1200/0/default.jpg"));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 800, 600, full/full/0/default.jpg",
    "3, 800, 600, full/max/0/default.jpg",
    "3, 2000, 3000, 'full/,1024/0/default.jpg'",
    "2, 0, 0, 'full/1024,/0/default.jpg'"
  })
  void aPictureIsNeverAskedForLargerThanItIs(int version, int width, int height, String path) {
    var service = JsonApi.parsed(service("https://img.example.org/1/info.json", "" + version, "1"));

    assertThat(IiifImage.picture(service, width, height))
        .isEqualTo("https://img.example.org/1/" + path);
  }

  @Test
  void withoutTermsAManifestIsNotOpenUnlessTheSettingsSayOtherwise() throws Exception {
    server.on(
        "/bare",
        TinyServer.json("{\"id\": \"%s\", \"type\": \"Manifest\"}".formatted(at("/bare"))));

    Artwork unknown = found(listing(settings("/bare"), null).get(0)).artwork();
    Artwork settled =
        found(listing(settings("/bare", "licence", "CC BY 4.0"), null).get(0)).artwork();

    assertThat(unknown.licence().type()).isEqualTo(LicenceClass.UNKNOWN);
    assertThat(unknown.title()).isEqualTo(Artwork.UNTITLED);
    assertThat(unknown.imageUrl()).isNull();
    assertThat(settled.licence().type()).isEqualTo(LicenceClass.CC_BY);
  }

  @Test
  void collectionsOfCollectionsAreWalkedAndGoOnInAnotherProcess() throws Exception {
    manifests(1, 50);
    collection(
        "/inner",
        IntStream.rangeClosed(11, 47)
            .mapToObj(i -> reference("Manifest", "/m" + i))
            .toArray(String[]::new));
    collection("/empty");
    collection(
        "/root",
        reference("Manifest", "/m1"),
        reference("Collection", "/empty"),
        reference("Collection", "/inner"),
        reference("Manifest", "/m2"));

    List<Harvest> all = listing(settings("/root"), null);

    assertThat(all)
        .extracting(Harvest::sourceId)
        .hasSize(39)
        .startsWith(at("/m1"))
        .endsWith(at("/m47"), at("/m2"));
    assertThat(TestSources.interruptedListing(settings("/root"))).isEqualTo(all);
  }

  @Test
  void loopsAndDepthsAreKeptWithTheirReasonsAndTheRestGoesOn() throws Exception {
    manifests(1, 2);
    collection("/root", reference("Collection", "/a"), reference("Manifest", "/m1"));
    collection("/a", reference("Collection", "/root"), reference("Collection", "/b"));
    collection("/b", reference("Collection", "/c"), reference("Manifest", "/m2"));

    List<Harvest> listing = listing(settings("/root"), null);

    assertThat(listing)
        .filteredOn(Harvest.Unreadable.class::isInstance)
        .extracting(TestSources::reason)
        .containsExactly(
            "the collection lies inside itself", "the collection lies deeper than 3 collections");
    assertThat(listing)
        .filteredOn(Harvest.Found.class::isInstance)
        .extracting(Harvest::sourceId)
        .containsExactly(at("/m2"), at("/m1"));
  }

  @Test
  void whatIsNotThereIsKeptWithItsReasonAndTheRestGoesOn() throws Exception {
    manifests(1, 1);
    server.on("/odd", TinyServer.json("{\"id\": \"https://x.example.org\", \"type\": \"Range\"}"));
    collection(
        "/root",
        reference("Manifest", "/gone"),
        reference("Collection", "/gone-too"),
        reference("Manifest", "/odd"),
        "{\"type\": \"Manifest\", \"id\": \"/etc/passwd\"}",
        reference("Manifest", "/m1"));

    List<Harvest> listing = listing(settings("/root"), null);

    assertThat(listing).hasSize(5);
    assertThat(reason(listing.get(0))).contains("HTTP 404");
    assertThat(reason(listing.get(1))).contains("HTTP 404");
    assertThat(reason(listing.get(2))).isEqualTo("it is no manifest of IIIF");
    assertThat(reason(listing.get(3)))
        .contains("\"/etc/passwd\" is neither an address nor a file beside the collection");
    assertThat(listing.get(4)).isInstanceOf(Harvest.Found.class);
  }

  @Test
  void whenAServerFallsSilentWhatWasGivenIsKept() throws Exception {
    manifests(1, 1);
    server.on("/m2", TinyServer.status(503));
    collection("/root", reference("Manifest", "/m1"), reference("Manifest", "/m2"));
    Source source = TestSources.source(settings("/root"));

    Page page = source.page(null, null);

    assertThat(page.harvest()).hasSize(1);
    assertThatThrownBy(() -> source.page(null, page.next()))
        .isInstanceOf(NoAnswerException.class)
        .hasMessageContaining("HTTP 503");
  }

  @Test
  void aPageOfHtmlInPlaceOfTheCollectionMayBeJsonLater() {
    server.on(
        "/root", TinyServer.body("text/html", "<html></html>".getBytes(StandardCharsets.UTF_8)));

    assertThatThrownBy(() -> listing(settings("/root"), null))
        .isInstanceOfSatisfying(
            NoAnswerException.class,
            e -> assertThat(e.kind()).isEqualTo(NoAnswerException.Kind.PASSING));
  }

  @Test
  void aCollectionInAFileMayNameManifestsBesideIt() throws Exception {
    Files.writeString(
        folder.resolve("harbour.json"),
        three("/harbour", service("https://img.example.org/1", "3", "2")));
    Path root =
        Files.writeString(
            folder.resolve("collection.json"),
            """
            {"type": "Collection", "items": [
             {"id": "harbour.json", "type": "Manifest"},
             {"id": "../outside.json", "type": "Manifest"}]}
            """);

    List<Harvest> listing = listing(TestSources.settings(Kind.IIIF, root.toString()), null);

    assertThat(found(listing.get(0)).artwork().title()).isEqualTo("Harbour");
    assertThat(reason(listing.get(1))).contains("is neither an address nor a file beside");
  }

  @Test
  void aDepthThatIsNoneIsExplained() {
    assertThatThrownBy(() -> settings("/root", "depth", "all").requireReady())
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("depth is \"all\"")
        .hasMessageEndingWith("Set depth to a number from 1 to 10.");
  }

  @Test
  void everyLabelOfAPairIsTriedWhateverItsLanguage() throws Exception {
    String manifest =
        three("/labels", service("https://img.example.org/1", "3", "2"))
            .replace("{\"nl\": [\"Techniek\"]}", "{\"xx\": [\"?\"], \"it\": [\"TECNICA\"]}");
    server.on("/labels", TinyServer.json(manifest));

    assertThat(found(listing(settings("/labels"), null).get(0)).artwork().medium())
        .isEqualTo("ets");
  }
}
