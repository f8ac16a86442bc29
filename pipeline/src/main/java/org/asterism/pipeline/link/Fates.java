package org.asterism.pipeline.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.lake.Lake;

/** What became of pictures since their edges were made, by affinity. */
final class Fates {
  private final Map<Affinity, Fate> fates = new EnumMap<>(Affinity.class);

  private Fates() {}

  /**
   * Of one affinity.
   *
   * @param here new or changed
   * @param gone vectors that edges were made of and that are no more: changed or vanished
   * @param bereft others, of whose lists too little is left
   */
  private record Fate(Set<String> here, Set<String> gone, Set<String> bereft) {
    Stream<String> sought() {
      return Stream.concat(here.stream(), bereft.stream());
    }
  }

  /**
   * @param changes rows of {@link Census#changes}
   */
  static Fates of(List<Affinity> affinities, List<Row> changes) {
    Fates fates = new Fates();
    affinities.forEach(
        each -> fates.fates.put(each, new Fate(new HashSet<>(), new HashSet<>(), new HashSet<>())));
    for (Row change : changes) {
      Fate fate = fates.of(change);
      if (change.getBoolean(2)) {
        fate.here.add(change.getString(0));
      }
      if (change.getBoolean(3)) {
        fate.gone.add(change.getString(0));
      }
    }
    return fates;
  }

  private Fate of(Row key) {
    return fates.get(Affinity.ofKey(key.getString(1)).orElseThrow());
  }

  /**
   * @param key an image id and an affinity
   */
  void addBereft(Row key) {
    of(key).bereft.add(key.getString(0));
  }

  void leaveOut(Predicate<Affinity> which) {
    fates.keySet().removeIf(which);
  }

  Set<Affinity> affinities() {
    return fates.keySet();
  }

  /** The affinities in which edges are of vectors that are no more. */
  List<Affinity> losing() {
    return fates.keySet().stream().filter(each -> !fates.get(each).gone.isEmpty()).toList();
  }

  boolean areAnyBereft() {
    return fates.values().stream().anyMatch(fate -> !fate.bereft.isEmpty());
  }

  boolean isHere(Affinity affinity, String id) {
    return fates.get(affinity).here.contains(id);
  }

  /** How many pictures' neighbours are to be found. */
  long sought(Affinity affinity) {
    return fates.get(affinity).sought().count();
  }

  /** Rows of an image id and an affinity. */
  List<Row> soughtKeys() {
    return keys(Fate::sought);
  }

  /** Rows of an image id and an affinity. */
  List<Row> bereftKeys() {
    return keys(fate -> fate.bereft.stream());
  }

  private List<Row> keys(Function<Fate, Stream<String>> which) {
    return fates.entrySet().stream()
        .flatMap(
            each ->
                which.apply(each.getValue()).map(id -> RowFactory.create(id, each.getKey().key())))
        .toList();
  }

  /** Sets of pictures by the affinities' keys, for tasks to tell edges by. */
  private record Leaving(Map<String, Set<String>> gone, Map<String, Set<String>> bereft)
      implements Serializable {
    boolean holds(String affinity, String src, String dst) {
      Set<String> goneOf = gone.getOrDefault(affinity, Set.of());
      return goneOf.contains(src)
          || goneOf.contains(dst)
          || bereft.getOrDefault(affinity, Set.of()).contains(src);
    }
  }

  /** Whether an edge goes: it is of a vector that is no more, or of a list that is found anew. */
  Column isLeaving(Lake lake) {
    Leaving sets = new Leaving(new HashMap<>(), new HashMap<>());
    fates.forEach(
        (affinity, fate) -> {
          sets.gone.put(affinity.key(), fate.gone);
          sets.bereft.put(affinity.key(), fate.bereft);
        });
    Broadcast<Leaving> leaving =
        JavaSparkContext.fromSparkContext(lake.spark().sparkContext()).broadcast(sets);
    UDF3<String, String, String, Boolean> leaves =
        (affinity, src, dst) -> leaving.value().holds(affinity, src, dst);
    return udf(leaves, DataTypes.BooleanType)
        .apply(col(Edges.AFFINITY), col(Edges.SRC), col(Edges.DST));
  }
}
