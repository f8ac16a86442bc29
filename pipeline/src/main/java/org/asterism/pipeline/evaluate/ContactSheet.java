package org.asterism.pipeline.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.asterism.core.artwork.Artwork;

/**
 * A work and those nearest to it, for the eye to judge.
 *
 * @param query the work's place among those compared
 * @param nearest by ranking the nearest, copies taken out
 */
record ContactSheet(int query, Map<String, int[]> nearest) {
  private static final int NEIGHBOURS = 8;

  /** Of some works, chosen by a hash of their ids. */
  static List<ContactSheet> of(LabelledWorks works, int sheets) {
    List<Integer> queries =
        IntStream.range(0, works.size())
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(i -> hash(works.artworks().get(i)))
                    .thenComparing(i -> i))
            .limit(sheets)
            .sorted()
            .toList();
    Map<String, int[][]> nearest = new LinkedHashMap<>();
    Evaluation.rankings(works)
        .forEach(
            (name, ranking) -> nearest.put(name, works.retrieval().nearest(ranking, NEIGHBOURS)));
    List<ContactSheet> all = new ArrayList<>();
    for (int query : queries) {
      Map<String, int[]> of = new LinkedHashMap<>();
      nearest.forEach((name, each) -> of.put(name, each[query]));
      all.add(new ContactSheet(query, of));
    }
    return all;
  }

  private static int hash(Artwork work) {
    return work.imageId().hashCode() * 0x9E3779B9;
  }
}
