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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.asterism.pipeline.embed.Embeddings;
import org.jspecify.annotations.Nullable;

/**
 * A few pictures against all, exactly: the nearest of the few, and those of the few that come among
 * the nearest of others. All vectors pass by once, of all affinities together, and are not kept.
 */
final class Against {
  /** The few are held by every task; beyond that number everything is linked anew. */
  static final int MOST = 20_000;

  /** Vectors of an affinity that meet the few together. */
  private static final int BATCH = 4_096;

  private Against() {}

  /**
   * The few of one affinity, which every task holds.
   *
   * @param sought pictures whose nearest are wanted; null if none
   * @param offered others whose nearest are wanted too, and which are offered to all that are not
   *     sought; null if none
   */
  record Few(@Nullable Block sought, @Nullable Block offered) implements Serializable {
    Stream<Block> blocks() {
      return Stream.of(sought, offered).filter(block -> block != null);
    }
  }

  /**
   * @param all rows of an image id, an affinity, its vector, and {@link Linked#BAR} and {@link
   *     Linked#LAST}: what another has to surpass to become a neighbour; null if any may
   * @param few by the affinities' keys
   * @return rows of {@link Edges}: of those whose nearest are wanted, the k nearest and some more;
   *     of the others, those of the offered that surpass the bar, and of those the k nearest
   */
  static Dataset<Row> found(Dataset<Row> all, Map<String, Few> few, LinkSettings settings) {
    Broadcast<Map<String, Few>> those =
        JavaSparkContext.fromSparkContext(all.sparkSession().sparkContext()).broadcast(few);
    JavaRDD<Row> edges =
        all.select(
                Embeddings.IMAGE_ID,
                Embeddings.AFFINITY,
                Embeddings.VECTOR,
                Linked.BAR,
                Linked.LAST)
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitions(rows -> found(rows, those.value(), settings));
    return all.sparkSession().createDataFrame(edges, Edges.SCHEMA);
  }

  private static Iterator<Row> found(
      Iterator<InternalRow> rows, Map<String, Few> few, LinkSettings settings) {
    Map<String, Passing> passing = new TreeMap<>();
    few.forEach((affinity, those) -> passing.put(affinity, new Passing(affinity, those, settings)));
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      Passing those = passing.get(row.getString(1));
      if (those != null) {
        those.take(row);
      }
    }
    return passing.values().stream().flatMap(Passing::rows).iterator();
  }

  /** One task's view of an affinity. */
  private static final class Passing {
    private final String affinity;
    private final Few few;
    private final LinkSettings settings;
    private final Map<Block, Gathered> nearest = new HashMap<>();
    private final Set<String> isSought = new HashSet<>();
    private final List<Vector> vectors = new ArrayList<>();
    private final Map<String, Neighbour> bars = new HashMap<>();
    private final List<Row> others = new ArrayList<>();

    Passing(String affinity, Few few, LinkSettings settings) {
      this.affinity = affinity;
      this.few = few;
      this.settings = settings;
      few.blocks()
          .forEach(
              block -> {
                nearest.put(block, new Gathered(block.size(), settings.k()));
                isSought.addAll(List.of(block.ids()));
              });
    }

    void take(InternalRow row) {
      Vector vector = new Vector(row.getString(0), row.getArray(2).toFloatArray());
      if (vector.objection() == null) {
        vectors.add(vector);
        if (!row.isNullAt(3)) {
          bars.put(vector.id(), new Neighbour(row.getString(4), row.getFloat(3)));
        }
      }
      if (vectors.size() == BATCH) {
        meet();
      }
    }

    private void meet() {
      if (vectors.isEmpty()) {
        return;
      }
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
                        Candidates.above(least(block, passing), passing, block, settings),
                        settings);
                nearest.get(block).take(found.ofLeft());
                keep(passing, found.ofRight());
              });
      vectors.clear();
      bars.clear();
    }

    private static int[] rowsIn(Block passing, Block block) {
      return Stream.of(block.ids())
          .mapToInt(id -> Math.max(-1, Arrays.binarySearch(passing.ids(), id)))
          .toArray();
    }

    /** A picture that is sought itself, or to which nothing is offered, has an endless bar. */
    private float[] least(Block block, Block passing) {
      float[] least = new float[passing.size()];
      for (int row = 0; row < least.length; row++) {
        String id = passing.ids()[row];
        Neighbour bar = bars.get(id);
        if (block != few.offered() || isSought.contains(id)) {
          least[row] = Float.POSITIVE_INFINITY;
        } else {
          least[row] = bar == null ? -Float.MAX_VALUE : bar.cosine();
        }
      }
      return least;
    }

    private void keep(Block passing, NearestLists lists) {
      for (int picture = 0; picture < passing.size(); picture++) {
        String id = passing.ids()[picture];
        Neighbour bar = bars.get(id);
        for (int at = lists.from(picture); at < lists.to(picture); at++) {
          Neighbour offered = new Neighbour(lists.id(at), lists.cosine(at));
          if (bar == null || offered.compareTo(bar) < 0) {
            others.add(edge(id, offered));
          }
        }
      }
    }

    private Row edge(String src, Neighbour near) {
      return RowFactory.create(src, near.id(), affinity, near.cosine(), null);
    }

    Stream<Row> rows() {
      meet();
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
                                      .map(near -> edge(block.ids()[picture], near))));
      return Stream.concat(sought, others.stream());
    }
  }
}
