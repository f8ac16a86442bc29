package org.asterism.pipeline.publish;

import static org.apache.spark.sql.functions.col;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.bundle.BundleWriter;
import org.asterism.core.bundle.Bundles;
import org.asterism.core.bundle.CatalogueEdge;
import org.asterism.core.bundle.Community;
import org.asterism.core.bundle.Entity;
import org.asterism.core.bundle.Manifest;
import org.asterism.core.bundle.MapPoint;
import org.asterism.core.bundle.Published;
import org.asterism.core.bundle.Relation;
import org.asterism.core.conceptual.LatentSemantics;
import org.asterism.core.formal.FormalEncoder;
import org.asterism.pipeline.chart.Communities;
import org.asterism.pipeline.chart.MapPoints;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.embed.Learned;
import org.asterism.pipeline.enrich.Texts;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.fetch.RawStore;
import org.asterism.pipeline.history.Entities;
import org.asterism.pipeline.history.Relations;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;
import org.asterism.pipeline.link.Edges;
import org.asterism.pipeline.people.Artists;

/** Streams all tables, row by row, into one bundle and makes it the current one. */
public final class Publish implements Stage {
  private final PublishSettings settings;

  public Publish(PublishSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "publish";
  }

  @Override
  public List<LakeTable> reads() {
    return List.of(
        Objects.TABLE,
        Artists.TABLE,
        Images.TABLE,
        Texts.TABLE,
        Embeddings.TABLE,
        Learned.TABLE,
        Entities.TABLE,
        Relations.TABLE,
        Edges.TABLE,
        MapPoints.TABLE,
        Communities.TABLE);
  }

  @Override
  public List<LakeTable> writes() {
    return List.of();
  }

  @Override
  public String fingerprint() {
    return "format %d %s".formatted(Bundle.FORMAT_VERSION, settings);
  }

  /** The bundle lies outside the lake, and may have gone. */
  @Override
  public boolean looksOutside() {
    return new Bundles(Path.of(settings.bundles())).current().filter(Files::isDirectory).isEmpty();
  }

  @Override
  public StageResult run(Lake lake, Progress progress) {
    byte[] learned =
        Learned.content(lake, Learned.CONCEPTUAL)
            .orElseThrow(
                () ->
                    new AsterismException(
                        "There is nothing to publish",
                        "no picture has been embedded yet",
                        "Run the stages before publish, or nightly, which runs them all."));
    Dataset<Row> rows =
        Entries.rows(
            Artists.resolved(Objects.TABLE.read(lake), Artists.TABLE.read(lake)),
            Images.TABLE.read(lake),
            Texts.TABLE.read(lake),
            Embeddings.TABLE.read(lake));
    Dataset<Row> entries =
        lake.staged(
            "entries", Entries.withThumbnails(rows, new RawStore(lake.spark(), settings.raw())));
    long count = entries.count();
    if (count == 0) {
      throw new AsterismException(
          "There is nothing to publish",
          "no picture of an openly licensed work could be used",
          "Look at the refusals: asterism runs.");
    }
    Published published = write(lake, entries, learned, progress.counting("artworks", count));
    String state = published.isNew() ? "is new" : "was there already";
    return StageResult.of(count, Written.NOTHING)
        .withNote("bundle %s %s".formatted(published.id(), state));
  }

