package org.asterism.pipeline.sources;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.YearRange;
import org.asterism.core.licence.Licence;
import org.asterism.core.licence.LicenceClass;
import org.asterism.pipeline.Recorded;
import org.junit.jupiter.api.Test;

/** The Danish national gallery's API. */
class SmkTest {
  private static Artwork artwork(String json) {
    return ((Harvest.Found) Smk.read(JsonApi.parsed(json))).artwork();
  }

  private static String answer(Map<String, String> asked, int total) {
    long first = Long.parseLong(asked.get("offset"));
    long end = Math.min(total, first + Long.parseLong(asked.get("rows")));
    return "{\"found\": %d, \"items\": [%s]}"
        .formatted(
            total,
            LongStream.range(first, end)
                .mapToObj(
                    i ->
                        "{\"id\": \"%d_object\", \"object_number\": \"KMS%d\", \"modified\": \"2024-01-01T00:%02d:00Z\"}"
                            .formatted(i, i, i % 60))
                .collect(joining(",")));
  }

  @Test
  void aListingGoesOnByOffsetToTheEnd() throws Exception {
    try (ScriptedApi api = new ScriptedApi(asked -> answer(asked, 401), "/art/search/")) {
      List<Harvest> all =
          Listing.of(
              api.source(Kind.SMK, Map.of("public-domain", "true", "has-image", "true")), null);

      assertThat(all).hasSize(401).extracting(Harvest::sourceId).doesNotHaveDuplicates();
      assertThat(api.asked()).extracting(q -> q.get("offset")).containsExactly("0", "200", "400");
      assertThat(api.asked().get(0))
          .containsEntry("filters", "[public_domain:true],[has_image:true]");
    }
  }

  @Test
  void aListingGoesOnFromACursorOfAnotherDay() throws Exception {
    try (ScriptedApi api = new ScriptedApi(asked -> answer(asked, 401), "/art/search/")) {
      Page page = api.source(Kind.SMK, Map.of()).page(null, "400");

      assertThat(page.harvest()).extracting(Harvest::sourceId).containsExactly("400_object");
      assertThat(page.next()).isNull();
      assertThat(api.asked().get(0)).doesNotContainKey("filters");
    }
  }

  @Test
  void anEmptyCollectionIsListed() throws Exception {
    try (ScriptedApi api = new ScriptedApi(asked -> answer(asked, 0), "/art/search/")) {
      assertThat(Listing.of(api.source(Kind.SMK, Map.of()), null)).isEmpty();
    }
  }

  @Test
  void whatIsOlderThanTheWatermarkIsPassedOver() throws Exception {
    try (ScriptedApi api = new ScriptedApi(asked -> answer(asked, 60), "/art/search/")) {
      assertThat(Listing.of(api.source(Kind.SMK, Map.of()), "2024-01-01T00:58:00Z"))
          .extracting(Harvest::sourceId)
          .containsExactly("58_object", "59_object");
    }
  }

  @Test
  void theEnglishTitleIsPreferred() {
    assertThat(
            artwork(
                    """
                    {"id": "1", "object_number": "K 1", "titles": [
                      {"title": "Solnedgang", "language": "dansk"},
                      {"title": "Sunset", "language": "engelsk"}]}""")
                .title())
        .isEqualTo("Sunset");
  }

  @Test
  void aWorkTheMuseumCallsNotFreeIsNotOpenWhateverItsRightsSay() {
    String json =
        "{\"id\": \"1\", \"object_number\": \"K 1\", \"public_domain\": %s, \"rights\": %s}";
    String cc0 = "\"https://creativecommons.org/publicdomain/zero/1.0/\"";

    assertThat(artwork(json.formatted("true", cc0)).licence()).isEqualTo(Licence.CC0);
    assertThat(artwork(json.formatted("true", "null")).licence()).isEqualTo(Licence.PUBLIC_DOMAIN);
    assertThat(artwork(json.formatted("false", cc0)).licence().type())
        .isEqualTo(LicenceClass.NOT_OPEN);
    assertThat(artwork(json.formatted("\"yes\"", "null")).licence()).isEqualTo(Licence.UNKNOWN);
  }

  @Test
  void aPictureWithoutIiifIsTheSmallOne() {
    assertThat(
            artwork(
                    """
                    {"id": "1", "object_number": "K 1", "image_thumbnail": "https://e.example/s.jpg",
                     "image_native": "https://e.example/huge.jpg"}""")
                .imageUrl())
        .isEqualTo("https://e.example/s.jpg");
  }

  @Test
  void recordedRecordsAreFoundAndThePartsOfOneKeptWithTheirReason() {
    List<Artwork> found = new ArrayList<>();
    List<Harvest.Unreadable> unreadable = new ArrayList<>();
    for (Path file : Recorded.answers("smk")) {
      JsonNode json = Recorded.json(file);
      if (json.isArray()) {
        continue; // What another program made of an answer.
      }
      Harvest harvest = Smk.read(json);
      if (harvest instanceof Harvest.Found good) {
        found.add(good.artwork());
      } else {
        unreadable.add((Harvest.Unreadable) harvest);
      }
    }

    assertThat(found).hasSize(1);
    Artwork artwork = found.get(0);
    assertThat(artwork.artists())
        .containsExactly(new Artist("Albrecht Altdorfer", null, 1478, 1536));
    assertThat(artwork.years()).isEqualTo(new YearRange(1479, 1537));
    assertThat(artwork.licence()).isEqualTo(Licence.CC0);
    assertThat(artwork.medium()).isEqualTo("Kobberstik");
    assertThat(artwork.pageUrl()).isEqualTo("https://open.smk.dk/en/artwork/image/KKS1615");
    assertThat(artwork.imageUrl())
        .isEqualTo("https://iip.smk.dk/iiif/jp2/kks1615.tif.jp2/full/!1024,1024/0/default.jpg");
    assertThat(unreadable)
        .extracting(Harvest.Unreadable::reason)
        .containsExactlyInAnyOrder(
            "the record has no object_number, so no page leads to it",
            "the record has no object_number, so no page leads to it",
            "the record has no id");
  }
}
