package org.asterism.pipeline.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.TableState;

/**
 * How things stood when all was linked.
 *
 * @param embeddings the table whose vectors were
 * @param linked the table {@link Linked} then
 * @param settings what the edges were made with
 * @param vectors how many of what kind; no affinity that has none
 */
record Standing(
    TableState embeddings, TableState linked, String settings, Map<Affinity, Vectors> vectors) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of one affinity: all are of one kind. */
  record Vectors(String model, int dimension, long count) {}

  /** As {@link #json} gave it; nothing if the text is something else. */
  static Optional<Standing> parse(String json) {
    try {
      return Optional.of(JSON.readValue(json, Standing.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was linked, with nothing changed since. */
  Map<Affinity, Tally> tallies() {
    Map<Affinity, Tally> tallies = new EnumMap<>(Affinity.class);
    for (Affinity affinity : Affinity.values()) {
      Tally tally = new Tally();
      Vectors own = vectors.get(affinity);
      if (own != null) {
        tally.addVectors(own.model(), own.dimension(), own.count());
        tally.addSettings(settings);
      }
      tallies.put(affinity, tally);
    }
    return tallies;
  }

  /** Whether {@link Linked} is as it was then. */
  boolean stillHolds(Lake lake) {
    return lake.stateOf(Linked.TABLE).equals(Optional.of(linked));
  }

  /** Whether no vector was written since. */
  boolean isOf(Optional<TableState> now) {
    return now.equals(Optional.of(embeddings));
  }
}
