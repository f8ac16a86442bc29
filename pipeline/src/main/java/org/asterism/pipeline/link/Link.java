package org.asterism.pipeline.link;

import java.util.List;
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
      if (settings.csls() > 0) {
        // What hubs are ranked by was not kept.
        Linked.TABLE.replaceAll(lake, Linked.TABLE.read(lake).limit(0));
      }
      Edges.TABLE.reshape(lake);
    }
    Census census = new Census(lake);
    OptionalLong edgesBefore = lake.versionOf(Edges.TABLE);
    AffinityLinks.Outcome all = AffinityLinks.Outcome.NOTHING;
    for (Affinity affinity : Affinity.values()) {
      all = all.plus(new AffinityLinks(lake, affinity, settings, progress).outcome(census));
    }
    Edges.TABLE.tidy(lake, edgesBefore);
    return StageResult.of(all.vectors(), all.written())
        .withRefused(all.refused().count(), all.refused().sample())
        .withNote(String.join("; ", all.notes()));
  }
}
