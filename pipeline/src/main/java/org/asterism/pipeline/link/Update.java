package org.asterism.pipeline.link;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.udf;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.Written;
import org.jspecify.annotations.Nullable;

/**
 * What became of the vectors since the edges were made, and the edges that this changes, of several
 * affinities together: the edges of new pictures; those from others to them, where they surpass the
 * others' bars; and the lists that lost so many that fewer than k are left, found anew among all.
 * The nearest are then what linking everything would give.
 *
 * <p>All vectors pass by once. Edges are read only if some are to be removed.
 */
final class Update {
  /** Beyond this share of the collection, linking everything costs less. */
  private static final double MOST = 0.2;

  /** The bars of so many lists are sent to every task; of more, vectors and bars are sorted. */
  private static final long MOST_BARS = 500_000;

  private static final long EDGES_A_FILE = 2_000_000;

  private static final String ID = Embeddings.IMAGE_ID;
  private static final String AFFINITY = Embeddings.AFFINITY;
  private static final String LEFT = "left";

  private final Lake lake;
  private final Census census;
  private final LinkSettings settings;

  Update(Lake lake, Census census, LinkSettings settings) {
    this.lake = lake;
    this.census = census;
    this.settings = settings;
  }

  /**
   * What came of it.
   *
   * @param refused by affinity; those that are not in it were left as they were, for linking
   *     everything costs less
   */
  record Made(Written written, Map<Affinity, Refused> refused) {}

  /** An affinity's pictures that are new, changed or no more, or must be linked anew. */
  private static final class Fate {
    /** New or changed. */
    private final Set<String> here = new HashSet<>();

    /** Vectors that edges were made of and that are no more: changed or vanished. */
    private final Set<String> gone = new HashSet<>();

    /** Others, of whose lists too little is left. */
    private final Set<String> bereft = new HashSet<>();

    int sought() {
      return here.size() + bereft.size();
    }
  }

  /** Whether that many changes of an affinity are few enough. */
  boolean isFor(Affinity affinity) {
    return census.changed(affinity).total() + census.bereft(affinity) <= most(affinity);
  }

  private long most(Affinity affinity) {
    return (long) Math.min(Against.MOST, MOST * census.collection(affinity).vectors());
  }

  /**
   * Brings the edges up to the vectors.
   *
   * @param affinities that it {@link #isFor}
   */
  Made made(List<Affinity> affinities) {
    Map<Affinity, Fate> fates = fates(affinities);
    seeWhoIsBereft(fates);
    fates.entrySet().removeIf(fate -> fate.getValue().sought() > most(fate.getKey()));
    if (fates.isEmpty()) {
      return new Made(Written.NOTHING, Map.of());
    }
    Map<Affinity, Refused> refused = new EnumMap<>(Affinity.class);
    fates.keySet().forEach(affinity -> refused.put(affinity, Refused.NONE));
    Dataset<Row> found = found(fates, refused);
    fates.keySet().forEach(affinity -> new Unfinished(lake, affinity).note());
    long removed = removed(fates);
    long added = found.count();
    if (added > 0) {
      int files = (int) (1 + added / EDGES_A_FILE);
      Edges.TABLE.append(lake, found.drop(Edges.RANK).coalesce(files));
    }
    Linked.TABLE.change(
        lake, census.linkedChanges(of(fates.keySet()), settings, bars(fates, found)));
    fates.keySet().forEach(affinity -> new Unfinished(lake, affinity).clear());
    return new Made(new Written(added, 0, removed), refused);
  }

  private static Column of(java.util.Collection<Affinity> affinities) {
    return col(AFFINITY).isin(affinities.stream().map(Affinity::key).toArray());
  }

  private Map<Affinity, Fate> fates(List<Affinity> affinities) {
    Map<Affinity, Fate> fates = new EnumMap<>(Affinity.class);
    affinities.forEach(affinity -> fates.put(affinity, new Fate()));
    for (Row change : census.changes(of(affinities)).collectAsList()) {
      Fate fate = fates.get(Affinity.ofKey(change.getString(1)).orElseThrow());
      if (change.getBoolean(2)) {
        fate.here.add(change.getString(0));
      }
      if (change.getBoolean(3)) {
        fate.gone.add(change.getString(0));
      }
    }
    return fates;
  }

