package org.asterism.pipeline.evaluate;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.link.Edges;

/**
 * How sparse one affinity's graph is, over the whole collection.
 *
 * @param edges as stored, each from one work to another
 * @param works with at least one edge
 * @param share of all ordered pairs of works with a vector that have an edge
 * @param isolated share of works with a vector but without an edge
 * @param meanWeight of the edges, a cosine
 */
public record EdgeFigures(
    long edges, long works, double share, double isolated, double meanWeight) {

  /** By affinity; empty if nothing was linked yet. */
  static Map<String, EdgeFigures> of(Lake lake) {
    Map<String, Long> vectors = new TreeMap<>();
    Embeddings.inUse(Embeddings.TABLE.read(lake))
        .groupBy(Embeddings.AFFINITY)
        .count()
        .collectAsList()
        .stream()
        .forEach(row -> vectors.put(row.getString(0), row.getLong(1)));
    Map<String, EdgeFigures> figures = new TreeMap<>();
    Edges.nearest(lake)
        .groupBy(Edges.AFFINITY)
        .agg(count(lit(1)), countDistinct(col(Edges.SRC)), avg(col(Edges.WEIGHT)))
        .collectAsList()
        .forEach(row -> figures.put(row.getString(0), of(row, vectors)));
    return figures;
  }

  private static EdgeFigures of(Row row, Map<String, Long> vectors) {
    long edges = row.getLong(1);
    long works = row.getLong(2);
    double all = Math.max(works, vectors.getOrDefault(row.getString(0), works));
    return new EdgeFigures(
        edges, works, edges / Math.max(1, all * (all - 1)), 1 - works / all, row.getDouble(3));
  }
}
