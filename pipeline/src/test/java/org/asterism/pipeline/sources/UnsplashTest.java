package org.asterism.pipeline.sources;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.asterism.core.licence.LicenceClass;
import org.asterism.pipeline.Recorded;
import org.asterism.pipeline.manners.TinyServer;
import org.junit.jupiter.api.Test;

/** Unsplash's API, from which records are taken and no pictures. */
class UnsplashTest {
  /** One a minute, the newest first, with the offset of the season. */
  private static String photos(Map<String, String> asked, int total) {
    int size = Integer.parseInt(asked.get("per_page"));
    int first = (Integer.parseInt(asked.get("page")) - 1) * size;
    return IntStream.range(first, Math.max(first, Math.min(total, first + size)))
        .mapToObj(
            i ->
                """
                {"id": "p%d", "created_at": "2024-05-01T%02d:%02d:00-04:00", "likes": %d,
                 "links": {"html": "https://unsplash.example/photos/p%d"},
                 "user": {"name": "A Person"}}"""
                    .formatted(i, (99 - i) / 60, (99 - i) % 60, i, i))
        .collect(joining(",", "[", "]"));
  }

  @Test
  void aListingGoesThroughThePagesToTheEmptyOne() throws Exception {
    try (ScriptedApi api = new ScriptedApi(asked -> photos(asked, 70), "/photos")) {
      List<Harvest> all = Listing.of(api.source(Kind.UNSPLASH, Map.of()), null);

      assertThat(all).hasSize(70).extracting(Harvest::sourceId).doesNotHaveDuplicates();
      assertThat(api.asked()).extracting(q -> q.get("page")).containsExactly("1", "2", "3", "4");
    }
  }

  @Test
  void aListingGoesOnFromACursorOfAnotherDay() throws Exception {
    try (ScriptedApi api = new ScriptedApi(asked -> photos(asked, 70), "/photos")) {
      assertThat(api.source(Kind.UNSPLASH, Map.of()).page(null, "3").harvest()).hasSize(10);
    }
  }

  @Test
  void theListingStopsAtTheFirstOneOlderThanTheWatermark() throws Exception {
    try (ScriptedApi api = new ScriptedApi(asked -> photos(asked, 70), "/photos")) {
      List<Harvest> fresh = Listing.of(api.source(Kind.UNSPLASH, Map.of()), "2024-05-01T05:38:00Z");

      assertThat(fresh).extracting(Harvest::sourceId).containsExactly("p0", "p1");
      assertThat(api.asked()).hasSize(1);
    }
  }

  @Test
  void aSearchIsListedFromItsResults() throws Exception {
    try (ScriptedApi api =
        new ScriptedApi(
            asked -> "{\"total\": 2, \"results\": %s}".formatted(photos(asked, 2)),
            "/search/photos")) {
      assertThat(Listing.of(api.source(Kind.UNSPLASH, Map.of("query", "mural")), null)).hasSize(2);
      assertThat(api.asked().get(0)).containsEntry("query", "mural");
    }
  }

  @Test
  void theKeyGoesIntoAHeaderAndNotIntoTheAddress() throws Exception {
    List<String> authorizations = new CopyOnWriteArrayList<>();
    TinyServer.Reply reply =
        exchange -> {
          authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
          TinyServer.json("[]").to(exchange);
        };
    try (ScriptedApi api = ScriptedApi.replying(reply, "/photos")) {
      assertThat(Listing.of(api.source(Kind.UNSPLASH, Map.of()), null)).isEmpty();

      assertThat(authorizations).containsExactly("Client-ID " + ScriptedApi.KEY);
      assertThat(api.asked().get(0)).doesNotContainValue(ScriptedApi.KEY);
    }
  }

  @Test
  void usedUpRequestsAreWaitedForUntilALaterRun() {
    try (ScriptedApi api =
        ScriptedApi.replying(TinyServer.status(403, "X-Ratelimit-Remaining", "0"), "/photos")) {
      assertThatThrownBy(() -> api.source(Kind.UNSPLASH, Map.of()).page(null, null))
          .isInstanceOfSatisfying(
              NoAnswerException.class,
              e -> assertThat(e.kind()).isEqualTo(NoAnswerException.Kind.PASSING))
          .hasMessageContaining("used up");
    }
  }

  @Test
  void aRecordHasNoPictureAndSaysWhy() {
    Harvest.Found found =
        (Harvest.Found)
            Unsplash.read(JsonApi.parsed(photos(Map.of("page", "1", "per_page", "1"), 1)).get(0));

    assertThat(found.artwork().imageUrl()).isNull();
    assertThat(found.artwork().licence().type()).isEqualTo(LicenceClass.NOT_OPEN);
    assertThat(found.licenceWording()).startsWith("metadata only");
    assertThat(found.artwork().credit()).isEqualTo("Photo by A Person on Unsplash");
    assertThat(found.artwork().pageUrl()).contains("utm_source=");
    assertThat(found.updatedAt()).isEqualTo("2024-05-01T05:39:00Z");
    assertThat(found.json()).doesNotContain("likes");
  }

  @Test
  void everyRecordedPhotographIsFound() {
    List<JsonNode> photos = new ArrayList<>();
    for (Path file : Recorded.answers("unsplash/extracted")) {
      JsonNode body = Recorded.json(file).path("body");
      JsonNode list = body.has("results") ? body.path("results") : body;
      for (JsonNode photo : list.isArray() ? list : List.of(list)) {
        if (photo.path("links").has("html")) {
          photos.add(photo);
        }
      }
    }

    assertThat(photos.size()).isEqualTo(49);
    for (JsonNode photo : photos) {
      Harvest.Found found = (Harvest.Found) Unsplash.read(photo);
      assertThat(found.artwork().imageUrl()).isNull();
      assertThat(found.artwork().artists()).hasSize(1);
      assertThat(found.artwork().years()).isNotNull();
      assertThat(found.updatedAt()).endsWith("Z");
      assertThat(found.json()).doesNotContain("ixid");
    }
  }
}
