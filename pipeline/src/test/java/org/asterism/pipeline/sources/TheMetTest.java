package org.asterism.pipeline.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.asterism.pipeline.sources.TestSources.found;

import org.asterism.core.artwork.Artist;
import org.junit.jupiter.api.Test;

class TheMetTest {
  private static Harvest read(String fields) {
    return TheMet.read(1, JsonApi.parsed("{\"objectID\": 1, %s}".formatted(fields)));
  }

  @Test
  void severalMakersComeEachWithTheirIds() {
    Harvest harvest =
        read(
            """
            "artistDisplayName": "Ada Brandt", "artistBeginDate": "1820", "artistEndDate": "1890",
            "constituents": [
             {"role": "Artist", "name": "Ada Brandt",
              "constituentULAN_URL": "http://vocab.getty.edu/page/ulan/500000001",
              "constituentWikidata_URL": "https://www.wikidata.org/wiki/Q1"},
             {"role": "Publisher", "name": "Press & Sons"},
             {"role": "After", "name": "Ben Smit", "constituentULAN_URL": ""},
             {"role": "Artist", "name": "Ada Brandt"}, {"role": "Artist"}, "odd"]
            """);

    assertThat(found(harvest).artwork().artists())
        .containsExactly(
            new Artist("Ada Brandt", "500000001", "Q1", 1820, 1890),
            new Artist("Ben Smit", null, null, null));
  }

  @Test
  void withoutAListTheMakerOfTheLineStands() {
    Harvest harvest =
        read("\"constituents\": null, \"artistDisplayName\": \"Ada\", \"artistULAN_URL\": \"\"");

    assertThat(found(harvest).artwork().artists())
        .containsExactly(new Artist("Ada", null, null, null));
  }

  @Test
  void anIdThatIsNoObjectIsKeptWithTheMuseumsWords() {
    assertThat(
            TestSources.reason(
                TheMet.read(7, JsonApi.parsed("{\"message\": \"Not a valid object\"}"))))
        .isEqualTo("the museum answered without the object: Not a valid object");
  }

  @Test
  void spacesInAPicturesAddressAreWrittenAsAddressesHaveThem() {
    Harvest harvest = read("\"primaryImageSmall\": \"https://images.example.org/a b.jpg\"");

    assertThat(found(harvest).artwork().imageUrl())
        .isEqualTo("https://images.example.org/a%20b.jpg");
  }
}
