package org.asterism.pipeline.link;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;

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
    Outcome all = linked(lake, census, progress);
    census.state().ifPresent(state -> Followed.note(lake, state));
    if (Edges.TABLE.isUntidy(lake, edgesBefore)) {
      LongLists.shorten(lake);
      Edges.TABLE.tidy(lake);
    }
    return StageResult.of(all.vectors(), all.written())
        .withRefused(all.refused().count(), all.refused().sample())
        .withNote(String.join("; ", all.notes()));
  }

  private Outcome linked(Lake lake, Census census, Progress progress) {
    Update update = new Update(lake, census, settings);
    List<Affinity> few = new ArrayList<>();
    List<Affinity> many = new ArrayList<>();
    Outcome all = Outcome.NOTHING;
    for (Affinity affinity : Affinity.values()) {
      long vectors = census.collection(affinity).vectors();
      boolean isWhole = !new Unfinished(lake, affinity).isNoted();
      boolean isLinked = isWhole && census.isLinkedWith(affinity, settings);
      boolean isSame = census.changed(affinity).total() + census.bereft(affinity) == 0;
      if (isSame && (isLinked || (isWhole && vectors == 0))) {
        all = all.plus(new Outcome(vectors, Written.NOTHING, Refused.NONE, List.of()));
      } else if (isLinked && settings.csls() == 0 && update.isFor(affinity)) {
        few.add(affinity);
      } else {
        // With CSLS one more picture changes how much of a hub all others are.
        many.add(affinity);
      }
    }
    if (!few.isEmpty()) {
      Update.Made made = update.made(few);
      all = all.plus(new Outcome(0, made.written(), Refused.NONE, List.of()));
      for (Affinity affinity : few) {
        Refused refused = made.refused().get(affinity);
        if (refused == null) {
          many.add(affinity);
        } else {
          all =
              all.plus(
                  new Outcome(
                      census.collection(affinity).vectors(),
                      Written.NOTHING,
                      refused,
                      List.of(affinity.key() + ": what is new")));
        }
      }
    }
    for (Affinity affinity : many) {
      all = all.plus(new AffinityLinks(lake, affinity, settings, progress).made(census));
    }
    return all;
  }
}
