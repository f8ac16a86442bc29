package org.asterism.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.history.Adjacency;
import org.asterism.pipeline.history.Adjacency.Link;
import org.asterism.pipeline.history.HeldOut;
import org.asterism.pipeline.history.HeldOut.Pair;
import org.asterism.pipeline.history.LinkScore;
import org.asterism.pipeline.history.Node2Vec;
import org.asterism.pipeline.history.SkipGramSettings;
import org.asterism.pipeline.history.WalkSettings;
import org.asterism.pipeline.history.Walks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast and how well nodes of a graph get their vectors. */
@Command(
    name = "node2vec",
    description = {
      "node2vec on Spark in this JVM: adjacency and walks, then skip-gram, one epoch. A tenth of the"
          + " edges is held out, never a node's last, with as many pairs that are no edge; auc is"
          + " how well the cosine tells them apart, best_auc the link score learned on the other"
          + " edges alone, beside Adamic-Adar and preferential attachment.",
      "The peer is a program that is called with FILE DIM WALKS LENGTH WINDOW, and with ASTERISM_SEED"
          + " in its environment, and prints one line of JSON with walk_seconds, skipgram_seconds and"
          + " auc. ratio is its seconds over ours."
    })
final class Node2VecMeasurement extends Measurement {
  private static final int NEGATIVES = 5;
  private static final int EPOCHS = 1;
  private static final double HELD = 0.1;

  @Option(names = "--edges", paramLabel = "FILE", description = "CSV with the columns src and dst.")
  private @Nullable Path edges;

  @Option(names = "--blocks", description = "10000 nodes in 50 blocks instead.")
  private boolean blocks;

  @Option(names = "--dim", paramLabel = "N", description = "Numbers of a vector, a multiple of 4.")
  private int dimension = 128;

  @Option(names = "--walks", paramLabel = "N", description = "Walks from each node.")
  private int walks = 10;

  @Option(names = "--length", paramLabel = "N", description = "Nodes of a walk.")
  private int length = 30;

  @Option(names = "--window", paramLabel = "N", description = "Nodes on either side.")
  private int window = 10;

  @Option(names = "--p", paramLabel = "P", description = "node2vec's return parameter.")
  private double p = 1;

  @Option(names = "--q", paramLabel = "Q", description = "node2vec's in-out parameter.")
  private double q = 1;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of what is held out, of the walks and of the first vectors.")
  private int seed = 1;

  @Option(names = "--threads", paramLabel = "N", description = "For the walks.")
  private int threads = 2;

  @Option(names = "--peer", paramLabel = "PROGRAM", description = "What it is held against.")
  private @Nullable String peer;

  private double walkSeconds;
  private double skipGramSeconds;

  Node2VecMeasurement() {
    super(new Repetitions(1, 3));
  }

  @Override
  void measure(Report report, Repetitions repetitions) {
    List<Link> all = edges();
    HeldOut split = HeldOut.of(all, HELD, new PythonRandom(seed));
    List<Double> walking = new ArrayList<>();
    List<Double> learning = new ArrayList<>();
    try (TemporaryFolder folder = TemporaryFolder.create();
        SparkSession spark = LocalSpark.session(threads)) {
      for (int turn = -repetitions.warmUp(); turn < repetitions.measured(); turn++) {
        vectors(spark, split.kept());
        say("walks %.2f s, skip-gram %.2f s".formatted(walkSeconds, skipGramSeconds));
        if (turn >= 0) {
          walking.add(walkSeconds);
          learning.add(skipGramSeconds);
        }
      }
      say("learning a link score");
      LinkScore score = LinkScore.learned(split.kept(), graph -> vectors(spark, graph), seed);
      List<Pair> pairs = Stream.concat(split.held().stream(), split.free().stream()).toList();
      LinkScore.Scores scores = score.of(pairs);
      int held = split.held().size();
      report
          .with("nodes", (Object) Adjacency.of(split.kept()).size())
          .with("edges", (Object) all.size())
          .with("dim", (Object) dimension)
          .with("walks", (Object) walks)
          .with("length", (Object) length)
          .with("window", (Object) window)
          .with("p", p)
          .with("q", q)
          .with("seed", (Object) seed)
          .with("threads", (Object) threads)
          .with("walk_seconds", spread(walking))
          .with("skipgram_seconds", spread(learning))
          .with("auc", auc(scores.cosine(), held))
          .with("best_auc", auc(scores.learned(), held))
          .with("adamic_adar_auc", auc(scores.adamicAdar(), held))
          .with("preferential_attachment_auc", auc(scores.preferentialAttachment(), held));
      if (peer != null) {
        Path file = folder.resolve("edges.csv");
        EdgeList.write(all, file);
        double ours = spread(walking).median() + spread(learning).median();
        beside(report, peer, file, ours);
      }
      report.with(repetitions);
    }
  }

