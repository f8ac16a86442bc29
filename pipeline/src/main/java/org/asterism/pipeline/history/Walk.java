package org.asterism.pipeline.history;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.LongAccumulator;
import org.asterism.core.Sha256;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.historical.HistoricalEncoder;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;
import org.asterism.pipeline.people.Artists;
import org.jspecify.annotations.Nullable;

/**
 * Builds the art-history graph and gives each node a vector by node2vec. The graph is held by the
 * driver and every executor; see {@link Adjacency} for what that costs.
 */
public final class Walk implements Stage {
  private static final int NODES_PER_TASK = 64;

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
    return settings + " " + Sha256.hexOf(claims);
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
    List<String> refusals = lists().stream().flatMap(file -> file.refusals().stream()).toList();

    Dataset<Row> claims =
        lake.staged(
            "claims",
            KnowledgeGraph.claims(Objects.TABLE.read(lake), Artists.TABLE.read(lake), listed));
    Dataset<Row> relations = lake.staged("relations", KnowledgeGraph.relations(claims));
    Adjacency graph = Adjacency.of(relations.collectAsList());
    Dataset<Row> vectors =
        lake.spark()
            .createDataFrame(
                vectorRows(lake, graph, progress.counting("nodes", graph.size())), Entities.SCHEMA)
            .select(Entities.ID, Entities.VECTOR);
    Dataset<Row> entities =
        KnowledgeGraph.entities(claims).join(vectors, new String[] {Entities.ID}, "left");
    Written written =
        Relations.TABLE.replaceAll(lake, relations).plus(Entities.TABLE.replaceAll(lake, entities));
    return StageResult.of(graph.size(), written).withRefused(refusals.size(), refusals);
  }

  private List<Row> vectorRows(Lake lake, Adjacency graph, LongAccumulator done) {
    if (graph.size() == 0) {
      return List.of();
    }
    float[][] vectors =
        SkipGram.vectors(
            graph.size(),
            walks(lake, graph, done),
            HistoricalEncoder.GRAPH_DIMENSION,
            settings.window(),
            settings.seed());
    centre(vectors);
    return IntStream.range(0, graph.size())
        .mapToObj(
            node ->
                RowFactory.create(
                    graph.ids()[node], null, null, UnitVectors.unitLength(vectors[node])))
        .toList();
  }

  /** All walks from all nodes, in an order that is a hash of start and number. */
  private List<int[]> walks(Lake lake, Adjacency graph, LongAccumulator done) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(lake.spark().sparkContext());
    Broadcast<Walker> walker = context.broadcast(new Walker(graph, settings));
    int count = settings.walks();
    int tasks = Math.max(1, graph.size() / NODES_PER_TASK);
    List<int[]> walks =
        new ArrayList<>(
            context
                .parallelize(IntStream.range(0, graph.size()).boxed().toList(), tasks)
                .flatMap(
                    node -> {
                      done.add(1);
                      return IntStream.range(0, count)
                          .mapToObj(number -> walker.value().walk(node, number))
                          .iterator();
                    })
                .collect());
    // Spark collects in the order of the nodes; a training that saw them so would forget the first.
    long seed = settings.seed();
    Integer[] order = IntStream.range(0, walks.size()).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingLong(i -> Draw.bits(seed, i, 0, 0)));
    return Arrays.stream(order).map(walks::get).toList();
  }

  /** Without the direction all nodes share, which tells none from another. */
  private static void centre(float[][] vectors) {
    for (int i = 0; i < HistoricalEncoder.GRAPH_DIMENSION; i++) {
      double sum = 0;
      for (float[] vector : vectors) {
        sum += vector[i];
      }
      float mean = (float) (sum / vectors.length);
      for (float[] vector : vectors) {
        vector[i] -= mean;
      }
    }
  }
}
