package org.asterism.pipeline.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class NearestTest {
  @Test
  void ofEqualsTheSmallerIdStands() {
    Nearest nearest = new Nearest(2);
    for (String id : List.of("d", "b", "c", "a")) {
      nearest.offer(id, 0.5f, 0.5f);
    }

    assertThat(nearest.found()).containsExactly(new Neighbour("a", 0.5f), new Neighbour("b", 0.5f));
  }

  @Property(tries = 300)
  void keepsTheBestOfAllWhateverTheirOrder(
      @ForAll @UniqueElements @Size(max = 30) List<@IntRange(min = 0, max = 200) Integer> offers,
      @ForAll @IntRange(min = 1, max = 12) int k) {
    // Ten different weights: ties are many.
    List<Neighbour> all =
        offers.stream().map(offer -> new Neighbour("id-" + offer, (offer % 10) / 10f)).toList();
    Nearest nearest = new Nearest(k);
    all.forEach(each -> nearest.offer(each.id(), each.cosine(), each.cosine()));

    assertThat(nearest.found())
        .containsExactlyElementsOf(
            all.stream()
                .sorted(
                    Comparator.comparingDouble((Neighbour each) -> -each.cosine())
                        .thenComparing(Neighbour::id))
                .limit(k)
                .toList());
  }
}
