package org.asterism.pipeline.link;

import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/**
 * A search graph over a block's vectors. One thread builds it, in the order of the ids, so that the
 * same block gives the same graph.
 */
final class ShardGraph implements AutoCloseable {
  private static final VectorTypeSupport VECTORS =
      VectorizationProvider.getInstance().getVectorTypeSupport();

  /** Links a node and candidates an insertion, as in the bundle. */
  private static final int LINKS = 32;

  private static final int CANDIDATES = 100;

  /** JVector's usual slack. */
  private static final float OVERFLOW = 1.2f;

  private static final float DETOUR = 1.2f;

  private final Block block;
  private final RandomAccessVectorValues values;
  private final GraphIndexBuilder builder;
  private final GraphSearcher searcher;

  ShardGraph(Block block) {
    this.block = block;
    List<VectorFloat<?>> vectors =
        IntStream.range(0, block.size())
            .<VectorFloat<?>>mapToObj(row -> VECTORS.createFloatVector(block.vector(row)))
            .toList();
    values = new ListRandomAccessVectorValues(vectors, block.dimension());
    BuildScoreProvider scores =
        BuildScoreProvider.randomAccessScoreProvider(values, VectorSimilarityFunction.DOT_PRODUCT);
    ForkJoinPool oneThread = new ForkJoinPool(1);
    try {
      builder =
          new GraphIndexBuilder(
              scores,
              block.dimension(),
              LINKS,
              CANDIDATES,
              OVERFLOW,
              DETOUR,
              false,
              true,
              oneThread,
              oneThread);
      for (int row = 0; row < block.size(); row++) {
        builder.addGraphNode(row, values.getVector(row));
      }
      builder.cleanup();
    } finally {
      oneThread.shutdown();
    }
    searcher = new GraphSearcher(builder.getGraph());
  }

  /** About the nearest of each picture of a block, which may be this graph's own. */
  NearestLists nearest(Block queries, LinkSettings settings) {
    // One more, because a picture may find itself.
    int wanted = Math.min(block.size(), settings.k() + 1);
    int looked = Math.max(CANDIDATES, 2 * wanted);
    NearestLists.Builder lists = new NearestLists.Builder(queries.size(), block);
    for (int query = 0; query < queries.size(); query++) {
      SearchResult found =
          searcher.search(
              DefaultSearchScoreProvider.exact(
                  VECTORS.createFloatVector(queries.vector(query)),
                  VectorSimilarityFunction.DOT_PRODUCT,
                  values),
              wanted,
              looked,
              0,
              0,
              Bits.ALL);
      Ranked ranked = new Ranked(found.getNodes().length);
      for (SearchResult.NodeScore node : found.getNodes()) {
        float cosine = queries.cosine(query, block, node.node);
        if (cosine >= settings.least() && !block.ids()[node.node].equals(queries.ids()[query])) {
          ranked.add(node.node, cosine, cosine);
        }
      }
      ranked.sort();
      for (int place = 0; place < Math.min(settings.k(), ranked.size()); place++) {
        lists.add(ranked.row(place), ranked.cosine(place));
      }
      lists.endRow();
    }
    return lists.build();
  }

  @Override
  public void close() {
    try {
      searcher.close();
      builder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
