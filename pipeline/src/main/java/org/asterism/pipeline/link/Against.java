package org.asterism.pipeline.link;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.asterism.pipeline.lake.Lake;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * A few pictures against all, exactly: the nearest of the few, and those of the few that come among
 * the nearest of others. All vectors pass by once, of all affinities together, and are not kept.
 */
final class Against {
  /** The few are held by the driver and every task; beyond that everything is linked anew. */
  static final int MOST = 20_000;

  /** Of a found edge: whether its list is of a vector that is linked already. */
  static final String IS_OF_OTHER = "is_of_other";

  /** {@link Edges} with their {@link Edges#RANK} and {@link #IS_OF_OTHER}. */
  static final StructType FOUND =
      Edges.SCHEMA.add(Edges.RANK, IntegerType).add(IS_OF_OTHER, BooleanType);

  /** Vectors of an affinity that meet the few together. */
  private static final int BATCH = 8_192;

  private Against() {}

  /**
   * The few of one affinity, which every task holds.
   *
   * @param sought pictures that are linked and whose nearest are wanted; null if none
   * @param offered pictures that are not, whose nearest are wanted too, and which are offered to
   *     all that are not sought; null if none
   * @param gone what is linked and is no more, or is among the offered
   */
  record Few(@Nullable Block sought, @Nullable Block offered, Set<String> gone)
      implements Serializable {
    Stream<Block> blocks() {
      return Stream.of(sought, offered).filter(block -> block != null);
    }
  }

  /**
   * A picture that passes by.
   *
   * @param vector as {@link Linked#VECTOR} is kept
   * @param bar what another has to surpass to become a neighbour; null if any may
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Passing(String id, String affinity, byte[] vector, @Nullable Neighbour bar)
      implements Serializable {}

  /**
   * What a task found of a picture's list, nearest first.
   *
   * @param isWanted whether its nearest are wanted, of which other tasks find some; else it is
   *     whole
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Found(String id, String affinity, boolean isWanted, String[] ids, float[] cosines)
      implements Serializable {}

  /**
   * @param linked {@link #passing rows} of {@link Linked}; those of other affinities than the few's
   *     are passed over, but read
   * @param few by the affinities' keys
   * @return rows of {@link #FOUND}: of those whose nearest are wanted, the k nearest; of the
   *     others, those of the offered that surpass the bar, and of those the k nearest
   */
  static JavaRDD<Row> found(Dataset<Row> linked, Map<String, Few> few, LinkSettings settings) {
    JavaSparkContext spark =
        JavaSparkContext.fromSparkContext(linked.sparkSession().sparkContext());
    Broadcast<Map<String, Few>> those = spark.broadcast(few);
    JavaRDD<Passing> themselves =
        spark.parallelize(List.copyOf(few.keySet()), 1).flatMap(key -> offered(key, those.value()));
    JavaRDD<Passing> others =
        Lake.evenly(linked)
            .filter(row -> !row.isNullAt(2))
            .map(Against::passing)
            .filter(each -> meetsAny(each, those.value()));
    return themselves
        .union(others)
        .mapPartitions(passing -> met(passing, those.value(), settings))
        .mapToPair(found -> new Tuple2<>(found.id(), found))
        .partitionBy(new HashPartitioner(spark.defaultParallelism()))
        .mapPartitions(found -> new Gathering(found, settings.k()));
  }

  private static boolean meetsAny(Passing passing, Map<String, Few> few) {
    Few own = few.get(passing.affinity());
    return own != null && !own.gone().contains(passing.id());
  }

  private static Iterator<Passing> offered(String affinity, Map<String, Few> few) {
    Block offered = few.get(affinity).offered();
    return offered == null
        ? List.<Passing>of().iterator()
        : IntStream.range(0, offered.size())
            .mapToObj(
                row ->
                    new Passing(
                        offered.ids()[row], affinity, BlockFile.bytes(offered.vector(row)), null))
            .iterator();
  }

  /** What all of {@link Linked} have to bring when they pass by. */
  static Dataset<Row> passing(Dataset<Row> linked) {
    return linked.select(Linked.IMAGE_ID, Linked.AFFINITY, Linked.VECTOR, Linked.BAR, Linked.LAST);
  }

  private static Passing passing(InternalRow row) {
    return new Passing(
        row.getString(0),
        row.getString(1),
        row.getBinary(2),
        row.isNullAt(3) ? null : new Neighbour(row.getString(4), row.getFloat(3)));
  }

