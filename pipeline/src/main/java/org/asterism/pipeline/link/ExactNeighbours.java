package org.asterism.pipeline.link;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import org.asterism.pipeline.lake.Lake;
import scala.Tuple2;

/**
 * The exact nearest neighbours of all pictures: every block meets itself, and then every other
 * once, and no product is kept. A task holds two blocks.
 *
 * <p>What a block found within itself is to be surpassed by what another offers, so that the
 * meetings of two, nearly all of the work, keep little.
 */
final class ExactNeighbours {
  private ExactNeighbours() {}

  /** How many {@link #shares} makes. */
  static long meetings(int blocks) {
    return (long) blocks * (blocks + 1) / 2;
  }

  /**
   * @param met counts meetings
   * @return for each block what each task found
   */
  static JavaPairRDD<Integer, Share> shares(
      Lake lake, Blocks blocks, LinkSettings settings, LongAccumulator met) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(lake.spark().sparkContext());
    List<Integer> numbers = IntStream.range(0, blocks.count()).boxed().toList();
    JavaPairRDD<Integer, Share> within =
        context
            .parallelize(numbers, numbers.size())
            .flatMapToPair(number -> within(blocks, number, settings, met))
            // Of use to the union only; Spark lets go of it with the last reference.
            .persist(StorageLevel.MEMORY_AND_DISK());
    within.foreach(written -> {});
    List<Tuple2<Integer, Integer>> pairs = pairs(blocks.count());
    return pairs.isEmpty()
        ? within
        : within.union(
            context
                .parallelize(pairs, pairs.size())
                .flatMapToPair(pair -> between(blocks, pair._1(), pair._2(), settings, met)));
  }

  private static List<Tuple2<Integer, Integer>> pairs(int blocks) {
    List<Tuple2<Integer, Integer>> pairs = new ArrayList<>();
    for (int left = 0; left < blocks; left++) {
      for (int right = left + 1; right < blocks; right++) {
        pairs.add(new Tuple2<>(left, right));
      }
    }
    return pairs;
  }

  private static Iterator<Tuple2<Integer, Share>> within(
      Blocks blocks, int number, LinkSettings settings, LongAccumulator met) {
    List<Tuple2<Integer, Share>> shares = new ArrayList<>();
    Block block = blocks.read(number);
    if (block != null) {
      NearestLists lists = Meeting.within(block, settings);
      blocks.writeScores(number, lists.scores(settings.k()));
      shares.add(new Tuple2<>(number, new Share(block.ids(), lists)));
    }
    met.add(1);
    return shares.iterator();
  }

  private static Iterator<Tuple2<Integer, Share>> between(
      Blocks blocks, int left, int right, LinkSettings settings, LongAccumulator met) {
    List<Tuple2<Integer, Share>> shares = new ArrayList<>();
    Block one = blocks.read(left);
    Block other = blocks.read(right);
    if (one != null && other != null) {
      Meeting.Found found =
          Meeting.of(one, blocks.readScores(left), other, blocks.readScores(right), settings);
      shares.add(new Tuple2<>(left, new Share(one.ids(), found.ofLeft())));
      shares.add(new Tuple2<>(right, new Share(other.ids(), found.ofRight())));
    }
    met.add(1);
    return shares.iterator();
  }
}
