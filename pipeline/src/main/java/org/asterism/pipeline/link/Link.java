package org.asterism.pipeline.link;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;

/** Finds each picture's nearest neighbours, exactly, by each affinity. */
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
    return List.of(Edges.TABLE);
  }

  @Override
  public String fingerprint() {
    return settings.toString();
  }

  @Override
  public StageResult run(Lake lake, Progress progress) {
    Dataset<Row> embeddings = Embeddings.TABLE.read(lake);
    long vectors = embeddings.count();
    LongAccumulator met = progress.counting("vectors", Progress.UNKNOWN);
    Written written = Written.NOTHING;
    for (Affinity affinity : Affinity.values()) {
      Dataset<Row> edges =
          NearestNeighbours.edges(
              embeddings.where(Embeddings.of(affinity)), affinity, settings, met);
      Dataset<Row> staged = lake.staged("edges-" + affinity.key(), edges);
      written =
          written.plus(
              Edges.TABLE.replace(lake, col(Edges.AFFINITY).equalTo(affinity.key()), staged));
    }
    return StageResult.of(vectors, written);
  }
}
