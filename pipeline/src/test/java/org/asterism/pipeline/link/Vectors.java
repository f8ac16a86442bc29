package org.asterism.pipeline.link;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.asterism.core.affinity.UnitVectors;

/** Vectors to link, and their neighbours found one by one. */
final class Vectors {
  private Vectors() {}

  /**
   * @param twins every so-manieth vector is the same as the one before it
   */
  static TreeMap<String, float[]> drawn(int count, int dimension, int twins, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TreeMap<String, float[]> vectors = new TreeMap<>();
    float[] before = null;
    for (int i = 0; i < count; i++) {
      float[] vector = new float[dimension];
      for (int j = 0; j < dimension; j++) {
        vector[j] = (float) (random.nextDouble() - 0.4);
      }
      before = before != null && i % twins == 0 ? before : UnitVectors.unitLength(vector);
      vectors.put("image-%04d".formatted(i), before);
    }
    return vectors;
  }

  static Block block(Map<String, float[]> vectors) {
    return Vector.block(
        new TreeMap<>(vectors)
            .entrySet().stream().map(each -> new Vector(each.getKey(), each.getValue())).toList());
  }

  /** All edges as texts: source, target, rank, cosine. */
  static List<String> byBruteForce(Map<String, float[]> vectors, LinkSettings settings) {
    Map<String, Float> hubness = new TreeMap<>();
    for (String id : vectors.keySet()) {
      double mean =
          others(id, vectors)
              .mapToDouble(other -> UnitVectors.cosine(vectors.get(id), vectors.get(other)))
              .boxed()
              .sorted(Comparator.reverseOrder())
              .limit(settings.csls())
              .mapToDouble(Double::doubleValue)
              .average()
              .orElse(0);
      hubness.put(id, (float) (mean / 2));
    }
    return vectors.keySet().stream().flatMap(id -> edges(id, vectors, hubness, settings)).toList();
  }

  private static Stream<String> others(String id, Map<String, float[]> vectors) {
    return vectors.keySet().stream().filter(other -> !other.equals(id));
  }

  private static Stream<String> edges(
      String src, Map<String, float[]> vectors, Map<String, Float> hubness, LinkSettings settings) {
    Map<String, Float> cosines = new TreeMap<>();
    others(src, vectors)
        .forEach(dst -> cosines.put(dst, UnitVectors.cosine(vectors.get(src), vectors.get(dst))));
    List<String> nearest =
        cosines.keySet().stream()
            .filter(dst -> cosines.get(dst) >= settings.least())
            .sorted(
                Comparator.comparingDouble(
                        (String dst) -> (double) -(cosines.get(dst) - hubness.get(dst)))
                    .thenComparing(dst -> dst))
            .limit(settings.k())
            .toList();
    return IntStream.range(0, nearest.size())
        .mapToObj(
            place -> edge(src, nearest.get(place), place + 1, cosines.get(nearest.get(place))));
  }

  static String edge(String src, String dst, int rank, float cosine) {
    return "%s %s %d %s".formatted(src, dst, rank, Float.toHexString(cosine));
  }
}
