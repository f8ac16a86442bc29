package org.asterism.pipeline.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.asterism.pipeline.sources.TestSources.found;
import static org.asterism.pipeline.sources.TestSources.listing;
import static org.asterism.pipeline.sources.TestSources.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.asterism.core.AsterismException;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.YearRange;
import org.asterism.core.licence.Licence;
import org.asterism.core.licence.LicenceClass;
import org.asterism.pipeline.manners.TinyServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RijksmuseumSearchTest {
  private final TinyServer museum = new TinyServer();

  @AfterEach
  void closeMuseum() {
    museum.close();
  }

  private SourceSettings settings() {
    return TestSources.settings(
        Kind.RIJKSMUSEUM,
        museum.at("/search/collection").toString(),
        "mode",
        "search",
        "query",
        "type=painting&creator=Ada Brandt");
  }

  private String numbers(int first, int last, String next) {
    String items =
        IntStream.rangeClosed(first, last)
            .mapToObj(
                "{\"id\": \"https://id.rijksmuseum.nl/%d\", \"type\": \"HumanMadeObject\"}"
                    ::formatted)
            .collect(Collectors.joining(","));
    return "{\"type\": \"OrderedCollectionPage\", \"orderedItems\": [%s]%s}".formatted(items, next);
  }

  private void works(int first, int last) {
    for (int number = first; number <= last; number++) {
      museum.on(
          "/" + number,
          TinyServer.json(
              """
              {"id": "https://id.rijksmuseum.nl/%d", "type": "HumanMadeObject",
               "identified_by": [{"type": "Name", "content": "Work %1$d"}],
               "produced_by": {"timespan": {"identified_by": [{"type": "Name", "content": "1650"}],
                 "begin_of_the_begin": "1650-01-01T00:00:00Z",
                 "end_of_the_end": "1650-12-31T23:59:59Z"},
                 "carried_out_by": [{"notation": [{"@language": "en", "@value": "Ada Brandt"}]}]},
               "shows": [{"id": "https://id.rijksmuseum.nl/7001", "type": "VisualItem"}]}
              """
                  .formatted(number)));
    }
    museum.on(
        "/7001",
        TinyServer.json(
            """
            {"id": "https://id.rijksmuseum.nl/7001", "type": "VisualItem",
             "subject_to": [{"type": "Right", "classified_as":
               [{"id": "https://creativecommons.org/publicdomain/zero/1.0/"}]}],
             "represents_instance_of_type": [{"notation": [{"@language": "en", "@value": "ship"}]}],
             "digitally_shown_by": [{"id": "https://id.rijksmuseum.nl/8001"}]}
            """));
    museum.on(
        "/8001",
        TinyServer.json(
            """
            {"id": "https://id.rijksmuseum.nl/8001", "type": "DigitalObject",
             "access_point": [{"id": "https://iiif.micr.io/AbC/full/max/0/default.jpg"}]}
            """));
  }

  @Test
  void aWorkTakesThreeRequestsAndComesWithTermsAndPicture() throws Exception {
    works(1, 1);
    museum.on("/search/collection", TinyServer.json(numbers(1, 1, "")));

    Artwork work = found(listing(settings(), null).get(0)).artwork();

    assertThat(work.sourceId()).isEqualTo("1");
    assertThat(work.title()).isEqualTo("Work 1");
    assertThat(work.years()).isEqualTo(new YearRange(1650, 1650));
    assertThat(work.artists().get(0).name()).isEqualTo("Ada Brandt");
    assertThat(work.subjects()).containsExactly("ship");
    assertThat(work.licence()).isEqualTo(Licence.CC0);
    assertThat(work.imageUrl()).isEqualTo("https://iiif.micr.io/AbC/full/1024,/0/default.jpg");
    assertThat(museum.requests())
        .extracting(TinyServer.Request::target)
        .startsWith(
            "/search/collection?type=painting&creator=Ada%20Brandt",
            "/1?_profile=la-framed&_mediatype=application/ld%2Bjson")
        .hasSize(4);
  }

  @Test
  void aListingGoesOnInAnotherProcess() throws Exception {
    works(1, 25);
    String next = ", \"next\": {\"id\": \"%s\"}".formatted(museum.at("/more"));
    museum.on("/search/collection", TinyServer.json(numbers(1, 23, next)));
    museum.on("/more", TinyServer.json(numbers(24, 25, "")));
    List<String> expected = new ArrayList<>();
    IntStream.rangeClosed(1, 25).forEach(number -> expected.add("" + number));

    assertThat(TestSources.interruptedListing(settings()))
        .extracting(Harvest::sourceId)
        .isEqualTo(expected);
  }

  @Test
  void whatIsNotThereIsKeptWithItsReasonAndWithoutAnImageTermsAreUnknown() throws Exception {
    museum.on("/search/collection", TinyServer.json(numbers(1, 2, "")));
    museum.on(
        "/2",
        TinyServer.json(
            "{\"id\": \"https://id.rijksmuseum.nl/2\", \"type\": \"HumanMadeObject\"}"));

    List<Harvest> listing = listing(settings(), null);

    assertThat(reason(listing.get(0))).contains("HTTP 404");
    assertThat(found(listing.get(1)).artwork().title()).isEqualTo(Artwork.UNTITLED);
    assertThat(found(listing.get(1)).artwork().imageUrl()).isNull();
    assertThat(found(listing.get(1)).artwork().licence().type()).isEqualTo(LicenceClass.UNKNOWN);
  }

  @Test
  void aSearchThatFindsNothingIsAnEmptyListing() throws Exception {
    museum.on("/search/collection", TinyServer.json(numbers(1, 0, "")));

    assertThat(listing(settings(), null)).isEmpty();
  }

  @Test
  void optionsOfTheOtherModeAreExplained() {
    assertThatThrownBy(
            () ->
                TestSources.settings(Kind.RIJKSMUSEUM, "http://127.0.0.1:1/oai", "query", "x")
                    .requireReady())
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("a query is named, yet the mode is oai");
    assertThatThrownBy(
            () ->
                TestSources.settings(Kind.RIJKSMUSEUM, "http://127.0.0.1:1/oai", "mode", "lido")
                    .requireReady())
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("there is no mode \"lido\"");
  }
}
