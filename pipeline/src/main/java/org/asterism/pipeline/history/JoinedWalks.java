package org.asterism.pipeline.history;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * The walks of {@link Walks} over a graph that is too large to be held: each step joins the walks
 * with the neighbours of where they stand and, if it matters, of where they came from, and is kept
 * in files. The walks are the same.
 *
 * <p>What does grow with the graph on the driver are the vectors and a count of each node.
 */
final class JoinedWalks implements SkipGram.Walks {
  private static final StructType NEIGHBOURS =
      new StructType()
          .add("node", IntegerType)
          .add("nodes", createArrayType(IntegerType))
          .add("weights", createArrayType(FloatType))
          .add("keep", createArrayType(FloatType))
          .add("instead", createArrayType(IntegerType));

  private static final StructType WALKS =
      new StructType()
          .add("draw", LongType)
          .add("origin", LongType)
          .add("walk", IntegerType)
          .add("before", IntegerType)
          .add("at", IntegerType)
          .add("path", createArrayType(IntegerType));

  private final Dataset<Row> walks;
  private final long count;

  private JoinedWalks(Dataset<Row> walks, long count) {
    this.walks = walks;
    this.count = count;
  }

  /**
   * @param relations rows of {@link Relations}
   * @param numbers each node's id and number, see {@link #numbers}
   * @param staged keeps rows in files under a name
   */
  static JoinedWalks of(
      Dataset<Row> relations,
      Dataset<Row> numbers,
      WalkSettings settings,
      BiFunction<String, Dataset<Row>, Dataset<Row>> staged) {
    Dataset<Row> neighbours = staged.apply("neighbours", neighbours(relations, numbers));
    Dataset<Row> walks = staged.apply("walks-0", starts(numbers, settings));
    for (int i = 1; i < settings.length(); i++) {
      // Two names in turn: what is read is not what is written.
      walks = staged.apply("walks-" + i % 2, stepped(walks, neighbours, settings, i));
    }
    return new JoinedWalks(walks, walks.count());
  }

  /** The nodes' ids in the order of their bytes, with their places. */
  static Dataset<Row> numbers(Dataset<Row> relations) {
    Dataset<Row> ids =
        relations
            .select(explode(array(Relations.SRC, Relations.DST)).as(Entities.ID))
            .distinct()
            .orderBy(Entities.ID);
    return relations
        .sparkSession()
        .createDataFrame(
            ids.toJavaRDD()
                .zipWithIndex()
                .map(each -> RowFactory.create(each._1().getString(0), each._2().intValue())),
            new StructType().add(Entities.SCHEMA.apply(Entities.ID)).add("number", IntegerType));
  }

  private static Dataset<Row> neighbours(Dataset<Row> relations, Dataset<Row> numbers) {
    Dataset<Row> numbered =
        relations
            .join(numbers.toDF(Relations.SRC, "a"), Relations.SRC)
            .join(numbers.toDF(Relations.DST, "b"), Relations.DST)
            .select("a", "b", Relations.WEIGHT);
    return numbered
        .union(numbered.select("b", "a", Relations.WEIGHT))
        .groupBy("a")
        .agg(sort_array(collect_list(struct(col("b"), col(Relations.WEIGHT)))).as("ends"))
        .map(
            (MapFunction<Row, Row>)
                row -> row(row.getInt(0), Adjacency.ofRows(row.<Row>getList(1))),
            Encoders.row(NEIGHBOURS));
  }

  private static Row row(int node, Neighbours of) {
    return RowFactory.create(node, of.nodes(), of.weights(), of.keep(), of.instead());
  }

  private static Dataset<Row> starts(Dataset<Row> numbers, WalkSettings settings) {
    return numbers.flatMap(
        (FlatMapFunction<Row, Row>)
            row -> {
              long origin = Draw.identity(row.getString(0));
              int node = row.getInt(1);
              return IntStream.range(0, settings.walks())
                  .mapToObj(
                      walk ->
                          RowFactory.create(
                              Walks.place(settings.seed(), origin, walk),
                              origin,
                              walk,
                              -1,
                              node,
                              new int[] {node}))
                  .iterator();
            },
        Encoders.row(WALKS));
  }

  private static Dataset<Row> stepped(
      Dataset<Row> walks, Dataset<Row> neighbours, WalkSettings settings, int number) {
    boolean looksBack = settings.isSecondOrder() && number > 1;
    Dataset<Row> standing =
        walks.join(neighbours.select(col("node").as("at"), struct("*").as("here")), "at");
    Dataset<Row> knowing =
        looksBack
            ? standing.join(
                neighbours.select(col("node").as("before"), struct("*").as("there")), "before")
            : standing.withColumn("there", lit(null).cast(NEIGHBOURS));
    Step step = new Step(settings);
    return knowing.map((MapFunction<Row, Row>) row -> next(row, step, number), Encoders.row(WALKS));
  }

  private static Row next(Row row, Step step, int number) {
    int before = row.<Integer>getAs("before");
    int at = row.<Integer>getAs("at");
    long origin = row.<Long>getAs("origin");
    int walk = row.<Integer>getAs("walk");
    int next =
        step.next(
            origin,
            walk,
            number,
            neighbours(row.<Row>getAs("here")),
            before,
            row.isNullAt(row.fieldIndex("there")) ? null : neighbours(row.<Row>getAs("there")));
    List<Integer> path = new ArrayList<>(row.getList(row.fieldIndex("path")));
    path.add(next);
    return RowFactory.create(row.<Long>getAs("draw"), origin, walk, at, next, path.toArray());
  }

  private static Neighbours neighbours(Row row) {
    return new Neighbours(ints(row, 1), floats(row, 2), floats(row, 3), ints(row, 4));
  }

  private static int[] ints(Row row, int column) {
    return row.<Integer>getList(column).stream().mapToInt(Integer::intValue).toArray();
  }

  private static float[] floats(Row row, int column) {
    List<Float> values = row.getList(column);
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i);
    }
    return floats;
  }

  @Override
  public Iterator<int[]> iterator() {
    Iterator<Row> rows = walks.orderBy("draw", "origin", "walk").select("path").toLocalIterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public int[] next() {
        return ints(rows.next(), 0);
      }
    };
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public long[] visits(int nodes) {
    long[] visits = new long[nodes];
    walks
        .select(explode(col("path")).as("node"))
        .groupBy("node")
        .count()
        .collectAsList()
        .forEach(row -> visits[row.getInt(0)] = row.getLong(1));
    return visits;
  }
}
