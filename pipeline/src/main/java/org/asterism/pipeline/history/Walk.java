package org.asterism.pipeline.history;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.core.Sha256;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.historical.HistoricalEncoder;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.history.Adjacency.Link;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;
import org.asterism.pipeline.people.Artists;
import org.jspecify.annotations.Nullable;

/**
 * Builds the art-history graph and gives each node a vector. A graph of at most {@link
 * HistorySettings#mostInMemory} relations is held by the driver and every executor, and all walks
 * over it by the driver, in 1 GB at most; a larger one is walked by joins. The vectors themselves
 * are always held by the driver, about 1 kB a node.
 */
public final class Walk implements Stage {
  private static final int NEGATIVES = 5;
  private static final int EPOCHS = 5;

  private final HistorySettings settings;

  /** Read once, when first asked for. */
  private @Nullable List<ClaimFile> lists;

  public Walk(HistorySettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "walk";
  }

  @Override
  public List<LakeTable> reads() {
    return List.of(Objects.TABLE, Artists.TABLE);
  }

  @Override
  public List<LakeTable> writes() {
    return List.of(Entities.TABLE, Relations.TABLE);
  }

  /** With what the lists say now, since they lie outside the lake. */
  @Override
  public String fingerprint() {
    byte[] claims = lists().toString().getBytes(StandardCharsets.UTF_8);
    return settings + " " + Sha256.hexOf(claims) + " " + Imports.stamps(settings.imports());
  }

  private List<ClaimFile> lists() {
    if (lists == null) {
      lists =
          settings.relations().stream()
              .map(address -> ClaimFile.read(address, settings.manners()))
              .toList();
    }
    return lists;
  }

  @Override
  public StageResult run(Lake lake, Progress progress) {
    List<Claim> listed = lists().stream().flatMap(file -> file.claims().stream()).toList();
    List<String> refusals =
        new ArrayList<>(lists().stream().flatMap(file -> file.refusals().stream()).toList());
    Dataset<Row> artists = Artists.TABLE.read(lake);
    Dataset<Row> claims = KnowledgeGraph.claims(Objects.TABLE.read(lake), artists, listed);
    long refused = refusals.size();
    if (!settings.imports().isEmpty()) {
      Imports imports = Imports.read(lake, artists, settings.imports());
      claims = claims.union(imports.claims());
      refused += imports.refused();
      refusals.addAll(imports.refusals());
    }
    claims = lake.staged("claims", claims);
    Dataset<Row> relations = lake.staged("relations", KnowledgeGraph.relations(claims));
    List<Row> rows = vectorRows(lake, relations, progress);
    Dataset<Row> vectors =
        lake.spark().createDataFrame(rows, Entities.SCHEMA).select(Entities.ID, Entities.VECTOR);
    Dataset<Row> entities =
        KnowledgeGraph.entities(claims).join(vectors, new String[] {Entities.ID}, "left");
    Written written =
        Relations.TABLE.replaceAll(lake, relations).plus(Entities.TABLE.replaceAll(lake, entities));
    return StageResult.of(rows.size(), written).withRefused(refused, refusals);
  }

  private List<Row> vectorRows(Lake lake, Dataset<Row> relations, Progress progress) {
    SkipGramSettings learning =
        new SkipGramSettings(
            HistoricalEncoder.GRAPH_DIMENSION,
            settings.window(),
            NEGATIVES,
            EPOCHS,
            settings.walking().seed());
    boolean walks = settings.encoder() == GraphEncoder.NODE2VEC;
    if (walks && !settings.areHeld(relations.count(), 0)) {
      return joined(lake, relations, learning);
    }
    List<Row> held = relations.collectAsList();
    Adjacency graph = Adjacency.of(held.stream().map(Walk::link).toList());
    if (!walks) {
      return rows(graph.ids(), translated(graph, held));
    }
    if (!settings.areHeld(held.size(), graph.size())) {
      return joined(lake, relations, learning);
    }
    return rows(
        graph.ids(),
        Node2Vec.vectors(
            lake.spark(),
            graph,
            settings.walking(),
            learning,
            progress.counting("nodes", graph.size())));
  }

  private List<Row> joined(Lake lake, Dataset<Row> relations, SkipGramSettings learning) {
    Dataset<Row> numbers = lake.staged("numbers", JoinedWalks.numbers(relations));
    String[] ids =
        numbers.orderBy("number").collectAsList().stream()
            .map(row -> row.getString(0))
            .toArray(String[]::new);
    JoinedWalks walks = JoinedWalks.of(relations, numbers, settings.walking(), lake::staged);
    return rows(ids, Node2Vec.vectors(ids.length, walks, learning));
  }

  private static Link link(Row relation) {
    return new Link(
        relation.getAs(Relations.SRC),
        relation.getAs(Relations.DST),
        relation.<Float>getAs(Relations.WEIGHT));
  }

  private float[][] translated(Adjacency graph, List<Row> relations) {
    List<String> types = Relations.TYPES.stream().sorted().toList();
    List<TransE.Triple> triples =
        relations.stream()
            .map(
                row ->
                    new TransE.Triple(
                        number(graph, row.getAs(Relations.SRC)),
                        types.indexOf(row.<String>getAs(Relations.TYPE)),
                        number(graph, row.getAs(Relations.DST))))
            .toList();
    return TransE.vectors(
        graph.size(),
        types.size(),
        triples,
        HistoricalEncoder.GRAPH_DIMENSION,
        settings.walking().seed());
  }

  private static int number(Adjacency graph, String id) {
    return Arrays.binarySearch(graph.ids(), id, Adjacency.IN_BYTES);
  }

  private static List<Row> rows(String[] ids, float[][] vectors) {
    return IntStream.range(0, ids.length)
        .mapToObj(node -> Entities.vectorRow(ids[node], UnitVectors.unitLength(vectors[node])))
        .toList();
  }
}
