package org.asterism.pipeline.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.asterism.pipeline.history.Adjacency.Link;
import org.asterism.pipeline.history.HeldOut.Pair;
import org.junit.jupiter.api.Test;

class LinkScoreTest {
  /** Few movements of many artists each, and artists who know each other within them. */
  private static List<Link> links() {
    List<Link> links = new ArrayList<>();
    Set<List<String>> taken = new HashSet<>();
    for (int artist = 0; artist < 300; artist++) {
      for (int i = 0; i < 4; i++) {
        int movement = artist % 6;
        String a = "artist" + artist;
        String b =
            i == 0
                ? "movement" + movement
                : "artist" + (movement + 6 * (int) (Draw.unit(3, artist, i, 0) * 50));
        List<String> pair = a.compareTo(b) < 0 ? List.of(a, b) : List.of(b, a);
        if (!a.equals(b) && taken.add(pair)) {
          links.add(new Link(pair.get(0), pair.get(1), 1));
        }
      }
    }
    return links;
  }

  private static HeldOut.Draws draws(long seed) {
    long[] count = {0};
    return bound -> (int) (Draw.unit(seed, count[0]++, 0, 0) * bound);
  }

  /** Without vectors: what the numbers of links alone tell. */
  private static float[][] blank(Adjacency graph) {
    return new float[graph.size()][4];
  }

  @Test
  void aNodeNeverLosesItsLastLink() {
    List<Link> links = links();
    HeldOut split = HeldOut.of(links, 0.1, draws(1));

    assertThat(split.held()).hasSize(links.size() / 10);
    assertThat(split.free()).hasSameSizeAs(split.held()).doesNotHaveDuplicates();
    assertThat(split.kept()).hasSize(links.size() - split.held().size());
    assertThat(Adjacency.of(split.kept()).ids()).isEqualTo(Adjacency.of(links).ids());
    for (Pair pair : split.free()) {
      assertThat(links).doesNotContain(new Link(pair.a(), pair.b(), 1));
    }
  }

  @Test
  void theAreaCountsATieHalf() {
    assertThat(HeldOut.auc(new double[] {3, 2}, new double[] {1, 0})).isEqualTo(1);
    assertThat(HeldOut.auc(new double[] {1}, new double[] {1, 0})).isEqualTo(0.75);
    assertThat(HeldOut.auc(new double[] {0}, new double[] {1})).isZero();
  }

  @Test
  void whatWasLearnedOnTheOtherLinksForeseesThoseHeldOut() {
    HeldOut split = HeldOut.of(links(), 0.1, draws(2));
    List<Pair> pairs = Stream.concat(split.held().stream(), split.free().stream()).toList();

    LinkScore.Scores scores = LinkScore.learned(split.kept(), LinkScoreTest::blank, 5).of(pairs);

    double learned = auc(scores.learned(), split.held().size());
    assertThat(learned)
        .isGreaterThan(0.8)
        .isGreaterThan(auc(scores.adamicAdar(), split.held().size()))
        .isGreaterThan(auc(scores.preferentialAttachment(), split.held().size()));
    assertThat(Arrays.stream(scores.learned())).allMatch(chance -> chance > 0 && chance < 1);
    assertThat(LinkScore.learned(split.kept(), LinkScoreTest::blank, 5).of(pairs).learned())
        .isEqualTo(scores.learned());
  }

  private static double auc(double[] scores, int held) {
    return HeldOut.auc(
        Arrays.copyOf(scores, held), Arrays.copyOfRange(scores, held, scores.length));
  }
}
