package org.asterism.pipeline.chart;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.graphx.Edge;
import org.apache.spark.graphx.EdgeContext;
import org.apache.spark.graphx.Graph;
import org.apache.spark.graphx.TripletFields;
import org.apache.spark.graphx.VertexRDD;
import org.apache.spark.graphx.lib.ConnectedComponents;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.asterism.pipeline.lake.Lake;
import scala.Function1;
import scala.Function2;
import scala.Function3;
import scala.Option;
import scala.Tuple2;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/**
 * What GraphX finds in the graph. All sums are of whole numbers, so that it finds the same however
 * the graph is spread over executors.
 */
final class WholeGraph {
  static final String COMPONENT_NUMBER = "component_number";
  static final String MASS = "mass";
  static final String DEGREE = "degree";

  /** One work's even share of all PageRank. */
  static final long UNIT = 1L << 32;

  private static final long PAIRS_A_PART = 100_000;

  private static final int STEPS = 20;
  private static final int STEPS_AT_ONCE = 5;

  /** As in Page, Brin, Motwani and Winograd, "The PageRank Citation Ranking" (1999). */
  private static final double DAMPING = 0.85;

  private static final ClassTag<Work> WORK = ClassTag$.MODULE$.apply(Work.class);
  private static final ClassTag<Object> LONG = ClassTag$.MODULE$.apply(Long.class);

  private static final StructType FOUND =
      new StructType()
          .add(AffinityGraph.NUMBER, DataTypes.LongType)
          .add(COMPONENT_NUMBER, DataTypes.LongType)
          .add(MASS, DataTypes.LongType)
          .add(DEGREE, DataTypes.IntegerType);

  private WholeGraph() {}

  /**
   * A vertex.
   *
   * @param mass its PageRank so far, in {@link #UNIT}
   * @param strength the weights of its edges
   * @param degree how many those are
   */
  record Work(long mass, long strength, int degree) implements Serializable {
    static final Work ALONE = new Work(UNIT, 0, 0);

    Work met(Work other) {
      return new Work(UNIT, strength + other.strength, degree + other.degree);
    }

    long passed(long weight) {
      return (long) Math.floor((double) mass / strength * weight);
    }

    Work after(long received) {
      // An isolated work passes nothing on and keeps what it has.
      long mass = strength == 0 ? UNIT : (long) ((1 - DAMPING) * UNIT + DAMPING * received);
      return new Work(mass, strength, degree);
    }
  }

  // Scala's functions, as Java's lambdas that Spark can send.
  private interface Send<M>
      extends Function1<EdgeContext<Work, Object, M>, BoxedUnit>, Serializable {}

  private interface Merge<M> extends Function2<M, M, M>, Serializable {}

  private interface Join<M> extends Function3<Object, Work, Option<M>, Work>, Serializable {}

  /**
   * One row a work: the smallest number of its component, its PageRank and its degree.
   *
   * @param pairs as {@link AffinityGraph#pairs}
   * @param numbered as {@link AffinityGraph#numbered}
   */
  static Dataset<Row> of(Dataset<Row> pairs, Dataset<Row> numbered) {
    SparkSession spark = pairs.sparkSession();
    // Every step is a job of its own, and of a small graph its tasks are most of the time.
    int parts = Lake.tasksFor(pairs.count(), PAIRS_A_PART);
    JavaRDD<Edge<Object>> edges =
        pairs
            .select(AffinityGraph.A, AffinityGraph.B, AffinityGraph.WEIGHT)
            .coalesce(parts)
            .javaRDD()
            .map(row -> new Edge<>(row.getLong(0), row.getLong(1), (Object) row.getLong(2)));
    JavaRDD<Tuple2<Object, Work>> works =
        numbered
            .select(AffinityGraph.NUMBER)
            .coalesce(parts)
            .javaRDD()
            .map(row -> new Tuple2<>((Object) row.getLong(0), Work.ALONE));
    StorageLevel level = StorageLevel.MEMORY_AND_DISK();
    Graph<Work, Object> graph =
        weighed(Graph.apply(works.rdd(), edges.rdd(), Work.ALONE, level, level, WORK, LONG));
    Graph<Object, Object> components = ConnectedComponents.run(graph, WORK, LONG);
    Graph<Work, Object> ranked = ranked(graph);
    JavaRDD<Row> found =
        ranked
            .vertices()
            .toJavaRDD()
            .mapToPair(vertex -> vertex)
            .join(components.vertices().toJavaRDD().mapToPair(vertex -> vertex))
            .map(WholeGraph::row);
    return spark.createDataFrame(found, FOUND);
  }

  private static Row row(Tuple2<Object, Tuple2<Work, Object>> vertex) {
    Work work = vertex._2()._1();
    return RowFactory.create(vertex._1(), vertex._2()._2(), work.mass(), work.degree());
  }

  private static Graph<Work, Object> weighed(Graph<Work, Object> graph) {
    Send<Work> send =
        edge -> {
          Work met = new Work(0, (Long) edge.attr(), 1);
          edge.sendToSrc(met);
          edge.sendToDst(met);
          return BoxedUnit.UNIT;
        };
    Merge<Work> merge = Work::met;
    Join<Work> join = (id, work, met) -> met.isEmpty() ? work : work.met(met.get());
    VertexRDD<Work> met = graph.aggregateMessages(send, merge, TripletFields.EdgeOnly, WORK);
    return graph.outerJoinVertices(met, join, WORK, WORK, null).cache();
  }

  /** Each step every work passes its mass on to its neighbours, in proportion to the weights. */
  private static Graph<Work, Object> ranked(Graph<Work, Object> graph) {
    Send<Object> send =
        edge -> {
          long weight = (Long) edge.attr();
          edge.sendToDst(edge.srcAttr().passed(weight));
          edge.sendToSrc(edge.dstAttr().passed(weight));
          return BoxedUnit.UNIT;
        };
    Merge<Object> merge = (a, b) -> (Long) a + (Long) b;
    Join<Object> join = (id, work, sum) -> work.after(sum.isEmpty() ? 0 : (Long) sum.get());
    Graph<Work, Object> ranked = graph;
    List<Graph<Work, Object>> passed = new ArrayList<>();
    for (int step = 1; step <= STEPS; step++) {
      VertexRDD<Object> received = ranked.aggregateMessages(send, merge, TripletFields.All, LONG);
      ranked = ranked.outerJoinVertices(received, join, LONG, WORK, null).cache();
      if (step % STEPS_AT_ONCE == 0) {
        // Else the last step would remember how all before it were done.
        ranked.vertices().count();
        passed.forEach(each -> each.unpersistVertices(false));
        passed.clear();
      }
      passed.add(ranked);
    }
    return ranked;
  }
}
