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
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.asterism.core.affinity.Affinity;
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

  private static final long EDGES_A_FILE = 2_000_000;

  private static final String ID = Linked.IMAGE_ID;
  private static final String AFFINITY = Linked.AFFINITY;
  private static final String LEFT = "left";

  private final Lake lake;
  private final Census census;
  private final LinkSettings settings;
  private final Notes notes;

  Update(Lake lake, Census census, LinkSettings settings) {
    this.lake = lake;
    this.census = census;
    this.settings = settings;
    this.notes = new Notes(lake);
  }

  /** Whether an affinity's edges can be made so, and little enough changed that it pays. */
  boolean isFor(Affinity affinity) {
    // With CSLS one more picture changes how much of a hub all others are.
    return settings.csls() == 0 && census.of(affinity).changes() <= most(affinity);
  }

  private long most(Affinity affinity) {
    return (long) Math.min(Against.MOST, MOST * vectors(affinity));
  }

  private long vectors(Affinity affinity) {
    return census.of(affinity).collection(affinity).vectors();
  }

  /**
   * Brings the edges up to the vectors.
   *
   * @param affinities that it {@link #isFor}
   * @return what came of it; nothing of affinities that were left as they were, for it turned out
   *     that linking everything costs less
   */
  Map<Affinity, Outcome> made(List<Affinity> affinities) {
    List<Change> all = census.changes(affinities);
    Fates fates = Fates.of(affinities, all);
    seeWhoIsBereft(fates);
    fates.leaveOut(affinity -> fates.sought(affinity) > most(affinity));
    Set<Affinity> own = fates.affinities();
    if (own.isEmpty()) {
      return Map.of();
    }
    List<Change> changes = all.stream().filter(each -> own.contains(each.affinity())).toList();
    JavaRDD<Row> edges =
        Against.found(census.passing(own), few(fates, changes), settings)
            .persist(StorageLevel.MEMORY_AND_DISK());
    Finds finds = Finds.in(edges, settings.k());
    Dataset<Row> found = lake.spark().createDataFrame(edges, Against.FOUND);
    Map<Affinity, Long> removed = leaving(fates);
    own.forEach(notes::begin);
    lake.atOnce(
        () -> changeEdges(fates, found, finds.edges(), removed),
        () -> new LinkedChanges(lake, settings, changes, finds, found).make(fates.bereft()));
    own.forEach(notes::end);
    edges.unpersist();
    Map<Affinity, Refused> refused = refused(changes);
    Map<Affinity, Outcome> outcomes = new EnumMap<>(Affinity.class);
    for (Affinity affinity : own) {
      outcomes.put(
          affinity,
          new Outcome(
              vectors(affinity),
              new Written(finds.edges(affinity), 0, removed.getOrDefault(affinity, 0L)),
              refused.getOrDefault(affinity, Refused.NONE),
              List.of(affinity.key() + ": what is new")));
    }
    return outcomes;
  }

  private Dataset<Row> linked(java.util.Collection<Affinity> affinities) {
    return Linked.TABLE.read(lake).where(Linked.of(affinities));
  }

  private void seeWhoIsBereft(Fates fates) {
    List<Affinity> losing = fates.losing();
    boolean wereAny = fates.affinities().stream().anyMatch(each -> census.of(each).bereft() > 0);
    if (losing.isEmpty() && !wereAny) {
      return;
    }
    Dataset<Row> bereft =
        linked(fates.affinities()).where(col(Linked.IS_BEREFT)).select(ID, AFFINITY);
    if (!losing.isEmpty()) {
      bereft = bereft.union(bereftBy(losing, fates)).distinct();
    }
    int most = 2 * Affinity.values().length * Against.MOST;
    List<Row> some = bereft.limit(most + 1).collectAsList();
    if (some.size() > most) {
      // One affinity has too many, and nobody knows how many of the others' were cut off.
      fates.leaveOut(any -> true);
    } else {
      some.forEach(key -> fates.addBereft(Linked.affinityOf(key), key.getString(0)));
    }
  }

  /** A list that held all there are may become shorter; another is looked for again. */
  private Dataset<Row> bereftBy(List<Affinity> losing, Fates fates) {
    Dataset<Row> left =
        Edges.TABLE
            .read(lake)
            .where(Linked.of(losing).and(not(fates.isLeaving(lake))))
            .groupBy(col(Edges.SRC).as(ID), col(Edges.AFFINITY).as(AFFINITY))
            .agg(count(lit(1)).as(LEFT));
    return linked(losing)
        .where(col(Linked.BAR).isNotNull())
        .join(left, new String[] {ID, AFFINITY}, "left")
        .where(coalesce(col(LEFT), lit(0)).lt(settings.k()))
        .select(ID, AFFINITY);
  }

  private Map<String, Against.Few> few(Fates fates, List<Change> changes) {
    Map<Affinity, List<Vector>> arrived = new EnumMap<>(Affinity.class);
    Map<Affinity, List<Vector>> bereft = new EnumMap<>(Affinity.class);
    for (Affinity affinity : fates.affinities()) {
      arrived.put(affinity, new ArrayList<>());
      bereft.put(affinity, new ArrayList<>());
    }
    for (Change change : changes) {
      if (change.now() != null && change.now().vector().objection() == null) {
        arrived.get(change.affinity()).add(change.now().vector());
      }
    }
    if (fates.areAnyBereft()) {
      linked(fates.affinities())
          .where(col(Linked.VECTOR).isNotNull())
          .join(broadcast(Linked.keys(lake, fates.bereft())), new String[] {ID, AFFINITY})
          .select(ID, AFFINITY, Linked.VECTOR)
          .collectAsList()
          .forEach(
              row ->
                  bereft
                      .get(Linked.affinityOf(row))
                      .add(Vector.of(row.getString(0), row.getAs(2))));
    }
    Map<String, Against.Few> few = new HashMap<>();
    for (Affinity affinity : fates.affinities()) {
      few.put(
          affinity.key(),
          new Against.Few(
              block(bereft.get(affinity)), block(arrived.get(affinity)), fates.gone(affinity)));
    }
    return few;
  }

  private static @Nullable Block block(List<Vector> vectors) {
    vectors.sort(Comparator.comparing(Vector::id));
    return vectors.isEmpty() ? null : Vector.block(vectors);
  }

  private static Map<Affinity, Refused> refused(List<Change> changes) {
    Map<Affinity, Refused> refused = new EnumMap<>(Affinity.class);
    for (Change change : changes) {
      String objection = change.now() == null ? null : change.now().vector().objection();
      if (objection != null) {
        Affinity affinity = change.affinity();
        refused.merge(affinity, Refused.of(change.id(), affinity.key(), objection), Refused::plus);
      }
    }
    return refused;
  }

  private static Column isLeaving(Fates fates, Lake lake) {
    return Linked.of(fates.affinities()).and(fates.isLeaving(lake));
  }

  /** How many edges go. */
  private Map<Affinity, Long> leaving(Fates fates) {
    Map<Affinity, Long> leaving = new EnumMap<>(Affinity.class);
    if (!fates.losing().isEmpty() || fates.areAnyBereft()) {
      Edges.TABLE
          .read(lake)
          .where(isLeaving(fates, lake))
          .groupBy(Edges.AFFINITY)
          .agg(count(lit(1)))
          .collectAsList()
          .forEach(row -> leaving.put(Linked.affinityOf(row), row.getLong(1)));
    }
    return leaving;
  }

  /** Removes the edges that go, in Delta's deletion vectors, and adds what was found. */
  private void changeEdges(
      Fates fates, Dataset<Row> found, long added, Map<Affinity, Long> removed) {
    if (!removed.isEmpty()) {
      Edges.TABLE.remove(lake, isLeaving(fates, lake));
    }
    if (added > 0) {
      int files = (int) (1 + added / EDGES_A_FILE);
      Edges.TABLE.append(lake, found.select(Edges.TABLE.columns()).coalesce(files));
    }
  }
}
