package org.asterism.pipeline.link;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;

/** How many of one affinity's vectors there are, and of how many something became. */
final class Tally {
  private final Map<Kind, Long> vectors = new TreeMap<>();
  private final Set<String> settings = new TreeSet<>();
  private long changes;
  private long bereft;

  private record Kind(String model, int dimension) implements Comparable<Kind> {
    private static final Comparator<Kind> ORDER =
        Comparator.comparing(Kind::model).thenComparing(Kind::dimension);

    @Override
    public int compareTo(Kind other) {
      return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
      return "%s with %d numbers".formatted(model, dimension);
    }
  }

  /** What there is of it now; nothing if there is none. */
  Optional<Standing.Vectors> standing() {
    return vectors.entrySet().stream()
        .map(
            kind ->
                new Standing.Vectors(
                    kind.getKey().model(), kind.getKey().dimension(), kind.getValue()))
        .findFirst();
  }

  boolean isEmpty() {
    return vectors.isEmpty();
  }

  /** Counts vectors that are here now; less than none if they are no more. */
  void addVectors(String model, int dimension, long count) {
    vectors.merge(
        new Kind(model, dimension),
        count,
        (before, more) -> before + more == 0 ? null : Long.valueOf(before + more));
  }

  void addSettings(String those) {
    settings.add(those);
  }

  void addChanges(long count) {
    changes += count;
  }

  /** Counts the change, and what arrived by it. */
  void addChange(Change change) {
    changes++;
    if (change.now() != null) {
      addVectors(change.now().model(), change.now().dimension(), 1);
    }
  }

  void addBereft(long count) {
    bereft += count;
  }

  /** How many came, changed or went. */
  long changes() {
    return changes;
  }

  /** How many stayed and must have their list found anew. */
  long bereft() {
    return bereft;
  }

  /** Whether edges were made with these settings, and none with others. */
  boolean isLinkedWith(LinkSettings wanted) {
    return settings.equals(Set.of(wanted.toString()));
  }

  /**
   * @throws AsterismException if the vectors cannot be compared with each other
   */
  Collection collection(Affinity affinity) {
    if (vectors.size() > 1) {
      throw new AsterismException(
          "The %s vectors cannot be compared".formatted(affinity.key()),
          "they are of several kinds: "
              + vectors.entrySet().stream()
                  .map(kind -> "%,d of %s".formatted(kind.getValue(), kind.getKey()))
                  .collect(Collectors.joining("; ")),
          "Run embed, so that one encoder makes all of an affinity.");
    }
    return vectors.entrySet().stream()
        .map(only -> new Collection(only.getValue(), only.getKey().dimension()))
        .findFirst()
        .orElse(new Collection(0, 0));
  }
}