  private Published write(Lake lake, Dataset<Row> entries, byte[] learned, LongAccumulator done) {
    LatentSemantics words = decoded(learned);
    Map<Affinity, String> models = Embeddings.models(Embeddings.TABLE.read(lake));
    boolean keepsDescriptors = !FormalEncoder.MODEL.equals(models.get(Affinity.FORMAL));
    try (BundleWriter bundle = BundleWriter.into(Path.of(settings.bundles()))) {
      inOrder(
          entries,
          row -> {
            bundle.add(Entries.entry(row, words, keepsDescriptors));
            done.add(1);
          },
          Images.IMAGE_ID);
      // An edge may be older than a withdrawal: it stays out with its picture.
      Dataset<Row> ids = entries.select(Images.IMAGE_ID);
      Dataset<Row> edges =
          Edges.nearest(lake)
              .join(ids.withColumnRenamed(Images.IMAGE_ID, Edges.SRC), Edges.SRC)
              .join(ids.withColumnRenamed(Images.IMAGE_ID, Edges.DST), Edges.DST);
      Ranks ranks = new Ranks();
      inOrder(edges, row -> bundle.add(ranks.edge(row)), Ranks.ORDER);
      inOrder(
          Entities.TABLE.read(lake).drop(Entities.VECTOR),
          row ->
              bundle.add(
                  new Entity(
                      row.getAs(Entities.ID), row.getAs(Entities.TYPE), row.getAs(Entities.NAME))),
          Entities.ID);
      inOrder(
          Relations.TABLE.read(lake),
          row ->
              bundle.add(
                  new Relation(
                      row.getAs(Relations.SRC),
                      row.getAs(Relations.DST),
                      row.getAs(Relations.TYPE))),
          Relations.SRC,
          Relations.DST,
          Relations.TYPE);
      inOrder(
          MapPoints.TABLE.read(lake).join(ids, MapPoints.IMAGE_ID),
          row -> bundle.add(point(row)),
          MapPoints.IMAGE_ID);
      inOrder(
          Communities.TABLE.read(lake), row -> bundle.add(community(row)), Communities.COMMUNITY);
      bundle.learned(Learned.CONCEPTUAL, learned);
      for (Affinity affinity : Affinity.values()) {
        String encoder = Learned.encoderOf(affinity);
        Learned.content(lake, encoder).ifPresent(spec -> bundle.learned(encoder, spec));
      }
      return bundle.publish(origin(lake, models));
    }
  }

  /** Counts each picture's neighbours as they pass, the nearest first. */
  private static final class Ranks {
    static final Column[] ORDER =
        Stream.concat(
                Stream.of(col(Edges.SRC), col(Edges.AFFINITY)), Stream.of(Edges.nearestFirst()))
            .toArray(Column[]::new);

    private String src = "";
    private String affinity = "";
    private int rank;

    CatalogueEdge edge(Row row) {
      String ofSrc = row.getAs(Edges.SRC);
      String byAffinity = row.getAs(Edges.AFFINITY);
      rank = ofSrc.equals(src) && byAffinity.equals(affinity) ? rank + 1 : 1;
      src = ofSrc;
      affinity = byAffinity;
      return new CatalogueEdge(
          src,
          row.getAs(Edges.DST),
          Affinity.ofKey(affinity).orElseThrow(),
          rank,
          row.getAs(Edges.WEIGHT));
    }
  }

  private static MapPoint point(Row row) {
    return new MapPoint(
        row.getAs(MapPoints.IMAGE_ID),
        row.getAs(MapPoints.X),
        row.getAs(MapPoints.Y),
        row.getAs(MapPoints.COMMUNITY),
        row.getAs(MapPoints.PAGERANK));
  }

  private static Community community(Row row) {
    return new Community(
        row.getAs(Communities.COMMUNITY),
        row.getAs(Communities.NAME),
        row.getList(row.fieldIndex(Communities.KEYWORDS)),
        Math.toIntExact(row.<Long>getAs(Communities.WORKS)));
  }

  private static void inOrder(Dataset<Row> rows, Consumer<Row> consumer, String... columns) {
    inOrder(rows, consumer, Arrays.stream(columns).map(c -> col(c)).toArray(Column[]::new));
  }

  private static void inOrder(Dataset<Row> rows, Consumer<Row> consumer, Column[] order) {
    Iterator<Row> sorted = rows.orderBy(order).toLocalIterator();
    sorted.forEachRemaining(consumer);
  }

  private Manifest.Origin origin(Lake lake, Map<Affinity, String> models) {
    Map<String, Long> versions = new TreeMap<>();
    reads().forEach(table -> lake.versionOf(table).ifPresent(v -> versions.put(table.name(), v)));
    return new Manifest.Origin(models, versions, Instant.now());
  }

  private static LatentSemantics decoded(byte[] learned) {
    try {
      return LatentSemantics.read(new ByteArrayInputStream(learned));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
