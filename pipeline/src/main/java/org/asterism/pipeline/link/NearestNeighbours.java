package org.asterism.pipeline.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.embed.Embeddings;
import scala.Tuple2;

/**
 * The exact nearest neighbours of all pictures: every block of vectors meets every other, and each
 * picture keeps its best as they pass, so that no matrix of scores is ever held.
 */
final class NearestNeighbours {
  private static final int BLOCK = 256;

  /** Parts into which the passing blocks are split; each part is a task for each block. */
  private static final int PASSING_PARTS = 4;

  private static final StructType CANDIDATE =
      new StructType()
          .add(Edges.SRC, DataTypes.StringType)
          .add(Edges.DST, DataTypes.StringType)
          .add(Edges.WEIGHT, DataTypes.FloatType);

  private NearestNeighbours() {}

  /**
   * @param embeddings rows of one affinity
   * @param met counts pictures that have met all of a part
   * @return rows of {@link Edges}
   */
  static Dataset<Row> edges(
      Dataset<Row> embeddings, Affinity affinity, LinkSettings settings, LongAccumulator met) {
    SparkSession spark = embeddings.sparkSession();
    JavaRDD<Block> blocks = blocks(embeddings).cache();
    int k = settings.k();
    float threshold = (float) settings.threshold();
    JavaRDD<Row> candidates =
        blocks
            .cartesian(blocks.coalesce(PASSING_PARTS))
            .mapPartitions(pairs -> candidates(pairs, k, threshold, met));
    var nearestFirst = Window.partitionBy(Edges.SRC).orderBy(desc(Edges.WEIGHT), col(Edges.DST));
    return spark
        .createDataFrame(candidates, CANDIDATE)
        .withColumn(Edges.RANK, row_number().over(nearestFirst))
        .where(col(Edges.RANK).leq(k))
        .select(
            col(Edges.SRC),
            col(Edges.DST),
            lit(affinity.key()).as(Edges.AFFINITY),
            col(Edges.RANK),
            col(Edges.WEIGHT));
  }

  private static JavaRDD<Block> blocks(Dataset<Row> embeddings) {
    long count = embeddings.count();
    int parts = (int) Math.max(1, (count + BLOCK - 1) / BLOCK);
    return embeddings
        .select(Embeddings.IMAGE_ID, Embeddings.VECTOR)
        .repartition(parts, col(Embeddings.IMAGE_ID))
        .javaRDD()
        .mapPartitions(NearestNeighbours::block);
  }

  private static Iterator<Block> block(Iterator<Row> rows) {
    Stream.Builder<Row> all = Stream.builder();
    rows.forEachRemaining(all);
    List<Row> list = all.build().toList();
    return list.isEmpty() ? List.<Block>of().iterator() : List.of(Block.of(list)).iterator();
  }

  private static Iterator<Row> candidates(
      Iterator<Tuple2<Block, Block>> pairs, int k, float threshold, LongAccumulator met) {
    Map<String, Block> blocks = new TreeMap<>();
    Map<String, Nearest[]> nearest = new TreeMap<>();
    while (pairs.hasNext()) {
      Tuple2<Block, Block> pair = pairs.next();
      Block block = pair._1();
      String name = block.ids()[0];
      blocks.put(name, block);
      block.meet(
          pair._2(),
          nearest.computeIfAbsent(name, first -> fresh(block.ids().length, k, threshold)));
    }
    blocks.values().forEach(block -> met.add(block.ids().length));
    return blocks.keySet().stream()
        .flatMap(name -> blocks.get(name).edges(nearest.get(name)).stream())
        .iterator();
  }

  private static Nearest[] fresh(int size, int k, float threshold) {
    return Stream.generate(() -> new Nearest(k, threshold)).limit(size).toArray(Nearest[]::new);
  }
}
