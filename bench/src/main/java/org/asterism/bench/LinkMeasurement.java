package org.asterism.bench;

import static org.apache.spark.sql.functions.col;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.artwork.ImageId;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.link.Edges;
import org.asterism.pipeline.link.Link;
import org.asterism.pipeline.link.LinkSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast the nearest neighbours of all are found. */
@Command(
    name = "link",
    description = {
      "The stage link: the exact k nearest of every vector, on Spark in this JVM, from a Delta table"
          + " to a Delta table.",
      "The limit is the bare arithmetic: the inner products of the same n × n pairs in a tiled loop"
          + " of plain Java on as many threads, keeping none. ratio is the limit's seconds over the"
          + " stage's, the share of its time the stage spends on arithmetic nobody can leave out."
    })
final class LinkMeasurement extends Measurement {
  private static final int DRAWN = 5_000;
  private static final int ROWS_A_WRITE = 5_000;
  private static final int CHECKED = 20;

  /** No cosine is below it, so the k nearest are kept however far they are. */
  private static final double NO_THRESHOLD = -1;

  @Option(
      names = "--n",
      paramLabel = "N",
      description =
          "How many vectors: drawn at random, 5000 unless said, or the first N of --vectors.")
  private @Nullable Integer n;

  @Option(names = "--d", paramLabel = "D", description = "Numbers a drawn vector has.")
  private int dimension = 512;

  @Option(names = "--k", paramLabel = "K", description = "Neighbours kept of each.")
  private int k = 50;

  @Option(names = "--vectors", paramLabel = "FILE", description = "An .fvecs file to use instead.")
  private @Nullable Path file;

  @Option(names = "--threads", paramLabel = "N", description = "For the stage and for the limit.")
  private int threads = 2;

  LinkMeasurement() {
    super(new Repetitions(1, 3));
  }

  @Override
  void measure(Report report, Repetitions repetitions) {
    List<float[]> vectors = vectors();
    List<String> ids =
        IntStream.range(0, vectors.size())
            .mapToObj(number -> ImageId.of("bench", Integer.toString(number)))
            .toList();
    try (TemporaryFolder folder = TemporaryFolder.create();
        SparkSession spark = LocalSpark.session(threads);
        AllPairs bare = new AllPairs(vectors, threads)) {
      List<Lake> lakes = new ArrayList<>();
      for (int i = 0; i < repetitions.warmUp() + repetitions.measured(); i++) {
        say("writing %,d vectors".formatted(vectors.size()));
        lakes.add(lake(spark, folder.resolve("lake-" + i), ids, vectors));
      }
      var lake = lakes.iterator();
      Turns turns = Turns.of(repetitions, () -> link(lake.next(), vectors.size()), bare::sum);
      fill(report, vectors, turns);
      report
          .with("recall_of_sample", recall(lakes.get(0), ids, vectors))
          .with("recall_sample", (Object) sample(vectors.size()).length)
          .with(repetitions);
    }
  }

  private void fill(Report report, List<float[]> vectors, Turns turns) {
    double operations = 2.0 * vectors.size() * vectors.size() * vectors.get(0).length;
    report
        .with("n", (Object) vectors.size())
        .with("d", (Object) vectors.get(0).length)
        .with("k", (Object) k)
        .with("vectors", file == null ? "drawn at random" : "file")
        .with("threads", (Object) threads)
        .with("seconds", Spread.of(turns.ours()))
        .with("gflops", Turns.rate(operations / 1e9, turns.ours()))
        .with("limit_seconds", Spread.of(turns.theirs()))
        .with("limit_gflops", Turns.rate(operations / 1e9, turns.theirs()))
        .withRatio(turns.speedBesideTheirs(), "seconds of the bare arithmetic over the stage's")
        .note("gflops count 2·n²·d operations")
        .note(
            "the stage's time includes reading the Delta table embeddings, writing edges, and"
                + " looking at the two affinities that have no vectors here")
        .note("recall_of_sample compares edges with a scan in double precision");
  }

  private List<float[]> vectors() {
    if (threads < 1 || k < 1 || dimension < 1 || (n != null && n < 2)) {
      throw new AsterismException(
          "Nothing can be linked",
          "n %s, d %d, k %d, threads %d".formatted(n, dimension, k, threads),
          "Give at least 2 vectors and at least 1 of the others.");
    }
    return file == null
        ? VectorSet.drawn(n == null ? DRAWN : n, dimension)
        : VectorSet.read(file, n == null ? Integer.MAX_VALUE : n);
  }

  private static Lake lake(
      SparkSession spark, Path folder, List<String> ids, List<float[]> vectors) {
    Lake lake = new Lake(spark, folder.toString());
    for (int from = 0; from < ids.size(); from += ROWS_A_WRITE) {
      List<Row> rows =
          IntStream.range(from, Math.min(from + ROWS_A_WRITE, ids.size()))
              .mapToObj(
                  i ->
                      RowFactory.create(
                          ids.get(i), Affinity.FORMAL.key(), "bench", vectors.get(i), "bench", 1f))
              .toList();
      Embeddings.TABLE.append(lake, spark.createDataFrame(rows, Embeddings.SCHEMA));
    }
    return lake;
  }

  private double link(Lake lake, int vectors) {
    StageResult result =
        new Link(new LinkSettings(k, NO_THRESHOLD)).run(lake, Progress.unwatched(lake));
    long expected = (long) vectors * Math.min(k, vectors - 1);
    if (result.written().added() != expected) {
      throw new IllegalStateException(
          "link wrote %d edges instead of %d".formatted(result.written().added(), expected));
    }
    return result.written().added();
  }

  private static int[] sample(int size) {
    return Pictures.spaced(size, CHECKED);
  }

  /** Which share of the true neighbours of some vectors the edges hold. */
  private double recall(Lake lake, List<String> ids, List<float[]> vectors) {
    long found = 0;
    long wanted = 0;
    for (int number : sample(ids.size())) {
      Set<String> held = new HashSet<>();
      Edges.TABLE
          .read(lake)
          .where(col(Edges.SRC).equalTo(ids.get(number)))
          .select(Edges.DST)
          .collectAsList()
          .forEach(row -> held.add(row.getString(0)));
      for (int near : nearest(number, vectors)) {
        wanted++;
        found += held.contains(ids.get(near)) ? 1 : 0;
      }
    }
    return (double) found / wanted;
  }

  private int[] nearest(int number, List<float[]> vectors) {
    double[] products =
        vectors.stream().mapToDouble(each -> product(vectors.get(number), each)).toArray();
    return IntStream.range(0, products.length)
        .filter(other -> other != number)
        .boxed()
        .sorted(Comparator.comparingDouble(other -> -products[other]))
        .limit(k)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double product(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
