package org.asterism.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private static final long MS = 1_000_000;

  private static Arrivals of(Rate rate, long... milliseconds) {
    Arrivals arrivals = new Arrivals(rate);
    for (long each : milliseconds) {
      arrivals.add(each * MS);
    }
    return arrivals;
  }

  @Test
  void whoComesOnceASecondIsNeverEarly() {
    assertThat(of(Rate.parse("1/s"), 5_000, 6_000, 7_001, 9_000).early()).isZero();
  }

  @Test
  void whoComesWithinTheSecondIsEarlyAndTheShortfallIsTold() {
    Arrivals arrivals = of(Rate.parse("1/s"), 0, 400, 1_300, 2_299, 3_299);
    assertThat(arrivals.early()).isEqualTo(3);
    assertThat(arrivals.summary(0)).containsEntry("early_by_ms", 600.0);
  }

  @Test
  void aBurstIsEarlyThoughTheMeanRateIsKept() {
    assertThat(of(Rate.parse("2/s"), 0, 10, 20, 1_990).early()).isEqualTo(1);
    assertThat(of(Rate.parse("2/s"), 0, 600, 1_000, 1_600, 2_000).early()).isZero();
  }

  @Test
  void theWindowIsTheOneOfTheRate() {
    Rate aMinute = new Rate(3, Duration.ofMinutes(1));
    assertThat(of(aMinute, 0, 1, 2, 59_999, 60_001).early()).isEqualTo(1);
  }

  @Test
  void withoutAStatedRateNothingIsEarly() {
    assertThat(of(Rate.UNLIMITED, 0, 0, 0, 0).early()).isZero();
  }

  @Test
  void theRateKeptFollowsFromFirstAndLastArrival() {
    assertThat(of(Rate.parse("5/s"), 2_000, 2_500, 3_000, 4_000).summary(1_000 * MS))
        .containsEntry("requests", 4L)
        .containsEntry("first_arrival_ms", 1_000.0)
        .containsEntry("last_arrival_ms", 3_000.0)
        .containsEntry("rate_per_s", 1.5)
        .containsEntry("closest_spacing_ms", 500.0);
  }

  @Test
  void theWholeServerCountsEveryPathButItsOwnAndRefusesNothing() throws Exception {
    SandboxOptions options =
        SandboxOptions.wellBehaved().withStatedRate(new Rate(1, Duration.ofMinutes(10)));
    try (SandboxServer museum = SandboxServer.start(GeneratedCollection.of(7, 9), options)) {
      Visitor visitor = new Visitor(museum);
      for (String path :
          new String[] {
            "/robots.txt", "/aic/api/v1/artworks", "/met/public/collection/v1/objects", "/truth.csv"
          }) {
        assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(200);
      }
      visitor.get("/aic/robots.txt");
      visitor.get("/_sandbox/stats");
      JsonNode stats = visitor.json("/_sandbox/stats");
      assertThat(stats.path("whole_server").path("requests").asInt()).isEqualTo(5);
      assertThat(stats.path("whole_server").path("early").asInt()).isEqualTo(4);
      assertThat(stats.path("by_source").path("aic").path("requests").asInt()).isEqualTo(2);
      assertThat(stats.path("by_source").path("aic").path("early").asInt()).isEqualTo(1);
      assertThat(stats.path("by_source").path("met").path("early").asInt()).isZero();
      assertThat(stats.path("by_source").path("commons").path("first_arrival_ms").isNull())
          .isTrue();
      assertThat(stats.path("early").asInt()).as("summed over the museums").isEqualTo(1);
    }
  }
}
