package org.asterism.core.formal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.formal.LabelledPaintings.Painting;

/**
 * How often the nearest paintings share a label, over those whose label occurs at least twice.
 * Copies of the asking painting, told by its difference hash, do not count as neighbours.
 *
 * @param first the share of paintings whose nearest neighbour has their label
 * @param ten the mean share among the ten nearest
 * @param asked how many paintings were asked about
 */
record NearestNeighbours(double first, double ten, int asked) {
  private static final int TEN = 10;

  static NearestNeighbours by(Function<Painting, String> label, List<Painting> paintings) {
    Map<String, Long> counts =
        paintings.stream().collect(Collectors.groupingBy(label, Collectors.counting()));
    List<Painting> asking =
        paintings.stream()
            .filter(each -> !label.apply(each).isEmpty() && counts.get(label.apply(each)) > 1)
            .toList();
    int first = 0;
    int ten = 0;
    for (Painting painting : asking) {
      List<Painting> nearest = nearest(painting, paintings);
      for (int rank = 0; rank < TEN; rank++) {
        boolean same = label.apply(nearest.get(rank)).equals(label.apply(painting));
        first += rank == 0 && same ? 1 : 0;
        ten += same ? 1 : 0;
      }
    }
    return new NearestNeighbours(
        (double) first / asking.size(), (double) ten / asking.size() / TEN, asking.size());
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "r1 %.3f, P@10 %.3f over %d", first, ten, asked);
  }

  private static List<Painting> nearest(Painting painting, List<Painting> paintings) {
    record Scored(Painting painting, float cosine) {}
    List<Scored> scored = new ArrayList<>();
    for (Painting other : paintings) {
      if (other.hash() != painting.hash()) {
        scored.add(new Scored(other, UnitVectors.cosine(painting.vector(), other.vector())));
      }
    }
    scored.sort(Comparator.comparingDouble(Scored::cosine).reversed());
    return scored.stream().limit(TEN).map(Scored::painting).toList();
  }
}
