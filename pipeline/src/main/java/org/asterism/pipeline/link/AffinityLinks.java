package org.asterism.pipeline.link;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.lake.Written;
import org.asterism.pipeline.link.LinkSettings.Search;

/** Makes one affinity's edges those of its vectors, all of them anew. */
final class AffinityLinks {
  private final Lake lake;
  private final Affinity affinity;
  private final LinkSettings settings;
  private final Progress progress;
  private final Dataset<Row> embeddings;
  private final Column part;

  AffinityLinks(Lake lake, Affinity affinity, LinkSettings settings, Progress progress) {
    this.lake = lake;
    this.affinity = affinity;
    this.settings = settings;
    this.progress = progress;
    this.embeddings = Embeddings.TABLE.read(lake).where(Embeddings.of(affinity));
    this.part = col(Edges.AFFINITY).equalTo(affinity.key());
  }

  /**
   * Links all vectors anew.
   *
   * @param census of them
   */
  Outcome made(Census census) {
    Unfinished unfinished = new Unfinished(lake, affinity);
    unfinished.note();
    Outcome outcome = everything(census.collection(affinity));
    Dataset<Row> bars = Linked.bars(Edges.TABLE.read(lake).where(part), settings.k());
    Linked.TABLE.replace(lake, Linked.of(affinity), census.linked(affinity, settings, bars));
    unfinished.clear();
    return outcome;
  }

  private Outcome everything(Collection collection) {
    int cores = lake.spark().sparkContext().defaultParallelism();
    String why = "";
    boolean approximate = settings.search() == Search.APPROXIMATE;
    if (settings.search() == Search.AUTO
        && settings.csls() == 0
        && collection.vectors() > Cost.SMALL) {
      Cost cost = Cost.of(collection, settings, cores);
      approximate = cost.favoursApproximate();
      why = " (%s)".formatted(cost);
    }
    return approximate ? approximate(collection, why) : exact(collection, cores, why);
  }

  private Outcome exact(Collection collection, int cores, String why) {
    int count = collection.blocks(settings.k(), cores);
    Blocks blocks = Blocks.written(lake, embeddings, affinity, count);
    long pairs = ExactNeighbours.meetings(count);
    if (settings.csls() > 0) {
      Hubness.measure(lake, blocks, settings, met("pairs of blocks for the hubs", pairs));
    }
    Written written =
        write(
            blocks, ExactNeighbours.shares(lake, blocks, settings, met("pairs of blocks", pairs)));
    return new Outcome(
        collection.vectors(),
        written,
        blocks.refused(),
        List.of("%s: exactly, by %s%s".formatted(affinity.key(), Multiplier.here(), why)));
  }

  private Outcome approximate(Collection collection, String why) {
    int count = ApproximateNeighbours.shards(collection.vectors());
    Blocks blocks = Blocks.written(lake, embeddings, affinity, count);
    Written written =
        write(
            blocks,
            ApproximateNeighbours.shares(
                lake, blocks, settings, met("shards asked", (long) count * count)));
    Recall recall = Recall.of(embeddings, Edges.TABLE.read(lake).where(part), affinity, settings);
    return new Outcome(
        collection.vectors(),
        written,
        blocks.refused(),
        List.of(
            String.format(
                Locale.ROOT,
                "%s: approximately, recall %.4f of a sample of %d%s",
                affinity.key(),
                recall.share(),
                recall.sample(),
                why)));
  }

  private LongAccumulator met(String what, long total) {
    return progress.counting(affinity.key() + " " + what, total);
  }

  private Written write(Blocks blocks, JavaPairRDD<Integer, Share> shares) {
    return Edges.TABLE.replacePart(
        lake,
        affinity.key(),
        NearestNeighbours.edges(lake.spark(), shares, blocks.count(), affinity, settings));
  }
}
