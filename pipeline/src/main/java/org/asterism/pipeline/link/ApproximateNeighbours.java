package org.asterism.pipeline.link;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.TaskCompletionListener;
import org.asterism.pipeline.lake.Lake;
import scala.Tuple2;

/**
 * About the nearest neighbours of all pictures: each block is a shard with a search graph of its
 * own, which all pictures ask.
 */
final class ApproximateNeighbours {
  /** Pictures of a shard. It depends on nothing else, so that every cluster finds the same. */
  static final int SHARD = 50_000;

  private ApproximateNeighbours() {}

  static int shards(long vectors) {
    return (int) Math.max(1, (vectors + SHARD - 1) / SHARD);
  }

  /**
   * @param met counts pairs of a shard and a block that asked it
   * @return for each block what each shard holds
   */
  static JavaPairRDD<Integer, Share> shares(
      Lake lake, Blocks blocks, LinkSettings settings, LongAccumulator met) {
    List<Integer> shards = IntStream.range(0, blocks.count()).boxed().toList();
    return JavaSparkContext.fromSparkContext(lake.spark().sparkContext())
        .parallelize(shards, shards.size())
        .flatMapToPair(shard -> ask(blocks, shard, settings, met));
  }

  private static Iterator<Tuple2<Integer, Share>> ask(
      Blocks blocks, int shard, LinkSettings settings, LongAccumulator met) {
    Block held = blocks.read(shard);
    if (held == null) {
      return Stream.<Tuple2<Integer, Share>>empty().iterator();
    }
    ShardGraph graph = new ShardGraph(held);
    // the cast picks the Java overload
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) context -> graph.close());
    return IntStream.range(0, blocks.count())
        .boxed()
        .flatMap(
            number -> {
              Block queries = number == shard ? held : blocks.read(number);
              met.add(1);
              return queries == null
                  ? Stream.empty()
                  : Stream.of(
                      new Tuple2<>(
                          number, new Share(queries.ids(), graph.nearest(queries, settings))));
            })
        .iterator();
  }
}
