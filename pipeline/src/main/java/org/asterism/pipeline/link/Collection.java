package org.asterism.pipeline.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.embed.Embeddings;

/**
 * How large what is linked is.
 *
 * @param vectors how many
 * @param dimension numbers of each; 0 if there is none
 * @param model the encoder of all; empty if there is none
 */
record Collection(long vectors, int dimension, String model) {
  /** Of a picture's vector and its neighbours in one block; two blocks are what a task holds. */
  private static final long BLOCK_BYTES = 64L << 20;

  /** Smaller blocks cost more than they spread. */
  private static final long FEWEST_ROWS = 2_000;

  /** So that all cores end at about the same time. */
  private static final int TASKS_PER_CORE = 3;

  private static final int NAMED = 5;

  /** Numbers of a vector. */
  private static final String DIMENSION = "dimension";

  /**
   * What tells the vectors of one affinity from those of other nights, without their numbers.
   *
   * @param embeddings rows of one affinity
   */
  static Dataset<Row> vectors(Dataset<Row> embeddings) {
    return embeddings.select(
        col(Embeddings.IMAGE_ID),
        col(Embeddings.MODEL),
        size(col(Embeddings.VECTOR)).as(DIMENSION),
        xxhash64(col(Embeddings.VECTOR)).as(Linked.VECTOR_HASH));
  }

  /**
   * @param vectors rows of {@link #vectors}
   * @throws AsterismException if they cannot be compared with each other
   */
  static Collection of(Dataset<Row> vectors, Affinity affinity) {
    List<Row> kinds =
        vectors
            .groupBy(col(Embeddings.MODEL), col(DIMENSION))
            .agg(count(lit(1)))
            .orderBy(Embeddings.MODEL, DIMENSION)
            .limit(NAMED)
            .collectAsList();
    if (kinds.size() > 1) {
      throw new AsterismException(
          "The %s vectors cannot be compared".formatted(affinity.key()),
          "they are of several kinds: "
              + kinds.stream()
                  .map(
                      kind ->
                          "%,d of %s with %d numbers"
                              .formatted(kind.getLong(2), kind.getString(0), kind.getInt(1)))
                  .collect(Collectors.joining("; ")),
          "Run embed, so that one encoder makes all of an affinity.");
    }
    return kinds.isEmpty()
        ? new Collection(0, 0, "")
        : new Collection(
            kinds.get(0).getLong(2), kinds.get(0).getInt(1), kinds.get(0).getString(0));
  }

  /** Pictures of a block, as memory allows. */
  long mostRows(int k) {
    long bytes = (long) dimension * Float.BYTES + 2L * Float.BYTES * Candidates.roomFor(k);
    return Math.max(1, BLOCK_BYTES / bytes);
  }

  /**
   * How many blocks: as few as memory allows, for each picture's list is tidied once in every
   * block; but enough for all cores.
   */
  int blocks(int k, int cores) {
    long least = Math.max(1, ceil(vectors, mostRows(k)));
    long most = Math.max(1, vectors / FEWEST_ROWS);
    long blocks = least;
    while (blocks < most && blocks * (blocks + 1) / 2 < (long) TASKS_PER_CORE * cores) {
      blocks++;
    }
    return (int) blocks;
  }

  private static long ceil(long a, long b) {
    return (a + b - 1) / b;
  }
}
