package org.asterism.pipeline.link;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.LongAccumulator;
import org.asterism.pipeline.lake.Lake;
import scala.Tuple2;

/**
 * The exact nearest neighbours of all pictures: every block meets every other and itself once, and
 * no product is kept. A task holds two blocks.
 */
final class ExactNeighbours {
  private ExactNeighbours() {}

  /**
   * @param met counts pairs of blocks
   * @return for each block what each task found
   */
  static JavaPairRDD<Integer, Share> shares(
      Lake lake, Blocks blocks, LinkSettings settings, LongAccumulator met) {
    List<Tuple2<Integer, Integer>> pairs = pairs(blocks.count());
    return JavaSparkContext.fromSparkContext(lake.spark().sparkContext())
        .parallelize(pairs, pairs.size())
        .flatMapToPair(pair -> meet(blocks, pair._1(), pair._2(), settings, met));
  }

  /** Those that take longest come first, so that the short ones fill the gaps at the end. */
  static List<Tuple2<Integer, Integer>> pairs(int blocks) {
    List<Tuple2<Integer, Integer>> pairs = new ArrayList<>();
    for (int left = 0; left < blocks; left++) {
      for (int right = left + 1; right < blocks; right++) {
        pairs.add(new Tuple2<>(left, right));
      }
    }
    for (int block = 0; block < blocks; block++) {
      pairs.add(new Tuple2<>(block, block));
    }
    return pairs;
  }

  private static Iterator<Tuple2<Integer, Share>> meet(
      Blocks blocks, int left, int right, LinkSettings settings, LongAccumulator met) {
    List<Tuple2<Integer, Share>> shares = new ArrayList<>();
    Block one = blocks.read(left);
    Block other = left == right ? one : blocks.read(right);
    if (one != null && other != null) {
      Meeting.Found found = Meeting.of(one, other, settings);
      shares.add(new Tuple2<>(left, new Share(one.ids(), found.ofLeft())));
      if (left != right) {
        shares.add(new Tuple2<>(right, new Share(other.ids(), found.ofRight())));
      }
    }
    met.add(1);
    return shares.iterator();
  }
}