  private static Iterator<Found> met(
      Iterator<Passing> passing, Map<String, Few> few, LinkSettings settings) {
    Map<String, Meetings> meetings = new TreeMap<>();
    few.forEach(
        (affinity, those) -> meetings.put(affinity, new Meetings(affinity, those, settings)));
    while (passing.hasNext()) {
      Passing next = passing.next();
      Objects.requireNonNull(meetings.get(next.affinity())).take(next);
    }
    return meetings.values().stream().flatMap(Meetings::found).iterator();
  }

  /** One task's view of an affinity. */
  private static final class Meetings {
    private final String affinity;
    private final Few few;
    private final LinkSettings settings;
    private final Map<Block, Gathered> nearest = new HashMap<>();
    private final Set<String> wanted = new HashSet<>();
    private final List<Passing> waiting = new ArrayList<>();
    private final List<Found> others = new ArrayList<>();

    Meetings(String affinity, Few few, LinkSettings settings) {
      this.affinity = affinity;
      this.few = few;
      this.settings = settings;
      few.blocks()
          .forEach(
              block -> {
                nearest.put(block, new Gathered(block.size(), settings.k()));
                wanted.addAll(List.of(block.ids()));
              });
    }

    void take(Passing next) {
      waiting.add(next);
      if (waiting.size() == BATCH) {
        meet();
      }
    }

    private void meet() {
      if (waiting.isEmpty()) {
        return;
      }
      waiting.sort(Comparator.comparing(Passing::id));
      Block passing = block(waiting);
      few.blocks()
          .forEach(
              block -> {
                Gathered own = nearest.get(block);
                Meeting.Found found =
                    Meeting.of(
                        block,
                        passing,
                        Candidates.beyond(
                            own.scores(settings.k()),
                            block,
                            passing,
                            settings,
                            rowsIn(passing, block)),
                        Candidates.above(least(block), passing, block, settings),
                        settings);
                own.take(found.ofLeft());
                keep(found.ofRight());
              });
      waiting.clear();
    }

    private static Block block(List<Passing> sorted) {
      int dimension = sorted.get(0).vector().length / Float.BYTES;
      String[] ids = new String[sorted.size()];
      float[] numbers = new float[ids.length * dimension];
      for (int row = 0; row < ids.length; row++) {
        ids[row] = sorted.get(row).id();
        BlockFile.read(sorted.get(row).vector(), numbers, row * dimension);
      }
      return new Block(ids, dimension, numbers);
    }

    private static int[] rowsIn(Block passing, Block block) {
      return Stream.of(block.ids())
          .mapToInt(id -> Math.max(-1, Arrays.binarySearch(passing.ids(), id)))
          .toArray();
    }

    /** A picture whose nearest are wanted, or to which nothing is offered, has an endless bar. */
    private float[] least(Block block) {
      float[] least = new float[waiting.size()];
      for (int row = 0; row < least.length; row++) {
        Passing own = waiting.get(row);
        if (block != few.offered() || wanted.contains(own.id())) {
          least[row] = Float.POSITIVE_INFINITY;
        } else {
          least[row] = own.bar() == null ? -Float.MAX_VALUE : own.bar().cosine();
        }
      }
      return least;
    }

    private void keep(NearestLists lists) {
      for (int row = 0; row < waiting.size(); row++) {
        Neighbour bar = waiting.get(row).bar();
        int from = lists.from(row);
        int to = from;
        while (to < lists.to(row)
            && (bar == null || new Neighbour(lists.id(to), lists.cosine(to)).compareTo(bar) < 0)) {
          to++;
        }
        if (to > from) {
          others.add(
              new Found(
                  waiting.get(row).id(),
                  affinity,
                  false,
                  IntStream.range(from, to).mapToObj(lists::id).toArray(String[]::new),
                  lists.cosines(from, to)));
        }
      }
    }

    Stream<Found> found() {
      meet();
      return Stream.concat(others.stream(), few.blocks().flatMap(this::found));
    }

    private Stream<Found> found(Block block) {
      return IntStream.range(0, block.size())
          .mapToObj(
              picture -> {
                Nearest own = nearest.get(block).of(picture);
                return new Found(block.ids()[picture], affinity, true, own.ids(), own.cosines());
              });
    }
  }
}
