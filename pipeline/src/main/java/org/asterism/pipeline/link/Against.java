package org.asterism.pipeline.link;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.asterism.pipeline.embed.Embeddings;
import org.jspecify.annotations.Nullable;

/**
 * A few pictures against all, exactly: the nearest of the few, and those of the few that come among
 * the nearest of others. All vectors pass by once, in blocks that are not kept.
 */
final class Against {
  /** The few are held by every task; beyond that number everything is linked anew. */
  static final int MOST = 20_000;

  /** What another needs to become a neighbour: rows of pictures that have k neighbours already. */
  static final String WEAKEST = "weakest";

  static final StructType FOUND =
      new StructType()
          .add(Edges.SRC, DataTypes.StringType)
          .add(Edges.DST, DataTypes.StringType)
          .add(Edges.WEIGHT, DataTypes.FloatType);

  private Against() {}

  /**
   * @param all rows of an image id, its vector, and {@link #WEAKEST} or null
   * @param sought pictures whose nearest are wanted; null if none
   * @param offered others whose nearest are wanted too, and which are offered to all that are not
   *     sought; null if none
   * @return rows of {@link #FOUND}: of those whose nearest are wanted, the k nearest and some more;
   *     of the others, those of the offered that come among their nearest
   */
  static Dataset<Row> found(
      Dataset<Row> all,
      @Nullable Block sought,
      @Nullable Block offered,
      LinkSettings settings,
      long batch) {
    return all.sparkSession()
        .createDataFrame(edges(all, new Few(sought, offered), settings, batch), FOUND);
  }

  /**
   * As {@link #found}, in the driver.
   *
   * @param most how many may be found
   * @return nothing if one task finds more than twice its share of those, or all together more
   */
  static Optional<List<Row>> collected(
      Dataset<Row> all,
      @Nullable Block sought,
      @Nullable Block offered,
      LinkSettings settings,
      long batch,
      long most) {
    JavaRDD<Row> edges = edges(all, new Few(sought, offered), settings, batch);
    long share = 2 * most / Math.max(1, edges.getNumPartitions());
    List<List<Row>> parts =
        edges.mapPartitions(rows -> List.of(first(share + 1, rows)).iterator()).collect();
    return parts.stream().anyMatch(part -> part.size() > share)
            || parts.stream().mapToLong(List::size).sum() > most
        ? Optional.empty()
        : Optional.of(parts.stream().flatMap(List::stream).toList());
  }

  private static List<Row> first(long most, Iterator<Row> rows) {
    List<Row> first = new ArrayList<>();
    while (rows.hasNext() && first.size() < most) {
      first.add(rows.next());
    }
    return first;
  }

  private static JavaRDD<Row> edges(
      Dataset<Row> all, Few those, LinkSettings settings, long batch) {
    Broadcast<Few> few =
        JavaSparkContext.fromSparkContext(all.sparkSession().sparkContext()).broadcast(those);
    return all.select(Embeddings.IMAGE_ID, Embeddings.VECTOR, WEAKEST)
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(rows -> found(rows, few.value(), settings, batch));
  }

  /** What every task holds. */
  private record Few(@Nullable Block sought, @Nullable Block offered) implements Serializable {
    Stream<Block> blocks() {
      return Stream.of(sought, offered).filter(block -> block != null);
    }
  }

  private static Iterator<Row> found(
      Iterator<InternalRow> rows, Few few, LinkSettings settings, long batch) {
    Passing passing = new Passing(few, settings);
    List<Vector> vectors = new ArrayList<>();
    Map<String, Float> weakest = new HashMap<>();
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      Vector vector = new Vector(row.getString(0), row.getArray(1).toFloatArray());
      if (vector.objection() == null) {
        vectors.add(vector);
        if (!row.isNullAt(2)) {
          weakest.put(vector.id(), row.getFloat(2));
        }
      }
      if (vectors.size() == batch) {
        passing.meet(vectors, weakest);
      }
    }
    if (!vectors.isEmpty()) {
      passing.meet(vectors, weakest);
    }
    return passing.rows();
  }

  /** One task's view of it. */
  private static final class Passing {
    private final Few few;
    private final LinkSettings settings;
    private final Map<Block, Gathered> nearest = new HashMap<>();
    private final Set<String> isSought = new HashSet<>();
    private final List<Row> others = new ArrayList<>();

    Passing(Few few, LinkSettings settings) {
      this.few = few;
      this.settings = settings;
      few.blocks()
          .forEach(
              block -> {
                nearest.put(block, new Gathered(block.size(), settings.k()));
                for (String id : block.ids()) {
                  isSought.add(id);
                }
              });
    }

    void meet(List<Vector> vectors, Map<String, Float> weakest) {
      vectors.sort(Comparator.comparing(Vector::id));
      Block passing = Vector.block(vectors);
      few.blocks()
          .forEach(
              block -> {
                Meeting.Found found =
                    Meeting.of(
                        block,
                        passing,
                        Candidates.open(block, passing, settings, rowsIn(passing, block)),
                        Candidates.above(bars(block, passing, weakest), passing, block, settings),
                        settings);
                nearest.get(block).take(found.ofLeft());
                keep(passing, found.ofRight());
              });
      vectors.clear();
      weakest.clear();
    }

    private static int[] rowsIn(Block passing, Block block) {
      return Stream.of(block.ids())
          .mapToInt(id -> Math.max(-1, Arrays.binarySearch(passing.ids(), id)))
          .toArray();
    }

    /** A picture that is sought itself, or to which nothing is offered, has an endless bar. */
    private float[] bars(Block block, Block passing, Map<String, Float> weakest) {
      float[] bars = new float[passing.size()];
      for (int row = 0; row < bars.length; row++) {
        String id = passing.ids()[row];
        bars[row] =
            block != few.offered() || isSought.contains(id)
                ? Float.POSITIVE_INFINITY
                : weakest.getOrDefault(id, -Float.MAX_VALUE);
      }
      return bars;
    }

    private void keep(Block passing, NearestLists lists) {
      for (int picture = 0; picture < passing.size(); picture++) {
        for (int at = lists.from(picture); at < lists.to(picture); at++) {
          others.add(RowFactory.create(passing.ids()[picture], lists.id(at), lists.cosine(at)));
        }
      }
    }

    Iterator<Row> rows() {
      Stream<Row> sought =
          few.blocks()
              .flatMap(
                  block ->
                      IntStream.range(0, block.size())
                          .boxed()
                          .flatMap(
                              picture ->
                                  nearest
                                      .get(block)
                                      .of(picture)
                                      .found()
                                      .map(
                                          near ->
                                              RowFactory.create(
                                                  block.ids()[picture],
                                                  near.id(),
                                                  near.cosine()))));
      return Stream.concat(sought, others.stream()).iterator();
    }
  }
}
