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
import java.util.function.Predicate;
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
  private record Fate(Set<String> here, Set<String> gone, Set<String> bereft) {}

  static Fates of(List<Affinity> affinities, List<Change> changes) {
    Fates fates = new Fates();
    affinities.forEach(
        each -> fates.fates.put(each, new Fate(new HashSet<>(), new HashSet<>(), new HashSet<>())));
    for (Change change : changes) {
      Fate fate = fates.fates.get(change.affinity());
      if (change.isHere()) {
        fate.here.add(change.id());
      }
      if (change.wasHere()) {
        fate.gone.add(change.id());
      }
    }
    return fates;
  }

  /** One that changed itself is not among them. */
  void addBereft(Affinity affinity, String id) {
    Fate fate = fates.get(affinity);
    if (!fate.gone.contains(id)) {
      fate.bereft.add(id);
    }
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

  /** Vectors that edges were made of and that are no more. */
  Set<String> gone(Affinity affinity) {
    return fates.get(affinity).gone;
  }

  /** How many pictures' neighbours are to be found. */
  long sought(Affinity affinity) {
    Fate fate = fates.get(affinity);
    return (long) fate.here.size() + fate.bereft.size();
  }

  /** Of whose lists too little is left: rows of an image id and an affinity. */
  List<Row> bereft() {
    return fates.entrySet().stream()
        .flatMap(
            each ->
                each.getValue().bereft.stream()
                    .map(id -> RowFactory.create(id, each.getKey().key())))
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
