package org.asterism.pipeline.link;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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

  /** Whether an affinity's edges can be made so, and little enough changed that it pays. */
  boolean isFor(Affinity affinity) {
    // With CSLS one more picture changes how much of a hub all others are.
    return settings.csls() == 0 && census.changes(affinity) <= most(affinity);
  }

  private long most(Affinity affinity) {
    return (long) Math.min(Against.MOST, MOST * census.collection(affinity).vectors());
  }

  /**
   * Brings the edges up to the vectors.
   *
   * @param affinities that it {@link #isFor}
   * @return what came of it; nothing of affinities that were left as they were, for it turned out
   *     that linking everything costs less
   */
  Map<Affinity, Outcome> made(List<Affinity> affinities) {
    Fates fates = Fates.of(affinities, census.changes(of(affinities)).collectAsList());
    seeWhoIsBereft(fates);
    fates.leaveOut(affinity -> fates.sought(affinity) > most(affinity));
    if (fates.affinities().isEmpty()) {
      return Map.of();
    }
    Map<Affinity, Refused> refused = new EnumMap<>(Affinity.class);
    Dataset<Row> found = found(fates, refused);
    fates.affinities().forEach(affinity -> new Unfinished(lake, affinity).note());
    Map<Affinity, Long> removed = removed(fates);
    Map<Affinity, Long> added = added(found);
    Linked.TABLE.change(
        lake, census.linkedChanges(of(fates.affinities()), settings, bars(fates, found)));
    fates.affinities().forEach(affinity -> new Unfinished(lake, affinity).clear());
    Map<Affinity, Outcome> outcomes = new EnumMap<>(Affinity.class);
    for (Affinity affinity : fates.affinities()) {
      outcomes.put(
          affinity,
          new Outcome(
              census.collection(affinity).vectors(),
              new Written(added.getOrDefault(affinity, 0L), 0, removed.getOrDefault(affinity, 0L)),
              refused.getOrDefault(affinity, Refused.NONE),
              List.of(affinity.key() + ": what is new")));
    }
    return outcomes;
  }

  private static Column of(java.util.Collection<Affinity> affinities) {
    return col(AFFINITY).isin(affinities.stream().map(Affinity::key).toArray());
  }

  private void seeWhoIsBereft(Fates fates) {
    List<Affinity> losing = fates.losing();
    if (losing.isEmpty()
        && fates.affinities().stream().allMatch(each -> census.bereft(each) == 0)) {
      return;
    }
    Dataset<Row> bereft = census.bereft(of(fates.affinities()));
    if (!losing.isEmpty()) {
      bereft = bereft.union(bereftBy(losing, fates)).distinct();
    }
    int most = Affinity.values().length * Against.MOST;
    List<Row> some = bereft.limit(most + 1).collectAsList();
    if (some.size() > most) {
      // One affinity has too many, and nobody knows how many of the others' were cut off.
      fates.leaveOut(any -> true);
    } else {
      some.forEach(fates::addBereft);
    }
  }

  /** A list that held all there are may become shorter; another is looked for again. */
  private Dataset<Row> bereftBy(List<Affinity> losing, Fates fates) {
    Dataset<Row> left =
        Edges.TABLE
            .read(lake)
            .where(of(losing).and(not(fates.isLeaving(lake))))
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
  private Dataset<Row> found(Fates fates, Map<Affinity, Refused> refused) {
    Dataset<Row> bars = census.bars().where(of(fates.affinities()));
    long lists =
        fates.affinities().stream().mapToLong(each -> census.collection(each).vectors()).sum();
    Dataset<Row> all =
        Embeddings.inUse(Embeddings.TABLE.read(lake))
            .where(of(fates.affinities()))
            .select(ID, AFFINITY, Embeddings.VECTOR)
            .join(lists > MOST_BARS ? bars : broadcast(bars), new String[] {ID, AFFINITY}, "left");
    return lake.staged(
        "found",
        Edges.ranked(Against.found(all, few(fates, refused), settings))
            .where(col(Edges.RANK).leq(settings.k())));
  }

  private Map<String, Against.Few> few(Fates fates, Map<Affinity, Refused> refused) {
    Map<Affinity, List<Vector>> arrived = new EnumMap<>(Affinity.class);
    Map<Affinity, List<Vector>> others = new EnumMap<>(Affinity.class);
    fates.affinities().forEach(affinity -> arrived.put(affinity, new ArrayList<>()));
    fates.affinities().forEach(affinity -> others.put(affinity, new ArrayList<>()));
    for (Row row : vectors(fates)) {
      Affinity affinity = Affinity.ofKey(row.getString(1)).orElseThrow();
      Vector vector = new Vector(row.getString(0), Embeddings.vectorOf(row, Embeddings.VECTOR));
      String objection = vector.objection();
      if (objection != null) {
        refused.merge(affinity, Refused.of(vector.id(), affinity.key(), objection), Refused::plus);
      } else {
        boolean isHere = fates.isHere(affinity, vector.id());
        (isHere ? arrived : others).get(affinity).add(vector);
      }
    }
    Map<String, Against.Few> few = new HashMap<>();
    for (Affinity affinity : fates.affinities()) {
      few.put(
          affinity.key(),
          new Against.Few(block(others.get(affinity)), block(arrived.get(affinity))));
    }
    return few;
  }

  private List<Row> vectors(Fates fates) {
    Dataset<Row> vectors =
        fates.areAnyBereft() ? Embeddings.inUse(Embeddings.TABLE.read(lake)) : census.written();
    Dataset<Row> ids = keys(fates.soughtKeys());
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
  private Map<Affinity, Long> removed(Fates fates) {
    if (fates.losing().isEmpty() && !fates.areAnyBereft()) {
      return Map.of();
    }
    Column isGoing = of(fates.affinities()).and(fates.isLeaving(lake));
    Map<Affinity, Long> going = counts(Edges.TABLE.read(lake).where(isGoing));
    if (!going.isEmpty()) {
      Edges.TABLE.remove(lake, isGoing);
    }
    return going;
  }

  private Map<Affinity, Long> added(Dataset<Row> found) {
    Map<Affinity, Long> added = counts(found);
    long all = added.values().stream().mapToLong(Long::longValue).sum();
    if (all > 0) {
      int files = (int) (1 + all / EDGES_A_FILE);
      Edges.TABLE.append(lake, found.drop(Edges.RANK).coalesce(files));
    }
    return added;
  }

  private static Map<Affinity, Long> counts(Dataset<Row> edges) {
    Map<Affinity, Long> counts = new EnumMap<>(Affinity.class);
    edges
        .groupBy(Edges.AFFINITY)
        .agg(count(lit(1)))
        .collectAsList()
        .forEach(row -> counts.put(Affinity.ofKey(row.getString(0)).orElseThrow(), row.getLong(1)));
    return counts;
  }

  /**
   * The bars of lists that were found anew, and of those that got k new ones at once, of which
   * there may be more that were not kept. Others keep theirs: what surpasses it came to the list.
   */
  private Dataset<Row> bars(Fates fates, Dataset<Row> found) {
    Dataset<Row> full =
        found
            .where(col(Edges.RANK).equalTo(settings.k()))
            .select(
                col(Edges.SRC).as(ID),
                col(Edges.AFFINITY).as(AFFINITY),
                col(Edges.WEIGHT).as(Linked.BAR),
                col(Edges.DST).as(Linked.LAST));
    return fates.areAnyBereft()
        ? full.join(keys(fates.bereftKeys()), new String[] {ID, AFFINITY}, "full_outer")
        : full;
  }

  private Dataset<Row> keys(List<Row> keys) {
    return lake.spark().createDataFrame(keys, Embeddings.TABLE.part(ID, AFFINITY));
  }
}
