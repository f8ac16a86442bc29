package org.asterism.pipeline.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.asterism.pipeline.link.LinkSettings.Search;
import org.junit.jupiter.api.Test;

class MeetingTest {
  @Property(tries = 60)
  void blocksHoweverCutFindWhatAComparisonOneByOneFinds(
      @ForAll @IntRange(min = 1, max = 260) int count,
      @ForAll @IntRange(min = 1, max = 4) int blocks,
      @ForAll @IntRange(min = 1, max = 12) int k,
      @ForAll @IntRange(min = 2, max = 9) int twins,
      @ForAll @IntRange(min = -1, max = 9) int threshold) {
    TreeMap<String, float[]> vectors = Vectors.drawn(count, 7, twins, count);
    LinkSettings settings = new LinkSettings(k, threshold / 10.0);

    assertThat(edges(vectors, blocks, settings)).isEqualTo(Vectors.byBruteForce(vectors, settings));
  }

  @Test
  void tilesThatDoNotFillAndBlocksOfManyTilesLoseNobody() {
    TreeMap<String, float[]> vectors =
        Vectors.drawn(Products.COLUMNS + Products.ROWS + 77, 5, 4, 1);
    LinkSettings settings = new LinkSettings(9, -1);

    List<String> expected = Vectors.byBruteForce(vectors, settings);
    assertThat(edges(vectors, 1, settings)).isEqualTo(expected);
    assertThat(edges(vectors, 3, settings)).isEqualTo(expected);
  }

  @Test
  void ofHundredsThatAreAlikeThoseOfTheSmallestIdsStay() {
    TreeMap<String, float[]> vectors = Vectors.drawn(500, 6, 1, 3);
    LinkSettings settings = new LinkSettings(5, 0.2);

    assertThat(edges(vectors, 2, settings))
        .isEqualTo(Vectors.byBruteForce(vectors, settings))
        .contains(
            Vectors.edge(
                "image-0300",
                "image-0000",
                1,
                Vectors.block(vectors).cosine(0, Vectors.block(vectors), 1)));
  }

  @Test
  void hubsAreRankedLowerButKeepTheirCosine() {
    TreeMap<String, float[]> vectors = Vectors.drawn(300, 6, 7, 5);
    LinkSettings settings = new LinkSettings(6, 0.5, 10, Search.EXACT);
    LinkSettings ten = new LinkSettings(10, -1);
    Block all = Vectors.block(vectors);
    NearestLists nearest = Meeting.within(all, ten);
    float[] hubs = new float[all.size()];
    for (int row = 0; row < hubs.length; row++) {
      double sum = 0;
      for (int at = nearest.from(row); at < nearest.to(row); at++) {
        sum += nearest.cosine(at);
      }
      hubs[row] = (float) (sum / 10 / 2);
    }
    Block corrected = all.withHubness(hubs);
    Gathered gathered = new Gathered(all.size(), settings.k());
    gathered.take(Meeting.within(corrected, settings));

    assertThat(edges(List.of(corrected), List.of(gathered)))
        .isEqualTo(Vectors.byBruteForce(vectors, settings))
        .isNotEqualTo(Vectors.byBruteForce(vectors, new LinkSettings(6, 0.5)));
  }

  private static List<String> edges(
      TreeMap<String, float[]> vectors, int count, LinkSettings settings) {
    List<Block> blocks = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      TreeMap<String, float[]> own = new TreeMap<>(vectors);
      int remainder = number;
      own.keySet().removeIf(id -> Math.floorMod(id.hashCode(), count) != remainder);
      if (!own.isEmpty()) {
        blocks.add(Vectors.block(own));
      }
    }
    List<Gathered> gathered =
        blocks.stream().map(block -> new Gathered(block.size(), settings.k())).toList();
    List<float[]> known = new ArrayList<>();
    for (int number = 0; number < blocks.size(); number++) {
      NearestLists within = Meeting.within(blocks.get(number), settings);
      gathered.get(number).take(within);
      known.add(within.scores(settings.k()));
    }
    for (int left = blocks.size() - 1; left >= 0; left--) {
      for (int right = left + 1; right < blocks.size(); right++) {
        Meeting.Found found =
            Meeting.of(
                blocks.get(left), known.get(left), blocks.get(right), known.get(right), settings);
        gathered.get(left).take(found.ofLeft());
        gathered.get(right).take(found.ofRight());
      }
    }
    return edges(blocks, gathered);
  }

  private static List<String> edges(List<Block> blocks, List<Gathered> gathered) {
    List<String> edges = new ArrayList<>();
    for (int block = 0; block < blocks.size(); block++) {
      for (int picture = 0; picture < blocks.get(block).size(); picture++) {
        Nearest nearest = gathered.get(block).of(picture);
        for (int place = 0; place < nearest.size(); place++) {
          edges.add(
              Vectors.edge(
                  blocks.get(block).ids()[picture],
                  nearest.at(place).id(),
                  place + 1,
                  nearest.at(place).cosine()));
        }
      }
    }
    // By source and rank, as a comparison one by one goes.
    edges.sort(
        Comparator.comparing((String edge) -> edge.split(" ", -1)[0])
            .thenComparing(edge -> Integer.parseInt(edge.split(" ", -1)[2])));
    return edges;
  }
}
