package org.asterism.pipeline.link;

import java.util.Collections;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.asterism.core.affinity.Affinity;
import scala.Tuple2;

/** Each picture's nearest, out of what tasks found. */
final class NearestNeighbours {
  private NearestNeighbours() {}

  /**
   * @param shares for each block what each task found
   * @return rows of {@link Edges}
   */
  static Dataset<Row> edges(
      SparkSession spark,
      JavaPairRDD<Integer, Share> shares,
      int blocks,
      Affinity affinity,
      LinkSettings settings) {
    String key = affinity.key();
    boolean isScored = settings.csls() > 0;
    return spark.createDataFrame(
        gathered(shares, blocks, settings.k()).flatMap(found -> rows(found, key, isScored)),
        Edges.SCHEMA);
  }

  /** A block's pictures with all their nearest. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Neighbourhood(String[] ids, Gathered nearest) {}

  static JavaRDD<Neighbourhood> gathered(JavaPairRDD<Integer, Share> shares, int blocks, int k) {
    return shares.partitionBy(new HashPartitioner(blocks)).mapPartitions(of -> gather(of, k));
  }

  /** A partition is a block; what is held does not grow with the number of its shares. */
  private static Iterator<Neighbourhood> gather(Iterator<Tuple2<Integer, Share>> shares, int k) {
    if (!shares.hasNext()) {
      return Collections.emptyIterator();
    }
    Share first = shares.next()._2();
    Gathered nearest = new Gathered(first.ids().length, k);
    nearest.take(first.lists());
    while (shares.hasNext()) {
      nearest.take(shares.next()._2().lists());
    }
    return Collections.singleton(new Neighbourhood(first.ids(), nearest)).iterator();
  }

  private static Iterator<Row> rows(Neighbourhood found, String affinity, boolean isScored) {
    return IntStream.range(0, found.ids().length)
        .boxed()
        .flatMap(
            picture -> {
              Nearest nearest = found.nearest().of(picture);
              return IntStream.range(0, nearest.size())
                  .mapToObj(
                      place ->
                          RowFactory.create(
                              found.ids()[picture],
                              nearest.at(place).id(),
                              affinity,
                              nearest.at(place).cosine(),
                              isScored ? nearest.score(place) : null));
            })
        .iterator();
  }
}
