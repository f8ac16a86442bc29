package org.asterism.pipeline.sources;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.asterism.core.AsterismException;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.YearRange;
import org.asterism.core.licence.Licence;
import org.asterism.core.licence.LicenceClass;
import org.asterism.pipeline.Recorded;
import org.junit.jupiter.api.Test;

/** Flickr's search, in windows of upload time, and failures that come with HTTP 200. */
class FlickrTest {
  private static final long NOW = 1_700_000_000;

  private static final String LICENCES =
      """
      {"licenses": {"license": [
        {"id": "0", "name": "All Rights Reserved", "url": ""},
        {"id": 1, "name": "Attribution-NonCommercial-ShareAlike License",
         "url": "https://creativecommons.org/licenses/by-nc-sa/2.0/"},
        {"id": "4", "name": "Attribution License",
         "url": "https://creativecommons.org/licenses/by/2.0/"},
        {"id": "7", "name": "No known copyright restrictions",
         "url": "https://www.flickr.com/commons/usage/"},
        {"id": "9", "name": "Public Domain Dedication (CC0)",
         "url": "https://creativecommons.org/publicdomain/zero/1.0/"},
        {"id": "12", "name": "CC BY-SA 4.0",
         "url": "https://creativecommons.org/licenses/by-sa/4.0/deed.en"}]}, "stat": "ok"}""";

  private static final Map<String, FlickrLicence> KNOWN =
      FlickrLicence.all(JsonApi.parsed(LICENCES));

  /** Seconds of upload; as Flickr does, no question gets more than 4,000, then the last again. */
  private static String answer(Map<String, String> asked, List<Long> uploads) {
    if (asked.get("method").equals("flickr.photos.licenses.getInfo")) {
      return LICENCES;
    }
    long from = Long.parseLong(asked.get("min_upload_date"));
    long to = Long.parseLong(asked.get("max_upload_date"));
    int page = Integer.parseInt(asked.get("page"));
    int size = Integer.parseInt(asked.get("per_page"));
    List<Integer> within = new ArrayList<>();
    for (int i = 0; i < uploads.size(); i++) {
      if (uploads.get(i) >= from && uploads.get(i) <= to) {
        within.add(i);
      }
    }
    String photos =
        within.stream()
            .limit(4_000)
            .skip((page - 1L) * size)
            .limit(size)
            .map(
                i ->
                    "{\"id\": \"%d\", \"owner\": \"1@N0\", \"license\": \"4\", \"dateupload\": \"%d\"}"
                        .formatted(i, uploads.get(i)))
            .collect(joining(","));
    // A number or a text, as it happens.
    String total = page % 2 == 0 ? Integer.toString(within.size()) : "\"" + within.size() + "\"";
    return "{\"photos\": {\"page\": %d, \"total\": %s, \"photo\": [%s]}, \"stat\": \"ok\"}"
        .formatted(page, total, photos);
  }