  /** Sets of pictures by affinity, for tasks to tell edges by. */
  private record Leaving(Map<String, Set<String>> gone, Map<String, Set<String>> bereft)
      implements Serializable {
    static Leaving of(Map<Affinity, Fate> fates) {
      Leaving leaving = new Leaving(new HashMap<>(), new HashMap<>());
      fates.forEach(
          (affinity, fate) -> {
            leaving.gone.put(affinity.key(), fate.gone);
            leaving.bereft.put(affinity.key(), fate.bereft);
          });
      return leaving;
    }

    boolean holds(String affinity, String src, String dst) {
      Set<String> goneOf = gone.getOrDefault(affinity, Set.of());
      return goneOf.contains(src)
          || goneOf.contains(dst)
          || bereft.getOrDefault(affinity, Set.of()).contains(src);
    }
  }

  /** Whether an edge goes: it is of a vector that is no more, or of a list that is found anew. */
  private Column isLeaving(Map<Affinity, Fate> fates) {
    Broadcast<Leaving> leaving =
        JavaSparkContext.fromSparkContext(lake.spark().sparkContext()).broadcast(Leaving.of(fates));
    UDF3<String, String, String, Boolean> leaves =
        (affinity, src, dst) -> leaving.value().holds(affinity, src, dst);
    return udf(leaves, DataTypes.BooleanType)
        .apply(col(Edges.AFFINITY), col(Edges.SRC), col(Edges.DST));
  }

