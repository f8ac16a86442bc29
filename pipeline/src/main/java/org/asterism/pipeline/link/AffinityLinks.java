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
    Notes notes = new Notes(lake);
    notes.begin(affinity);
    Linking linking = everything(census.of(affinity).collection(affinity));
    Linked.TABLE.replacePart(
        lake,
        affinity.key(),
        lake.staged(
            "linked",
            census.linked(
                affinity,
                settings,
                linking.blocks().rows(lake.spark()),
                Linked.bars(Edges.TABLE.read(lake).where(part), settings.k()))));
    notes.end(affinity);
    return linking.outcome();
  }

  /** What came of it, and the vectors that it was made of. */
  private record Linking(Outcome outcome, Blocks blocks) {}

  private Linking everything(Collection collection) {
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
    int count =
        approximate
            ? ApproximateNeighbours.shards(collection.vectors())
            : collection.blocks(settings.k(), cores);
    Blocks blocks = Blocks.written(lake, embeddings, affinity, count);
    Written written = approximate ? approximately(blocks) : exactly(blocks);
    String how =
        approximate ? "approximately, " + recall(blocks) : "exactly, by " + Multiplier.here();
    return new Linking(
        new Outcome(
            collection.vectors(),
            written,
            blocks.refused(),
            List.of("%s: %s%s".formatted(affinity.key(), how, why))),
        blocks);
  }

  private Written exactly(Blocks blocks) {
    long pairs = ExactNeighbours.meetings(blocks.count());
    if (settings.csls() > 0) {
      Hubness.measure(lake, blocks, settings, met("pairs of blocks for the hubs", pairs));
    }
    return write(
        blocks, ExactNeighbours.shares(lake, blocks, settings, met("pairs of blocks", pairs)));
  }

  private Written approximately(Blocks blocks) {
    long asked = (long) blocks.count() * blocks.count();
    return write(
        blocks, ApproximateNeighbours.shares(lake, blocks, settings, met("shards asked", asked)));
  }

  private String recall(Blocks blocks) {
    Recall recall =
        Recall.of(
            embeddings,
            blocks.rows(lake.spark()),
            Edges.TABLE.read(lake).where(part),
            affinity,
            settings);
    return String.format(
        Locale.ROOT, "recall %.4f of a sample of %d", recall.share(), recall.sample());
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
