package org.asterism.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.asterism.sandbox.collection.Work;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionalGetTest {
  private static final GeneratedCollection COLLECTION = GeneratedCollection.of(7, 9);
  private static SandboxServer museum;
  private static Visitor visitor;

  @BeforeAll
  static void open() {
    museum = SandboxServer.start(COLLECTION, SandboxOptions.wellBehaved());
    visitor = new Visitor(museum);
  }

  @AfterAll
  static void close() {
    museum.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/aic/api/v1/artworks/2000",
        "/met/public/collection/v1/objects/430001",
        "/met/CRDImages/ep/original/DP430001.jpg",
        "/commons/w/api.php?action=query&format=json&pageids=60000002&prop=imageinfo"
      })
  void whatTheClientHasIsNotSentAgain(String path) throws Exception {
    HttpResponse<byte[]> whole = visitor.get(path);
    assertThat(whole.statusCode()).isEqualTo(200);
    String tag = Visitor.header(whole, "ETag");
    String date = Visitor.header(whole, "Last-Modified");

    assertThat(visitor.get(path, "If-None-Match", tag))
        .satisfies(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(304);
              assertThat(answer.body()).isEmpty();
              assertThat(Visitor.header(answer, "ETag")).isEqualTo(tag);
            });
    assertThat(visitor.get(path, "If-None-Match", "\"other\", W/" + tag).statusCode())
        .isEqualTo(304);
    assertThat(visitor.get(path, "If-Modified-Since", date).statusCode()).isEqualTo(304);
    assertThat(visitor.get(path, "If-None-Match", "\"other\"", "If-Modified-Since", date))
        .as("a tag that differs outweighs the date")
        .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(200));
    String before =
        ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
            .minusSeconds(1)
            .format(DateTimeFormatter.RFC_1123_DATE_TIME);
    assertThat(visitor.get(path, "If-Modified-Since", before).statusCode()).isEqualTo(200);
    assertThat(visitor.get(path, "If-Modified-Since", "yesterday").statusCode()).isEqualTo(200);
  }

  @Test
  void theStatisticsCountWhatWasNotSentAgain() throws Exception {
    try (SandboxServer other = SandboxServer.start(COLLECTION, SandboxOptions.wellBehaved())) {
      Visitor guest = new Visitor(other);
      Work work = COLLECTION.works().get(0);
      String path = "/aic/api/v1/artworks/" + work.sourceId();
      guest.get(path, "If-None-Match", Visitor.header(guest.get(path), "ETag"));
      assertThat(guest.json("/_sandbox/stats").path("not_modified").asInt()).isEqualTo(1);
      assertThat(guest.json("/_sandbox/stats").at("/by_source/aic/not_modified").asInt())
          .isEqualTo(1);
    }
  }

  @Test
  void whatIsAskedForAgainIsCounted() throws Exception {
    try (SandboxServer counting = SandboxServer.start(COLLECTION, SandboxOptions.wellBehaved())) {
      Visitor caller = new Visitor(counting);
      for (int i = 0; i < 3; i++) {
        caller.get("/aic/api/v1/artworks/2000");
      }
      caller.get("/aic/api/v1/artworks?page=1");

      var stats = caller.json("/_sandbox/stats").path("by_source").path("aic");
      assertThat(stats.path("repeated").path("record").asInt()).isEqualTo(2);
      assertThat(stats.path("repeated").has("listing")).isFalse();
    }
  }
}
