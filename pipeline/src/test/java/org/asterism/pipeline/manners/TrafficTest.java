package org.asterism.pipeline.manners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.asterism.pipeline.manners.Traffic.Span;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private static Traffic at(String host, long requests, long first, long last) {
    return new Traffic(requests, 1, 2, 3, 4, Map.of(host, new Span(requests, first, last)));
  }

  @Test
  void theRateIsThatOfTheBusiestHost() {
    Traffic both = at("one", 11, 0, 2_000_000).plus(at("other", 10, 0, 1_000));

    assertThat(both.requestsPerSecond()).isEqualTo(5.0);
  }

  @Test
  void afterFewRequestsThereIsNoRate() {
    assertThat(at("one", 9, 0, 1_000_000).requestsPerSecond()).isNull();
    assertThat(Traffic.NONE.requestsPerSecond()).isNull();
  }

  @Test
  void twoPartsOfARunMakeOne() {
    Traffic both = at("one", 5, 1_000_000, 2_000_000).plus(at("one", 6, 4_000_000, 6_000_000));

    assertThat(both)
        .isEqualTo(new Traffic(11, 2, 4, 6, 8, Map.of("one", new Span(11, 1_000_000, 6_000_000))));
    assertThat(both.requestsPerSecond()).isEqualTo(2.0);
  }
}
