package org.asterism.core.bundle;

import io.github.jbellis.jvector.disk.MappedChunkReader;
import io.github.jbellis.jvector.disk.ReaderSupplier;
import io.github.jbellis.jvector.disk.ReaderSupplierFactory;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.disk.OnDiskGraphIndex;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The vectors of one affinity and their search graph, mapped from disk. For many threads. */
final class VectorIndex implements AutoCloseable {
  private static final VectorTypeSupport VECTORS =
      VectorizationProvider.getInstance().getVectorTypeSupport();

  /** Up to this many vectors are copied into memory, where a scan reads them: 41 MB of 512. */
  private static final int HELD = 20_000;

  /** The Java version that maps files of any size. */
  private static final int MEMORY_SEGMENTS = 22;

  private final Path file;
  private final ReaderSupplier readers;
  private final OnDiskGraphIndex graph;
  private final int[] rows;

  /** A searcher belongs to one thread at a time and is dear to make: it maps the file. */
  private final Queue<GraphSearcher> idle = new ConcurrentLinkedQueue<>();

  private final float @Nullable [][] held;

  /**
   * @param rows the image's row by ordinal
   */
  VectorIndex(Path file, int[] rows) throws IOException {
    this.file = file;
    this.rows = rows;
    readers = map(file);
    graph = OnDiskGraphIndex.load(readers);
    held = rows.length <= HELD ? readAll() : null;
  }

  /** Whole files of any size from Java 22 on, before that in windows of 2 GB. */
  private static ReaderSupplier map(Path file) throws IOException {
    return Runtime.version().feature() >= MEMORY_SEGMENTS
        ? ReaderSupplierFactory.open(file)
        : new MappedChunkReader.Supplier(file);
  }

  private float[][] readAll() {
    return withSearcher(
        searcher -> {
          float[][] all = new float[rows.length][];
          for (int ordinal = 0; ordinal < all.length; ordinal++) {
            all[ordinal] = read(searcher, ordinal);
          }
          return all;
        });
  }

  int dimension() {
    return graph.getDimension();
  }

  int size() {
    return rows.length;
  }

  /** A unit vector; not to be changed. */
  float[] vector(int ordinal) {
    return held == null ? withSearcher(searcher -> read(searcher, ordinal)) : held[ordinal];
  }

  private float[] read(GraphSearcher searcher, int ordinal) {
    VectorFloat<?> stored = ((RandomAccessVectorValues) searcher.getView()).getVector(ordinal);
    float[] copy = new float[stored.length()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = stored.get(i);
    }
    return copy;
  }

  /**
   * @return the rows of about the {@code count} nearest vectors among those allowed, nearest first
   */
  int[] nearest(float[] query, int count, IntPredicate allowed) {
    Bits bits = ordinal -> allowed.test(rows[ordinal]);
    VectorFloat<?> vector = VECTORS.createFloatVector(query.clone());
    return withSearcher(
        searcher -> {
          SearchResult found =
              searcher.search(
                  DefaultSearchScoreProvider.exact(
                      vector,
                      VectorSimilarityFunction.DOT_PRODUCT,
                      (RandomAccessVectorValues) searcher.getView()),
                  count,
                  bits);
          return Arrays.stream(found.getNodes()).mapToInt(node -> rows[node.node]).toArray();
        });
  }

  private <T> T withSearcher(Function<GraphSearcher, T> reading) {
    GraphSearcher waiting = idle.poll();
    GraphSearcher searcher = waiting == null ? new GraphSearcher(graph) : waiting;
    // A searcher that failed is not put back: its state is unknown.
    T result = reading.apply(searcher);
    idle.add(searcher);
    return result;
  }

  @Override
  public void close() {
    try {
      for (GraphSearcher each = idle.poll(); each != null; each = idle.poll()) {
        each.close();
      }
      graph.close();
      readers.close();
    } catch (IOException e) {
      throw BundleErrors.unreadable(file, e);
    }
  }
}