  private static Source source(ScriptedApi api) {
    SourceSettings settings = api.settings(Kind.FLICKR, Map.of("text", "painting"));
    return new Flickr(
        api.json(settings), settings, Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC));
  }

  private static Artwork artwork(String json) {
    return ((Harvest.Found) FlickrPhoto.read(JsonApi.parsed(json), KNOWN)).artwork();
  }

  @Test
  void moreThanFlickrGivesToOneQuestionIsListedWhollyAndOnce() throws Exception {
    // Three thousand spread over years, and nine thousand in one busy hour.
    List<Long> uploads =
        LongStream.concat(
                LongStream.range(0, 3_000).map(i -> 1_200_000_000 + i * 90_000),
                LongStream.range(0, 9_000).map(i -> 1_600_000_000 + i * 2 / 5))
            .sorted()
            .boxed()
            .toList();
    try (ScriptedApi api = new ScriptedApi(asked -> answer(asked, uploads))) {
      List<Harvest> all = Listing.of(source(api), null);

      assertThat(all).hasSize(12_000).allMatch(Harvest.Found.class::isInstance);
      assertThat(all.stream().map(Harvest::sourceId).distinct()).hasSize(12_000);
      assertThat(api.asked().stream().filter(q -> q.containsKey("page")))
          .allMatch(q -> Integer.parseInt(q.get("page")) <= 16)
          .hasSizeLessThan(120);
    }
  }

  @Test
  void aListingGoesOnFromACursorInAnotherProcess() throws Exception {
    List<Long> uploads = LongStream.range(0, 6_000).map(i -> 1_500_000_000 + i).boxed().toList();
    try (ScriptedApi api = new ScriptedApi(asked -> answer(asked, uploads))) {
      Set<String> ids = new TreeSet<>();
      String cursor = null;
      do {
        Page page = source(api).page(null, cursor);
        page.harvest().forEach(each -> ids.add(each.sourceId()));
        cursor = page.next();
      } while (cursor != null);

      assertThat(ids).hasSize(6_000);
    }
  }

  @Test
  void onlyOpenLicencesAndUploadsSinceTheWatermarkAreAskedFor() throws Exception {
    try (ScriptedApi api = new ScriptedApi(asked -> answer(asked, List.of()))) {
      Page page = source(api).page("1650000000", null);

      assertThat(page.harvest()).isEmpty();
      assertThat(page.next()).isNull();
      assertThat(api.asked().get(1))
          .containsEntry("license", "12,4,7,9")
          .containsEntry("min_upload_date", "1650000000")
          .containsEntry("max_upload_date", Long.toString(NOW))
          .containsEntry("safe_search", "1")
          .containsEntry("media", "photos")
          .containsEntry("text", "painting");
    }
  }

  @Test
  void aSecondTooFullToBeCutIsToldOf() throws Exception {
    List<Long> uploads = LongStream.range(0, 4_500).map(i -> 1_500_000_000).boxed().toList();
    try (ScriptedApi api = new ScriptedApi(asked -> answer(asked, uploads))) {
      List<Harvest> all = Listing.of(source(api), null);

      assertThat(all).filteredOn(Harvest.Found.class::isInstance).hasSize(4_000);
      assertThat(all)
          .filteredOn(Harvest.Unreadable.class::isInstance)
          .singleElement()
          .extracting(each -> ((Harvest.Unreadable) each).reason())
          .asString()
          .startsWith("4,500 photographs were uploaded within this second");
    }
  }

  @Test
  void aBadKeyIsFinalAndToldWithoutTheKey() {
    String failure =
        "{\"stat\": \"fail\", \"code\": 100, \"message\": \"Invalid API Key %s\"}"
            .formatted(ScriptedApi.KEY);
    try (ScriptedApi api = new ScriptedApi(asked -> failure)) {
      assertThatThrownBy(() -> source(api).page(null, null))
          .isInstanceOfSatisfying(
              NoAnswerException.class,
              e -> assertThat(e.kind()).isEqualTo(NoAnswerException.Kind.FINAL))
          .hasMessageEndingWith("Flickr does not accept the API key (Invalid API Key (secret))");
    }
  }

  @Test
  void aServiceThatIsNotAvailableIsAskedAgainLater() {
    String failure = "{\"stat\": \"fail\", \"code\": \"105\", \"message\": \"Unavailable\"}";
    try (ScriptedApi api = new ScriptedApi(asked -> failure)) {
      assertThatThrownBy(() -> source(api).page(null, null))
          .isInstanceOfSatisfying(
              NoAnswerException.class,
              e -> assertThat(e.kind()).isEqualTo(NoAnswerException.Kind.PASSING));
    }
  }

  @Test
  void anotherPageThanTheOneAskedForIsNotTaken() {
    try (ScriptedApi api =
        new ScriptedApi(
            asked ->
                asked.get("method").endsWith("getInfo")
                    ? LICENCES
                    : "{\"photos\": {\"page\": 3, \"total\": 900, \"photo\": [{}]}, \"stat\": \"ok\"}")) {
      assertThatThrownBy(() -> source(api).page(null, null))
          .isInstanceOf(NoAnswerException.class)
          .hasMessageContaining("another page came in place of page 1");
    }
  }

  @Test
  void everythingFlickrHasIsNotAskedFor() {
    try (ScriptedApi api = new ScriptedApi(asked -> LICENCES)) {
      assertThatThrownBy(() -> api.settings(Kind.FLICKR, Map.of()).requireReady())
          .isInstanceOf(AsterismException.class)
          .hasMessageContaining("is not asked for everything");
    }
  }

  @Test
  void theLargestPictureThatIsNotTooLargeIsTaken() {
    String json =
        """
        {"id": "1", "owner": "o", "license": "4", "url_m": "m", "width_m": 500, "height_m": "333",
         "url_l": "l", "width_l": "1024", "height_l": 683, "url_o": "o", "width_o": "%s",
         "height_o": "700"}""";

    assertThat(artwork(json.formatted("6000")).imageUrl()).isEqualTo("l");
    assertThat(artwork(json.formatted("1500")).imageUrl()).isEqualTo("o");
  }

  @Test
  void whoUploadsAnOldPictureIsCreditedButDidNotMakeIt() {
    String json =
        "{\"id\": \"1\", \"owner\": \"o\", \"ownername\": \"A Library\", \"license\": \"%s\"}";

    Artwork old = artwork(json.formatted("7"));
    Artwork own = artwork(json.formatted("4"));

    assertThat(old.artists()).isEmpty();
    assertThat(old.credit()).isEqualTo("A Library");
    assertThat(old.licence().isOpen()).isTrue();
    assertThat(own.artists()).containsExactly(new Artist("A Library", null, null, null));
  }

  @Test
  void aDateIsAsExactAsFlickrKnowsIt() {
    String json =
        """
        {"id": "1", "owner": "o", "datetaken": "%s", "datetakengranularity": %s,
         "datetakenunknown": "%s"}""";

    assertThat(artwork(json.formatted("1905-01-01 00:00:00", "6", "0")).dateText())
        .isEqualTo("1905");
    assertThat(artwork(json.formatted("1905-01-01 00:00:00", "\"8\"", "0")).dateText())
        .isEqualTo("ca. 1905");
    assertThat(artwork(json.formatted("2010-06-05 10:00:00", "0", "0")).years())
        .isEqualTo(new YearRange(2010, 2010));
    assertThat(artwork(json.formatted("2010-06-05 10:00:00", "0", "1")).dateText()).isNull();
    assertThat(artwork(json.formatted("0000-00-00 00:00:00", "0", "0")).years()).isNull();
  }

  @Test
  void aLicenceFlickrDidNotNameIsUnknown() {
    assertThat(artwork("{\"id\": \"1\", \"owner\": \"o\", \"license\": \"99\"}").licence())
        .isEqualTo(Licence.UNKNOWN);
  }

  @Test
  void recordedPhotosAreFoundUnlessTheyAreOnlyPartsOfOne() {
    int found = 0;
    int unreadable = 0;
    for (Path file : Recorded.answers("flickr")) {
      if (file.getFileName().toString().startsWith("expect")) {
        continue; // What another program made of an answer.
      }
      JsonNode json = Recorded.json(file);
      for (JsonNode photo :
          json.isArray() ? json : json.has("photos") ? json.at("/photos/photo") : List.of(json)) {
        Harvest harvest = FlickrPhoto.read(photo, KNOWN);
        found += harvest instanceof Harvest.Found ? 1 : 0;
        unreadable += harvest instanceof Harvest.Unreadable ? 1 : 0;
        if (harvest instanceof Harvest.Found good && photo.path("license").asText().equals("1")) {
          assertThat(good.artwork().licence().type()).isEqualTo(LicenceClass.NOT_OPEN);
          assertThat(good.artwork().imageUrl()).isNotNull();
          assertThat(good.artwork().pageUrl()).startsWith("https://www.flickr.com/photos/");
        }
      }
    }

    // Eight of the files are single fields of a photograph, without an owner or an id.
    assertThat(found).isEqualTo(66);
    assertThat(unreadable).isEqualTo(8);
  }
}