  /** The affinities in which edges are of vectors that are no more. */
  private static List<Affinity> losing(Map<Affinity, Fate> fates) {
    return fates.entrySet().stream()
        .filter(fate -> !fate.getValue().gone.isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  private void seeWhoIsBereft(Map<Affinity, Fate> fates) {
    List<Affinity> losing = losing(fates);
    if (losing.isEmpty() && fates.keySet().stream().allMatch(each -> census.bereft(each) == 0)) {
      return;
    }
    Dataset<Row> bereft = census.bereft(of(fates.keySet()));
    if (!losing.isEmpty()) {
      bereft = bereft.union(bereftBy(losing, fates)).distinct();
    }
    bereft
        .limit(Affinity.values().length * Against.MOST + 1)
        .collectAsList()
        .forEach(
            row ->
                fates
                    .get(Affinity.ofKey(row.getString(1)).orElseThrow())
                    .bereft
                    .add(row.getString(0)));
  }

  /** A list that held all there are may become shorter; another is looked for again. */
  private Dataset<Row> bereftBy(List<Affinity> losing, Map<Affinity, Fate> fates) {
    Dataset<Row> left =
        Edges.TABLE
            .read(lake)
            .where(of(losing).and(not(isLeaving(fates))))
            .groupBy(col(Edges.SRC).as(ID), col(Edges.AFFINITY).as(AFFINITY))
            .agg(count(lit(1)).as(LEFT));
    return census
        .bars()
        .where(of(losing))
        .join(left, new String[] {ID, AFFINITY}, "left")
        .where(coalesce(col(LEFT), lit(0)).lt(settings.k()))
        .select(ID, AFFINITY);
  }

  /** Edges to add: rows of {@link Edges}, with their rank among the others. */
  private Dataset<Row> found(Map<Affinity, Fate> fates, Map<Affinity, Refused> refused) {
    Dataset<Row> bars = census.bars().where(of(fates.keySet()));
    long lists = fates.keySet().stream().mapToLong(each -> census.collection(each).vectors()).sum();
    Dataset<Row> all =
        Embeddings.inUse(Embeddings.TABLE.read(lake))
            .where(of(fates.keySet()))
            .select(ID, AFFINITY, Embeddings.VECTOR)
            .join(lists > MOST_BARS ? bars : broadcast(bars), new String[] {ID, AFFINITY}, "left");
    return lake.staged(
        "found",
        Edges.ranked(Against.found(all, few(fates, refused), settings))
            .where(col(Edges.RANK).leq(settings.k())));
  }

  private Map<String, Against.Few> few(Map<Affinity, Fate> fates, Map<Affinity, Refused> refused) {
    Map<Affinity, List<Vector>> arrived = new EnumMap<>(Affinity.class);
    Map<Affinity, List<Vector>> others = new EnumMap<>(Affinity.class);
    fates.keySet().forEach(affinity -> arrived.put(affinity, new ArrayList<>()));
    fates.keySet().forEach(affinity -> others.put(affinity, new ArrayList<>()));
    for (Row row : vectors(fates)) {
      Affinity affinity = Affinity.ofKey(row.getString(1)).orElseThrow();
      Vector vector = new Vector(row.getString(0), Embeddings.vectorOf(row, Embeddings.VECTOR));
      String objection = vector.objection();
      if (objection != null) {
        refused.merge(affinity, Refused.of(vector.id(), affinity.key(), objection), Refused::plus);
      } else {
        boolean isHere = fates.get(affinity).here.contains(vector.id());
        (isHere ? arrived : others).get(affinity).add(vector);
      }
    }
    Map<String, Against.Few> few = new HashMap<>();
    for (Affinity affinity : fates.keySet()) {
      few.put(
          affinity.key(),
          new Against.Few(block(others.get(affinity)), block(arrived.get(affinity))));
    }
    return few;
  }

  private List<Row> vectors(Map<Affinity, Fate> fates) {
    boolean isAnyBereft = fates.values().stream().anyMatch(fate -> !fate.bereft.isEmpty());
    Dataset<Row> vectors =
        isAnyBereft ? Embeddings.inUse(Embeddings.TABLE.read(lake)) : census.written();
    List<Row> wanted = new ArrayList<>();
    fates.forEach(
        (affinity, fate) -> {
          fate.here.forEach(id -> wanted.add(RowFactory.create(id, affinity.key())));
          fate.bereft.forEach(id -> wanted.add(RowFactory.create(id, affinity.key())));
        });
    Dataset<Row> ids = lake.spark().createDataFrame(wanted, Embeddings.TABLE.part(ID, AFFINITY));
    return vectors
        .select(ID, AFFINITY, Embeddings.VECTOR)
        .join(broadcast(ids), new String[] {ID, AFFINITY})
        .collectAsList();
  }

  private static @Nullable Block block(List<Vector> vectors) {
    vectors.sort(Comparator.comparing(Vector::id));
    return vectors.isEmpty() ? null : Vector.block(vectors);
  }

  /** Removes the edges that go, in Delta's deletion vectors. */
  private long removed(Map<Affinity, Fate> fates) {
    List<Affinity> losing =
        fates.entrySet().stream()
            .filter(fate -> !fate.getValue().gone.isEmpty() || !fate.getValue().bereft.isEmpty())
            .map(Map.Entry::getKey)
            .toList();
    Column isGoing = of(losing).and(isLeaving(fates));
    long going = losing.isEmpty() ? 0 : Edges.TABLE.read(lake).where(isGoing).count();
    if (going > 0) {
      Edges.TABLE.remove(lake, isGoing);
    }
    return going;
  }

  /**
   * The bars of lists that were found anew, and of those that got k new ones at once, of which
   * there may be more that were not kept. Others keep theirs: what surpasses it came to the list.
   */
  private Dataset<Row> bars(Map<Affinity, Fate> fates, Dataset<Row> found) {
    Dataset<Row> full =
        found
            .where(col(Edges.RANK).equalTo(settings.k()))
            .select(
                col(Edges.SRC).as(ID),
                col(Edges.AFFINITY).as(AFFINITY),
                col(Edges.WEIGHT).as(Linked.BAR),
                col(Edges.DST).as(Linked.LAST));
    List<Row> bereft = new ArrayList<>();
    fates.forEach(
        (affinity, fate) ->
            fate.bereft.forEach(id -> bereft.add(RowFactory.create(id, affinity.key()))));
    return bereft.isEmpty()
        ? full
        : full.join(
            lake.spark().createDataFrame(bereft, Embeddings.TABLE.part(ID, AFFINITY)),
            new String[] {ID, AFFINITY},
            "full_outer");
  }
}
