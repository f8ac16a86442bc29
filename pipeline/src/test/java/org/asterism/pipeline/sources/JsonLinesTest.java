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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.asterism.core.AsterismException;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.YearRange;
import org.asterism.core.licence.Licence;
import org.asterism.core.licence.LicenceClass;
import org.asterism.pipeline.manners.TinyServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
  @TempDir Path folder;

  private SourceSettings list(String lines, String... options) throws Exception {
    Path file = Files.writeString(folder.resolve("works.jsonl"), lines);
    return TestSources.settings(Kind.JSONL, file.toString(), options);
  }

  @Test
  void aLineIsAWork() throws Exception {
    Artwork work =
        found(
                listing(
                        list(
                            """
                            {"id": "a-1", "title": "Bridge", "date": "c. 1850", "year_from": 1848, \
                            "year_to": 1852, "artists": [{"name": "Ada Brandt", "ulan": \
                            "http://vocab.getty.edu/ulan/500000001", "wikidata": "Q1", "birth": 1820, \
                            "death": "1890"}, "Anon"], "movements": ["Realism"], "subjects": \
                            ["bridge"], "description": "<p>A bridge.</p>", "medium": "Oil", "place": \
                            "Delft", "collection": "Prints", "licence": \
                            "https://creativecommons.org/licenses/by/4.0/", "credit": "Foto: Brandt", \
                            "page_url": "https://example.org/a-1", "image": "pictures/a 1.jpg"}
                            """),
                        null)
                    .get(0))
            .artwork();

    assertThat(work.source()).isEqualTo("mine");
    assertThat(work.sourceId()).isEqualTo("a-1");
    assertThat(work.title()).isEqualTo("Bridge");
    assertThat(work.years()).isEqualTo(new YearRange(1848, 1852));
    assertThat(work.artists())
        .containsExactly(
            new Artist("Ada Brandt", "http://vocab.getty.edu/ulan/500000001", "Q1", 1820, 1890),
            new Artist("Anon", null, null, null));
    assertThat(work.movements()).containsExactly("Realism");
    assertThat(work.subjects()).containsExactly("bridge");
    assertThat(work.description()).isEqualTo("A bridge.");
    assertThat(work.licence().label()).isEqualTo("CC BY 4.0");
    assertThat(work.credit()).isEqualTo("Foto: Brandt");
    assertThat(work.pageUrl()).isEqualTo("https://example.org/a-1");
    assertThat(work.imageUrl()).isEqualTo(folder.resolve("pictures/a 1.jpg").toUri().toString());
  }

  @Test
  void badLinesAreKeptWithTheirPlaceAndReasonAndTheOthersAreRead() throws Exception {
    List<Harvest> listing =
        listing(
            list(
                """
                {"id": 1}
                {"id": 2
                [3]
                {"title": "four"}
                <html>five</html>
                {"id": 6, "image": "../six.jpg"}
                {"id": 7, "title": 7, "artists": "Ada", "year_from": "once", "movements": null}
                """
                    + "{\"id\": \""
                    + "8".repeat(JsonLines.LONGEST)
                    + "\"}\n"
                    + "{\"id\": 9, \"image\": \"file:///etc/passwd\"}\n"),
            null);

    assertThat(listing).hasSize(9);
    assertThat(found(listing.get(0)).artwork().sourceId()).isEqualTo("1");
    assertThat(listing.get(1).sourceId()).isEqualTo("line-2");
    assertThat(reason(listing.get(1))).isEqualTo("it is no JSON");
    assertThat(reason(listing.get(2))).isEqualTo("it is no JSON object");
    assertThat(reason(listing.get(3))).isEqualTo("it has no id");
    assertThat(reason(listing.get(4))).isEqualTo("it is no JSON");
    assertThat(reason(listing.get(5))).startsWith("its image is neither an address nor a file");
    assertThat(found(listing.get(6)).artwork().title()).isEqualTo(Artwork.UNTITLED);
    assertThat(found(listing.get(6)).artwork().artists()).isEmpty();
    assertThat(reason(listing.get(7))).isEqualTo("it is longer than 1,048,576 bytes");
    assertThat(found(listing.get(8)).artwork().imageUrl()).startsWith(folder.toUri().toString());
  }

  @Test
  void withoutTermsAWorkIsNotOpenUnlessTheSettingsSayOtherwise() throws Exception {
    Harvest unknown = listing(list("{\"id\": 1}\n"), null).get(0);
    Harvest settled = listing(list("{\"id\": 1}\n", "licence", "CC0"), null).get(0);

    assertThat(found(unknown).artwork().licence().type()).isEqualTo(LicenceClass.UNKNOWN);
    assertThat(found(settled).artwork().licence()).isEqualTo(Licence.CC0);
  }

  @Test
  void aListingGoesOnInAnotherProcess() throws Exception {
    SourceSettings settings =
        list(
            IntStream.range(0, 1_234)
                .mapToObj("{\"id\": %d, \"title\": \"é\"}"::formatted)
                .collect(Collectors.joining("\r\n")));

    assertThat(TestSources.interruptedListing(settings))
        .isEqualTo(listing(settings, null))
        .hasSize(1_234);
  }

  @Test
  void onlyWhatChangedSinceTheWatermarkIsListed() throws Exception {
    SourceSettings settings =
        list(
            """
            {"id": 1, "updated_at": "2026-01-01T10:00:00+02:00"}
            {"id": 2, "updated_at": "2026-02-01T10:00:00Z"}
            {"id": 3}
            """);

    assertThat(listing(settings, "2026-01-01T08:00:01Z"))
        .extracting(Harvest::sourceId)
        .containsExactly("2", "3");
    assertThat(found(listing(settings, null).get(0)).updatedAt()).isEqualTo("2026-01-01T08:00:00Z");
  }

  @Test
  void aListAtAnAddressIsDownloadedOnceAndAskedForAnewIfItChanged() throws Exception {
    try (TinyServer server = new TinyServer()) {
      byte[] lines =
          IntStream.range(0, 1_100)
              .mapToObj("{\"id\": %d, \"image\": \"p/%<d.jpg\"}"::formatted)
              .collect(Collectors.joining("\n"))
              .getBytes(StandardCharsets.UTF_8);
      server.on(
          "/list/works.jsonl",
          exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"one\"");
            if ("\"one\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
              exchange.sendResponseHeaders(304, -1);
              return;
            }
            exchange.sendResponseHeaders(200, lines.length);
            exchange.getResponseBody().write(lines);
          });
      SourceSettings settings =
          TestSources.settings(Kind.JSONL, server.at("/list/works.jsonl").toString());

      List<Harvest> first = TestSources.interruptedListing(settings);

      assertThat(first).hasSize(1_100);
      assertThat(found(first.get(7)).artwork().imageUrl())
          .isEqualTo(server.at("/list/p/7.jpg").toString());
      assertThat(server.requests()).hasSize(1);
      assertThat(listing(settings, null)).isEqualTo(first);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void aCursorOfAnotherStateOfTheFileIsRefused() throws Exception {
    SourceSettings settings = list("{\"id\": 1}\n".repeat(600));
    String cursor = TestSources.source(settings).page(null, null).next();
    list("{\"id\": 2}\n");

    assertThatThrownBy(() -> TestSources.source(settings).page(null, cursor))
        .isInstanceOf(NoAnswerException.class)
        .hasMessageContaining("it has changed since it was read");
  }

  @Test
  void aListThatIsNotThereBreaksTheListingOff() throws Exception {
    try (TinyServer server = new TinyServer()) {
      assertThatThrownBy(
              () ->
                  listing(
                      TestSources.settings(Kind.JSONL, server.at("/none.jsonl").toString()), null))
          .isInstanceOf(NoAnswerException.class)
          .hasMessageContaining("HTTP 404");
    }
  }

  @Test
  void aPathThatLeadsToNoFileIsNamedBeforeTheRun() {
    assertThatThrownBy(
            () -> TestSources.settings(Kind.JSONL, folder + "/none.jsonl").requireReady())
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("there is no file " + folder + "/none.jsonl");
  }
}
