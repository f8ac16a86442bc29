package org.asterism.pipeline.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.YearRange;
import org.asterism.core.licence.LicenceClass;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sources' records as museums really answered. */
class RecordedResponsesTest {
  private static final Path RECORDED = Path.of("..", "..", "shared", "data", "api-responses");
  private static final ObjectMapper JSON = new ObjectMapper();

  @BeforeEach
  void needRecordings() {
    assumeTrue(
        Files.isDirectory(RECORDED), "no recorded responses in ../shared/data/api-responses");
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anEtchingOfTheArtInstituteComesWithMakerLifeYearAndPlainText() {
    JsonNode json = read(RECORDED.resolve("aic/api-data/artworks/16.json"));
    JsonNode config = read(RECORDED.resolve("aic/api-data/config.json"));

    Artwork artwork = ((Harvest.Found) ArtInstituteOfChicago.read(json, config)).artwork();

    assertThat(artwork.title()).isEqualTo("The Fall of the Giants");
    assertThat(artwork.artists()).containsExactly(new Artist("Salvator Rosa", null, 1615, 1673));
    assertThat(artwork.years()).isEqualTo(new YearRange(1663, 1663));
    assertThat(artwork.description()).isNotBlank().doesNotContain("<");
    assertThat(artwork.licence().type()).isEqualTo(LicenceClass.CC0);
    assertThat(artwork.imageUrl())
        .isEqualTo(
            "https://www.artic.edu/iiif/2/e82b61d4-1d5b-a15d-4d2e-ff9caca3fb51/full/843,/0/default.jpg");
  }

  @Test
  void aPaintingOfTheMetComesWithItsMakersAuthorityAndTags() {
    JsonNode json = read(RECORDED.resolve("met/vrickey123/response_object_success.json"));

    Artwork artwork = ((Harvest.Found) TheMet.read(671456, json)).artwork();

    assertThat(artwork.artists())
        .containsExactly(
            new Artist(
                "Gustave Caillebotte",
                "http://vocab.getty.edu/ulan/500011706",
                "http://www.wikidata.org/entity/Q295144",
                1848,
                1894));
    assertThat(artwork.subjects()).containsExactly("Flowers", "Paris");
    assertThat(artwork.years()).isEqualTo(new YearRange(1893, 1893));
    assertThat(artwork.imageUrl()).contains("/web-large/");
  }

  @Test
  void anObjectTheMetDoesNotFindIsKeptWithTheMuseumsWords() {
    JsonNode json =
        read(RECORDED.resolve("met/vrickey123/response_object_failure_404_not_found.json"));

    assertThat(TheMet.read(1, json))
        .isInstanceOfSatisfying(
            Harvest.Unreadable.class,
            unreadable -> assertThat(unreadable.reason()).endsWith("ObjectID not found"));
  }

  @Test
  void aFileOfCommonsComesWithoutHtmlAndWithItsLicence() {
    JsonNode json =
        read(RECORDED.resolve("wikimedia-commons/openverse-catalog/image_data_example.json"));

    Artwork artwork = ((Harvest.Found) WikimediaCommons.read(json)).artwork();

    assertThat(artwork.artists()).containsExactly(new Artist("PtrQs", null, null, null));
    assertThat(artwork.licence().label()).isEqualTo("CC BY-SA 4.0");
    assertThat(artwork.years()).isEqualTo(new YearRange(2012, 2012));
    assertThat(artwork.subjects()).contains("Trees in Finistère");
  }

  @Test
  void theTitleOfAFileOfCommonsDoesNotNameItsMakerOnceMore() {
    JsonNode json =
        read(
            RECORDED.resolve(
                "wikimedia-commons/openverse-catalog/continuation/page_44672212_merged.json"));
    // Then the file's name is all there is.
    ((ObjectNode) json.at("/imageinfo/0/extmetadata")).remove("ObjectName");

    Artwork artwork = ((Harvest.Found) WikimediaCommons.read(json)).artwork();

    assertThat(artwork.artists()).extracting(Artist::name).containsExactly("Edvard Munch");
    assertThat(artwork.title()).isEqualTo("Night in Nice (1891)");
  }
}
