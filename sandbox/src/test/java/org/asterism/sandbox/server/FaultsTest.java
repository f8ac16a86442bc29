package org.asterism.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.asterism.core.AsterismException;
import org.asterism.core.image.Picture;
import org.asterism.core.image.UnreadablePictureException;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final GeneratedCollection COLLECTION = GeneratedCollection.of(7, 30);

  private static List<String> outcomes(FaultPlan plan) throws InterruptedException {
    List<String> outcomes = new ArrayList<>();
    try (SandboxServer museum =
        SandboxServer.start(COLLECTION, SandboxOptions.wellBehaved().withFaults(plan))) {
      Visitor visitor = new Visitor(museum);
      for (int i = 0; i < 60; i++) {
        try {
          var answer = visitor.get("/aic/api/v1/artworks?limit=1&page=" + (i % 20 + 1));
          outcomes.add(
              answer.statusCode() + " of " + (answer.body().length < 5000 ? "part" : "all"));
        } catch (IOException e) {
          outcomes.add("dropped");
        }
      }
    }
    return outcomes;
  }

  @Test
  void theSameCrawlMeetsTheSameFaults() throws Exception {
    FaultPlan plan = new FaultPlan(0.5, 0, 3);
    List<String> first = outcomes(plan);
    assertThat(first).isEqualTo(outcomes(plan));
    assertThat(first).contains("429 of part", "500 of part", "dropped", "403 of part");
    assertThat(first).isNotEqualTo(outcomes(new FaultPlan(0.5, 0, 4)));
  }

  @Test
  void aRetrySucceedsInTheEnd() {
    FaultPlan plan = new FaultPlan(0.5, 0, 3);
    for (int target = 0; target < 200; target++) {
      String path = "/met/public/collection/v1/objects/" + target;
      int attempt = 0;
      while (plan.draw(path, attempt, fault -> true).isPresent()) {
        attempt++;
      }
      assertThat(attempt).as(path).isLessThan(25);
    }
  }

  @Test
  void theShareOfFaultsIsTheOneAskedFor() {
    FaultPlan plan = new FaultPlan(0.2, 0, 11);
    long faults = 0;
    for (int i = 0; i < 10_000; i++) {
      faults += plan.draw("/x/" + i, 0, fault -> true).isPresent() ? 1 : 0;
    }
    assertThat(faults).isBetween(1_800L, 2_200L);
  }

  @Test
  void badPicturesNeverDecodeHoweverOftenTheyAreAskedFor() throws Exception {
    FaultPlan plan = new FaultPlan(0, 3, 3);
    try (SandboxServer museum =
        SandboxServer.start(COLLECTION, SandboxOptions.wellBehaved().withFaults(plan))) {
      Visitor visitor = new Visitor(museum);
      JsonNode bad = visitor.json("/_sandbox/stats").path("bad_pictures");
      assertThat(bad).hasSize(3);
      int refused = 0;
      for (JsonNode work : visitor.json("/aic/api/v1/artworks?limit=100").path("data")) {
        String url = "/aic/iiif/2/" + work.path("image_id").asText() + "/full/843,/0/default.jpg";
        for (int attempt = 0; attempt < 2; attempt++) {
          var answer = visitor.get(url);
          boolean listed = false;
          for (JsonNode each : bad) {
            listed |=
                each.path("source").asText().equals("aic")
                    && each.path("source_id").equals(work.path("id"));
          }
          if (listed) {
            refused++;
            boolean webPage =
                answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
            boolean cutShort =
                (answer.body()[answer.body().length - 2] & 0xff) != 0xff
                    || (answer.body()[answer.body().length - 1] & 0xff) != 0xd9;
            assertThat(webPage || cutShort).isTrue();
          } else if (answer.statusCode() == 200) {
            assertThat(Picture.decode(answer.body()).width()).isPositive();
          }
        }
      }
      assertThat(refused % 2).isZero();
    } catch (UnreadablePictureException e) {
      throw new AssertionError("a picture not listed as bad does not decode", e);
    }
  }

  @Test
  void whatComesTooFastIsToldWhenToComeBack() throws Exception {
    Rate rate = new Rate(2, Duration.ofMinutes(10));
    try (SandboxServer museum =
        SandboxServer.start(COLLECTION, SandboxOptions.wellBehaved().withRate(rate))) {
      Visitor visitor = new Visitor(museum);
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        var answer = visitor.get("/met/public/collection/v1/departments");
        statuses.add(answer.statusCode());
        if (answer.statusCode() == 429) {
          assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0))
              .isBetween(1L, 600L);
        }
      }
      assertThat(statuses).containsExactly(200, 200, 429);
      assertThat(visitor.get("/aic/api/v1/artworks/1").statusCode())
          .as("each museum has its own limit")
          .isEqualTo(404);
      JsonNode stats = visitor.json("/_sandbox/stats");
      assertThat(stats.path("refused_for_rate").asInt()).isEqualTo(1);
      assertThat(stats.path("by_source").path("met").path("requests").asInt()).isEqualTo(3);
    }
  }

  @Test
  void aRateThatIsNotOneIsRefusedWithAnExample() {
    assertThatThrownBy(() -> Rate.parse("fast"))
        .isInstanceOf(AsterismException.class)
        .hasMessage(
            "The rate \"fast\" is not understood: a rate is a whole number of requests per second"
                + " or minute. Write for example 5/s or 60/min.");
    assertThat(Rate.parse("60/min")).isEqualTo(new Rate(60, Duration.ofMinutes(1)));
  }

  @Test
  void theTablesListOnlyWhatACrawlerShouldHold() throws Exception {
    try (SandboxServer museum = SandboxServer.start(COLLECTION, SandboxOptions.wellBehaved())) {
      Visitor visitor = new Visitor(museum);
      List<String> truth = visitor.text("/truth.csv").lines().toList();
      assertThat(truth.get(0)).isEqualTo("source,source_id,movement,subject,school,period");
      assertThat(truth).hasSize(31);
      List<String> relations = visitor.text("/knowledge/relations.csv").lines().toList();
      assertThat(relations.get(0)).isEqualTo("src_type,src,relation,dst_type,dst");
      assertThat(relations)
          .contains(
              "artist,Sigrid Aasvold,taught,artist,Halvard Brenning",
              "artist,Sigrid Aasvold,member_of,movement,Undulism",
              "artist,Sigrid Aasvold,active_in,place,Nordhavn");
      assertThat(visitor.text("/robots.txt")).contains("Allow: /");
      assertThat(visitor.text("/met/robots.txt")).contains("Allow: /");
    }
  }
}
