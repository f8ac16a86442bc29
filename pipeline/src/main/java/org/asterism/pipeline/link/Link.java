package org.asterism.pipeline.link;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.lake.StageResult;

/** Finds each picture's nearest neighbours by each affinity. */
public final class Link implements Stage {
  private final LinkSettings settings;

  public Link(LinkSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "link";
  }

  @Override
  public List<LakeTable> reads() {
    return List.of(Embeddings.TABLE);
  }

  @Override
  public List<LakeTable> writes() {
    return List.of(Edges.TABLE, Linked.TABLE);
  }

  @Override
  public String fingerprint() {
    return settings.toString();
  }

  @Override
  public StageResult run(Lake lake, Progress progress) {
    if (Edges.TABLE.isOfOldShape(lake)) {
      Edges.TABLE.reshape(lake);
    }
    if (Linked.TABLE.lacks(lake, Linked.VECTOR)) {
      // All are linked anew then: it is so of all lakes with edges of old shape too, which did not
      // keep what hubs are ranked by.
      Linked.TABLE.reshape(lake, lake.spark().createDataFrame(List.of(), Linked.SCHEMA));
    }
    Census census = new Census(lake);
    OptionalLong edgesBefore = lake.versionOf(Edges.TABLE);
    Outcome all = linked(lake, census, progress);
    if (Edges.TABLE.isUntidy(lake, edgesBefore)) {
      LongLists.shorten(lake);
      Edges.TABLE.tidy(lake);
    }
    census.standing(settings).ifPresent(new Notes(lake)::keep);
    return StageResult.of(all.vectors(), all.written())
        .withRefused(all.refused().count(), all.refused().sample())
        .withNote(String.join("; ", all.notes()));
  }

  private Outcome linked(Lake lake, Census census, Progress progress) {
    Map<Affinity, Outcome> outcomes = new EnumMap<>(Affinity.class);
    Notes notes = new Notes(lake);
    Update update = new Update(lake, census, settings);
    List<Affinity> few = new ArrayList<>();
    for (Affinity affinity : Affinity.values()) {
      Tally tally = census.of(affinity);
      Collection collection = tally.collection(affinity);
      boolean isWhole = !notes.isUnfinished(affinity);
      boolean isLinked = isWhole && (tally.isLinkedWith(settings) || collection.vectors() == 0);
      if (isLinked && tally.changes() + tally.bereft() == 0) {
        outcomes.put(affinity, Outcome.of(collection));
      } else if (isLinked && update.isFor(affinity)) {
        few.add(affinity);
      }
    }
    if (!few.isEmpty()) {
      outcomes.putAll(update.made(few));
    }
    for (Affinity affinity : Affinity.values()) {
      if (!outcomes.containsKey(affinity)) {
        outcomes.put(affinity, new AffinityLinks(lake, affinity, settings, progress).made(census));
      }
    }
    return outcomes.values().stream().reduce(Outcome.NOTHING, Outcome::plus);
  }
}
