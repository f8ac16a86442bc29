package org.asterism.pipeline.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NearestTest {

  @Test
  void keepsTheNearestInOrder() {
    Nearest nearest = new Nearest(2, 0);
    nearest.offer("a", 0.1f);
    nearest.offer("b", 0.3f);
    nearest.offer("c", 0.2f);

    assertThat(nearest.found())
        .containsExactly(new Nearest.Neighbour("b", 0.3f), new Nearest.Neighbour("c", 0.2f));
  }

  @Test
  void keepsTheSmallerIdWhenWeightsTieWhateverTheOrder() {
    Nearest one = new Nearest(1, 0);
    one.offer("b", 0.5f);
    one.offer("a", 0.5f);
    Nearest other = new Nearest(1, 0);
    other.offer("a", 0.5f);
    other.offer("b", 0.5f);

    assertThat(one.found()).containsExactly(new Nearest.Neighbour("a", 0.5f));
    assertThat(other.found()).containsExactly(new Nearest.Neighbour("a", 0.5f));
  }

  @Test
  void leavesOutWhatIsBelowTheThreshold() {
    Nearest nearest = new Nearest(3, 0.2f);
    nearest.offer("a", 0.19f);
    nearest.offer("b", 0.2f);

    assertThat(nearest.found()).extracting(Nearest.Neighbour::id).containsExactly("b");
  }
}
