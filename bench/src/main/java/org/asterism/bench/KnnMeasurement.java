package org.asterism.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.link.Multiplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast the nearest of all vectors among all are found, without Spark and without tables. */
@Command(
    name = "knn",
    description = {
      "The exact k nearest of every vector among all others, by the code of the stage link, from"
          + " vectors in memory to lists in memory.",
      "The limit is SGEMM: one large multiplication a thread, by the same library. gflops count"
          + " 2·n²·d; each pair is multiplied once and counts for both, so they may exceed the"
          + " limit. ratio is gflops over the limit's."
    })
final class KnnMeasurement extends Measurement {
  private static final int DRAWN = 10_000;
  private static final int DIMENSION = 512;

  @Option(names = "--vectors", paramLabel = "FILE", description = "An .fvecs file to use.")
  private @Nullable Path file;

  @Option(
      names = "--n",
      paramLabel = "N",
      description =
          "How many vectors: drawn at random, 10000 unless said, or the first N of --vectors.")
  private @Nullable Integer n;

  @Option(names = "--k", paramLabel = "K", description = "Neighbours of each.")
  private int k = 50;

  @Option(names = "--threads", paramLabel = "N", description = "For ours and for the limit.")
  private int threads = Runtime.getRuntime().availableProcessors();

  KnnMeasurement() {
    super(new Repetitions(1, 3));
  }

  @Override
  void measure(Report report, Repetitions repetitions) {
    if (threads < 1 || k < 1 || (n != null && n < 2)) {
      throw new AsterismException(
          "Nothing can be compared",
          "n %s, k %d, threads %d".formatted(n, k, threads),
          "Give at least 2 vectors and at least 1 of the others.");
    }
    // No list is needed beside the blocks, so that the peak is that of the work.
    List<float[]> vectors = new ArrayList<>(read());
    double size = vectors.size();
    int dimension = vectors.get(0).length;
    try (AllPairs pairs = new AllPairs(vectors, k, threads);
        Sgemm limit = new Sgemm(threads)) {
      vectors.clear();
      // Once, so that the peak is not that of the limit's large matrices.
      pairs.meanScore();
      long peak = PeakMemory.ofThisProcess();
      Turns turns = Turns.of(repetitions, pairs::meanScore, limit::run);
      double[] ours = Turns.each(2 * size * size * dimension / 1e9, turns.ours());
      double[] theirs = Turns.each(limit.operations() / 1e9, turns.theirs());
      report
          .with("n", (Object) (int) size)
          .with("d", (Object) dimension)
          .with("k", (Object) k)
          .with("vectors", file == null ? "drawn at random" : "file")
          .with("threads", (Object) threads)
          .with("blocks", (Object) pairs.blocks())
          .with("multiplied_by", Multiplier.here().toString())
          .with("seconds", Spread.of(turns.ours()))
          .with("gflops", Spread.of(ours))
          .with("sgemm_gflops", Spread.of(theirs))
          .withRatio(Spread.of(Turns.over(ours, theirs)), "gflops over sgemm_gflops")
          .with("mean_score_at_k", (Object) (Math.round(pairs.meanScore() * 1e6) / 1e6))
          .with("peak_rss", (Object) peak)
          .with(repetitions)
          .note("gflops count 2·n²·d operations, of which half are made")
          .note("peak_rss is in bytes, of the whole JVM with the vectors, before the limit ran");
    }
  }

  private List<float[]> read() {
    return file == null
        ? VectorSet.drawn(n == null ? DRAWN : n, DIMENSION)
        : VectorSet.read(file, n == null ? Integer.MAX_VALUE : n);
  }
}
