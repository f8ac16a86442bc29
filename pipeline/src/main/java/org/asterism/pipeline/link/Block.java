package org.asterism.pipeline.link;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.pipeline.embed.Embeddings;

/**
 * Some pictures' vectors, small enough to stay in a processor's cache while all others pass by.
 *
 * @param ids image ids
 * @param vectors their unit vectors
 */
record Block(String[] ids, float[][] vectors) implements Serializable {

  /**
   * @param rows of {@link Embeddings}, of one affinity
   */
  static Block of(List<Row> rows) {
    return new Block(
        rows.stream().map(row -> row.<String>getAs(Embeddings.IMAGE_ID)).toArray(String[]::new),
        rows.stream()
            .map(row -> Embeddings.vectorOf(row, Embeddings.VECTOR))
            .toArray(float[][]::new));
  }

  /** Offers each of the other block's pictures to each of this block's. */
  void meet(Block other, Nearest[] nearest) {
    for (int i = 0; i < ids.length; i++) {
      for (int j = 0; j < other.ids.length; j++) {
        if (!ids[i].equals(other.ids[j])) {
          nearest[i].offer(other.ids[j], UnitVectors.cosine(vectors[i], other.vectors[j]));
        }
      }
    }
  }

  /** Rows of a source, a target and their cosine. */
  List<Row> edges(Nearest[] nearest) {
    return IntStream.range(0, ids.length)
        .boxed()
        .flatMap(
            i ->
                nearest[i].found().map(near -> RowFactory.create(ids[i], near.id(), near.weight())))
        .toList();
  }
}
