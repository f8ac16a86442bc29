package org.asterism.pipeline.takedown;

import static org.apache.spark.sql.functions.col;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.asterism.core.bundle.Bundles;
import org.asterism.pipeline.chart.MapPoints;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.crawl.Takedowns;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.embed.Unencoded;
import org.asterism.pipeline.enrich.Texts;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.fetch.RawStore;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.link.Edges;
import org.asterism.pipeline.link.Linked;

/**
 * Removes works from the lake, the raw store and the bundles. It may be killed anywhere and called
 * again: what is to go is noted first.
 */
public final class Takedown {
  private final Lake lake;
  private final RawStore raw;
  private final Bundles bundles;

  /**
   * @param raw root of the raw store
   * @param bundles the folder that is published into
   */
  public Takedown(Lake lake, String raw, Path bundles) {
    this.lake = lake;
    this.raw = new RawStore(lake.spark(), raw);
    this.bundles = new Bundles(bundles);
  }

  /**
   * Removes what the lake and the raw store hold of the works, and keeps them from coming again.
   */
  public void fromLake(TakedownTarget target, String reason) {
    List<TakedownTarget.Work> works = target.works();
    Takedowns.TABLE.upsert(
        lake, lake.spark().createDataFrame(noted(works, reason), Takedowns.SCHEMA));
    for (TakedownTarget.Work work : works) {
      if (work.sha256() != null && work.path() != null) {
        raw.forget(work.sha256(), work.path());
      }
    }
    Object[] ids = works.stream().map(TakedownTarget.Work::imageId).toArray();
    Objects.TABLE.upsert(lake, lake.spark().createDataFrame(tombstones(works), Objects.SCHEMA));
    remove(Images.TABLE, col(Images.IMAGE_ID).isin(ids));
    remove(Texts.TABLE, col(Texts.IMAGE_ID).isin(ids));
    remove(Embeddings.TABLE, col(Embeddings.IMAGE_ID).isin(ids));
    remove(Unencoded.TABLE, col(Unencoded.IMAGE_ID).isin(ids));
    remove(MapPoints.TABLE, col(MapPoints.IMAGE_ID).isin(ids));
    Linked.forget(lake, ids);
    remove(Edges.TABLE, col(Edges.SRC).isin(ids).or(col(Edges.DST).isin(ids)));
    for (LakeTable table :
        List.of(
            Objects.TABLE,
            Images.TABLE,
            Texts.TABLE,
            Embeddings.TABLE,
            Unencoded.TABLE,
            Edges.TABLE,
            Linked.TABLE,
            MapPoints.TABLE)) {
      table.forgetHistory(lake);
    }
  }

  private static List<Row> noted(List<TakedownTarget.Work> works, String reason) {
    Timestamp now = Timestamp.from(Instant.now());
    return works.stream()
        .map(work -> RowFactory.create(work.source(), work.sourceId(), work.imageId(), reason, now))
        .toList();
  }

  /** Rows that say only that there was a work of that id. */
  private static List<Row> tombstones(List<TakedownTarget.Work> works) {
    Timestamp now = Timestamp.from(Instant.now());
    return works.stream()
        .map(work -> Objects.tombstone(work.source(), work.sourceId(), work.imageId(), now))
        .toList();
  }

  private void remove(LakeTable table, Column part) {
    table.replace(lake, part, table.read(lake).limit(0));
  }

  /**
   * Removes every bundle that still holds one of the works, once a bundle without them is in use.
   *
   * @return their ids
   */
  public List<String> fromBundles(TakedownTarget target) {
    return bundles.removeHolding(
        target.works().stream().map(TakedownTarget.Work::imageId).toList());
  }
}
