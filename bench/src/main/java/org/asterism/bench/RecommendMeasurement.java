package org.asterism.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Weights;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.recommend.Filter;
import org.asterism.core.recommend.Recommender;
import org.asterism.core.recommend.Request;
import org.asterism.core.recommend.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast a starting image is answered. */
@Command(
    name = "recommend",
    description = {
      "Answers of k related works with their reasons, over a bundle, on one thread, without HTTP.",
      "The limit is a perfect exact scan: one multiplication and addition for every number of every"
          + " vector of the bundle, once a query, in memory, in plain Java. ratio is answers a second"
          + " over such scans a second; above 1 the index spared more than everything else cost."
    })
final class RecommendMeasurement extends Measurement {
  private static final Path DEMO = Path.of("data", "demo", "bundles");

  @Option(
      names = "--bundles",
      paramLabel = "DIR",
      description =
          "A folder of bundles, of which the current is used; unless said data/demo/bundles, or"
              + " where there is none a bundle made for the purpose.")
  private @Nullable Path bundles;

  @Option(names = "--works", paramLabel = "N", description = "Works in a bundle made here.")
  private int works = 300;

  @Option(names = "--queries", paramLabel = "N", description = "Starting images a turn.")
  private int queries = 200;

  @Option(names = "--k", paramLabel = "K", description = "Related works asked for.")
  private int k = 24;

  RecommendMeasurement() {
    super(new Repetitions(2, 5));
  }

  @Override
  void measure(Report report, Repetitions repetitions) {
    if (queries < 1) {
      throw new AsterismException(
          "Nothing can be asked", "--queries is " + queries, "Set it to 1 or more.");
    }
    if (bundles != null || Files.isDirectory(DEMO)) {
      measure(bundles != null ? bundles : DEMO, report, repetitions);
      report.with("source", bundles != null ? "--bundles" : DEMO.toString());
      return;
    }
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      GeneratedBundle.publish(folder.path(), works);
      measure(folder.path(), report, repetitions);
      report.with("source", "a bundle made here, of formal vectors and edges alone");
    }
  }

  private void measure(Path folder, Report report, Repetitions repetitions) {
    Request request = new Request(Weights.DEFAULT, Filter.NONE, k);
    try (Bundle bundle = Bundle.openCurrent(folder)) {
      Map<Affinity, List<float[]>> vectors = vectors(bundle);
      int[] rows = startingRows(bundle);
      Recommender recommender = new Recommender(bundle, Settings.DEFAULT);
      List<Double> milliseconds = new ArrayList<>();
      Map<Affinity, List<Tile>> tiles = new EnumMap<>(Affinity.class);
      vectors.forEach((affinity, all) -> tiles.put(affinity, Tile.of(all)));
      say("asking %d times over %d images".formatted(rows.length, bundle.columns().size()));
      Turns.Work asking = () -> answers(recommender, bundle, rows, request, milliseconds);
      Turns.Work scanning = () -> scans(tiles, bundle, rows);
      Turns.warmUp(repetitions, asking, scanning);
      milliseconds.clear();
      Turns turns = Turns.measured(repetitions, asking, scanning);
      double[] counted = milliseconds.stream().mapToDouble(Double::doubleValue).toArray();
      report
          .with("images", (Object) bundle.columns().size())
          .with("numbers_scanned", (Object) numbers(vectors))
          .with("k", (Object) k)
          .with("queries", (Object) rows.length)
          .with("queries_per_second", Turns.rate(rows.length, turns.ours()))
          .with("p50_ms", Spread.quantile(0.5, counted))
          .with("p95_ms", Spread.quantile(0.95, counted))
          .with("scans_per_second", Turns.rate(rows.length, turns.theirs()))
          .withRatio(turns.speedBesideTheirs(), "answers over perfect scans in one time")
          .with("threads", (Object) 1)
          .with(repetitions)
          .note("p50 and p95 are over the answers of all counted turns")
          .note("an answer also reads its records and weighs its reasons; a scan only multiplies");
    }
  }

  private static Map<Affinity, List<float[]>> vectors(Bundle bundle) {
    long numbers = 0;
    for (var model : bundle.manifest().models().values()) {
      numbers += (long) model.dimension() * model.images();
    }
    // They are held twice for a moment: as they are and in tiles.
    if (2 * Float.BYTES * numbers > Runtime.getRuntime().maxMemory() / 2) {
      throw new AsterismException(
          "The bundle cannot be scanned in memory",
          "its vectors take %,d MiB and the heap is %,d MiB"
              .formatted((Float.BYTES * numbers) >> 20, Runtime.getRuntime().maxMemory() >> 20),
          "Give four times as much with ASTERISM_DRIVER_MEMORY.");
    }
    Map<Affinity, List<float[]>> vectors = new EnumMap<>(Affinity.class);
    for (Affinity affinity : Affinity.values()) {
      List<float[]> all =
          IntStream.range(0, bundle.columns().size())
              .mapToObj(row -> bundle.vector(affinity, row))
              .filter(Objects::nonNull)
              .toList();
      if (!all.isEmpty()) {
        vectors.put(affinity, all);
      }
    }
    return vectors;
  }

  private static long numbers(Map<Affinity, List<float[]>> vectors) {
    return vectors.values().stream().mapToLong(all -> (long) all.size() * all.get(0).length).sum();
  }

  /** Evenly spaced, of those that can be asked for by looks. */
  private int[] startingRows(Bundle bundle) {
    int[] able =
        IntStream.range(0, bundle.columns().size())
            .filter(row -> bundle.vector(Affinity.FORMAL, row) != null)
            .toArray();
    return IntStream.of(Pictures.spaced(able.length, queries)).map(i -> able[i]).toArray();
  }

  private static double answers(
      Recommender recommender,
      Bundle bundle,
      int[] rows,
      Request request,
      List<Double> milliseconds) {
    double results = 0;
    for (int row : rows) {
      long start = System.nanoTime();
      results +=
          recommender.recommend(bundle.columns().id(row), request).orElseThrow().results().size();
      milliseconds.add((System.nanoTime() - start) / 1e6);
    }
    return results;
  }

  private static double scans(Map<Affinity, List<Tile>> tiles, Bundle bundle, int[] rows) {
    float[] room = Tile.room();
    double sum = 0;
    for (int row : rows) {
      for (var each : tiles.entrySet()) {
        float[] own = bundle.vector(each.getKey(), row);
        float[] query =
            own != null ? own : new float[bundle.dimension(each.getKey()).orElseThrow()];
        for (Tile tile : each.getValue()) {
          sum += tile.sum(query, room);
        }
      }
    }
    return sum;
  }
}
