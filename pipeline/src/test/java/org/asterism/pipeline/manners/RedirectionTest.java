package org.asterism.pipeline.manners;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedirectionTest {
  private final Redirection way = new Redirection(URI.create("https://museum.example/a/work?id=1"));

  @Test
  void addressesMayBeRelativeOrHaveSpaces() {
    assertThat(way.follow("../b/a work")).isEmpty();

    assertThat(way.current()).isEqualTo(URI.create("https://museum.example/b/a%20work"));
  }

  @Test
  void encryptionIsNotGivenUp() {
    assertThat(way.follow("http://museum.example/work"))
        .contains("redirected from https to http: http://museum.example/work");
  }

  @Test
  void onlyAddressesOnTheWebAreFollowed() {
    assertThat(way.follow("file:///etc/passwd"))
        .contains("redirected: not an address on the web: file:///etc/passwd");
    assertThat(way.follow("https://user:secret@museum.example/")).isPresent();
    assertThat(way.follow("https://[oops/")).isPresent();
    assertThat(way.follow(null)).isEqualTo(Optional.of("redirected to nowhere"));
  }

  @Test
  void aFragmentMakesNoOtherAddress() {
    assertThat(way.follow("https://museum.example/a/work?id=1#top"))
        .hasValueSatisfying(reason -> assertThat(reason).startsWith("redirected in a circle: "));
  }
}
