package org.asterism.core.bundle;

import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.disk.OnDiskGraphIndex;
import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;

/** Collects the vectors of one affinity and writes their search graph. */
final class VectorIndexWriter {
  private static final VectorTypeSupport VECTORS =
      VectorizationProvider.getInstance().getVectorTypeSupport();

  /** Links per node and candidates looked at per insertion: recall@50 0.9999 at 20,000 × 512. */
  private static final int LINKS = 32;

  private static final int CANDIDATES = 100;

  /** JVector's usual slack: links kept while building, and how far a detour may lead. */
  private static final float OVERFLOW = 1.2f;

  private static final float DETOUR = 1.2f;
  private static final double LENGTH_TOLERANCE = 1e-3;

  private final Affinity affinity;
  private final List<VectorFloat<?>> vectors = new ArrayList<>();
  private int dimension;

  VectorIndexWriter(Affinity affinity) {
    this.affinity = affinity;
  }

  /**
   * @param vector a unit vector; not to be changed afterwards
   * @return its ordinal
   */
  int add(String imageId, float[] vector) {
    check(imageId, vector);
    dimension = vector.length;
    vectors.add(VECTORS.createFloatVector(vector));
    return vectors.size() - 1;
  }

  private void check(String imageId, float[] vector) {
    if (!vectors.isEmpty() && vector.length != dimension) {
      throw notUsable(
          imageId, "it has %d numbers, the others have %d".formatted(vector.length, dimension));
    }
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    if (!(Math.abs(Math.sqrt(squares) - 1) <= LENGTH_TOLERANCE)) {
      throw notUsable(imageId, "its length is %s instead of 1".formatted(Math.sqrt(squares)));
    }
  }

  private AsterismException notUsable(String imageId, String why) {
    return BundleErrors.badContent(
        "the %s vector of image %s".formatted(affinity.key(), imageId), why);
  }

  int size() {
    return vectors.size();
  }

  int dimension() {
    return dimension;
  }

  long bytes() {
    return (long) vectors.size() * dimension * Float.BYTES;
  }

  /**
   * Writes the index. One thread inserts the vectors in order and the graph has one layer, so that
   * the same vectors give the same bytes.
   */
  void write(Path file) throws IOException {
    RandomAccessVectorValues values = new ListRandomAccessVectorValues(vectors, dimension);
    BuildScoreProvider scores =
        BuildScoreProvider.randomAccessScoreProvider(values, VectorSimilarityFunction.DOT_PRODUCT);
    ForkJoinPool oneThread = new ForkJoinPool(1);
    try (GraphIndexBuilder builder =
        new GraphIndexBuilder(
            scores,
            dimension,
            LINKS,
            CANDIDATES,
            OVERFLOW,
            DETOUR,
            false,
            true,
            oneThread,
            oneThread)) {
      for (int ordinal = 0; ordinal < vectors.size(); ordinal++) {
        builder.addGraphNode(ordinal, values.getVector(ordinal));
      }
      builder.cleanup();
      OnDiskGraphIndex.write(builder.getGraph(), values, file);
    } finally {
      oneThread.shutdown();
    }
  }
}