  private List<Link> edges() {
    if ((edges == null) != blocks || dimension < 4 || dimension % 4 != 0 || walks < 1) {
      throw new AsterismException(
          "No graph can be walked",
          "edges %s, blocks %s, dim %d, walks %d".formatted(edges, blocks, dimension, walks),
          "Give either --edges FILE or --blocks, and a dimension that 4 divides.");
    }
    return blocks ? EdgeList.blocks() : EdgeList.read(java.util.Objects.requireNonNull(edges));
  }

  private float[][] vectors(SparkSession spark, List<Link> links) {
    long start = System.nanoTime();
    Adjacency graph = Adjacency.of(links);
    return vectors(spark, graph, start);
  }

  private float[][] vectors(SparkSession spark, Adjacency graph) {
    return vectors(spark, graph, System.nanoTime());
  }

  private float[][] vectors(SparkSession spark, Adjacency graph, long start) {
    LongAccumulator done = spark.sparkContext().longAccumulator();
    Walks walked = Walks.of(spark, graph, new WalkSettings(walks, length, p, q, seed), done);
    long between = System.nanoTime();
    float[][] vectors =
        Node2Vec.vectors(
            graph.size(), walked, new SkipGramSettings(dimension, window, NEGATIVES, EPOCHS, seed));
    walkSeconds = (between - start) / 1e9;
    skipGramSeconds = (System.nanoTime() - between) / 1e9;
    return vectors;
  }

  private static Spread spread(List<Double> values) {
    return Spread.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static double auc(double[] scores, int held) {
    return HeldOut.auc(
        DoubleStream.of(scores).limit(held).toArray(),
        DoubleStream.of(scores).skip(held).toArray());
  }

  private void beside(Report report, String program, Path file, double ours) {
    say("the peer");
    List<String> command = new ArrayList<>(List.of(program.strip().split("\\s+")));
    for (Object argument : new Object[] {file, dimension, walks, length, window}) {
      command.add(argument.toString());
    }
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().put("ASTERISM_SEED", Integer.toString(seed));
      Process process = builder.start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw failed(program, "it ended with " + process.exitValue());
      }
      JsonNode json = new ObjectMapper().readTree(said.substring(said.lastIndexOf('\n') + 1));
      double theirs =
          json.path("walk_seconds").asDouble() + json.path("skipgram_seconds").asDouble();
      report
          .with("peer_walk_seconds", json.path("walk_seconds").asDouble())
          .with("peer_skipgram_seconds", json.path("skipgram_seconds").asDouble())
          .with("peer_auc", json.path("auc").asDouble())
          .with("peer_adamic_adar_auc", json.path("adamic_adar_auc").asDouble())
          .with(
              "peer_preferential_attachment_auc",
              json.path("preferential_attachment_auc").asDouble())
          .withRatio(Spread.of(theirs / ours), "the peer's seconds over ours, walks and skip-gram");
    } catch (IOException e) {
      throw failed(program, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(program, "this program was told to stop");
    }
  }

  private static AsterismException failed(String program, String why) {
    return new AsterismException(
        "The peer %s cannot be measured".formatted(program),
        why,
        "Give a program that prints a line of JSON, or leave --peer out.");
  }
}
