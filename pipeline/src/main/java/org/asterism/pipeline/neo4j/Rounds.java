package org.asterism.pipeline.neo4j;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Writes relationships from several tasks at once so that no two of them ever touch one node, for
 * Neo4j locks both ends of a relationship and tasks that wait for each other would be a deadlock.
 *
 * <p>Nodes fall into groups by a hash of their id, and relationships into pairs of groups. As in a
 * tournament (the circle method), the pairs are played in rounds in which each group meets one
 * other, and one more round has the relationships inside a group.
 */
final class Rounds {
  /** Below this many rows a single task is sooner done. */
  static final long WORTH_IT = 20_000;

  private static final String A = "_a";
  private static final String ROUND = "_round";

  private Rounds() {}

  /**
   * @param rows with the ids {@code src} and {@code dst}; read several times, so they should be
   *     files
   * @param count how many rows there are
   * @param groups an even number; half as many tasks write at once
   * @param write is called round after round
   */
  static void write(Dataset<Row> rows, long count, int groups, Consumer<Dataset<Row>> write) {
    if (count < WORTH_IT) {
      write.accept(rows.coalesce(1));
      return;
    }
    for (Dataset<Row> round : of(rows, groups)) {
      write.accept(round);
    }
  }

  /** Each with a partition for each pair of groups that meet in it. */
  static List<Dataset<Row>> of(Dataset<Row> rows, int groups) {
    Column src = group(col(Links.SRC), groups);
    Column dst = group(col(Links.DST), groups);
    Column a = least(src, dst);
    Column b = greatest(src, dst);
    int last = groups - 1;
    Column round =
        when(a.equalTo(b), lit(last))
            .when(b.equalTo(last), a.multiply(2).mod(last))
            .otherwise(a.plus(b).mod(last));
    Dataset<Row> placed = rows.withColumn(A, a).withColumn(ROUND, round);
    return IntStream.range(0, groups)
        .mapToObj(
            r ->
                IntStream.range(0, groups)
                    .mapToObj(
                        g ->
                            placed
                                .where(col(ROUND).equalTo(r).and(col(A).equalTo(g)))
                                .drop(A, ROUND)
                                .coalesce(1))
                    .reduce(Dataset::union)
                    .orElseThrow())
        .toList();
  }

  private static Column group(Column id, int groups) {
    return pmod(xxhash64(id), lit(groups)).cast("int");
  }
}
