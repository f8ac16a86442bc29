package org.asterism.bench;

import static org.apache.spark.sql.functions.col;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
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
import org.asterism.pipeline.link.LinkSettings.Search;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast a collection's edges are made, and how fast they follow what is new. */
@Command(
    name = "link",
    description = {
      "The stage link on Spark in this JVM, from the Delta table embeddings to the Delta table"
          + " edges: all pictures, and then again with some of them added to the others.",
      "The limit is the multiplication: n²·d operations for each affinity, each pair once, at the"
          + " rate of one large SGEMM a thread. ratio is the limit's seconds over the stage's."
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

  @Option(
      names = "--d",
      paramLabel = "D",
      split = ",",
      description = "Numbers of a vector, for up to three affinities with commas between.")
  private List<Integer> dimensions = List.of(512);

  @Option(names = "--k", paramLabel = "K", description = "Neighbours kept of each.")
  private int k = 50;

  @Option(
      names = "--added",
      paramLabel = "N",
      description = "How many come later, 1 %% unless said; 0 leaves that out.")
  private @Nullable Integer added;

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      description = "An .fvecs file to use for the first affinity.")
  private @Nullable Path file;

  @Option(names = "--threads", paramLabel = "N", description = "For the stage and for the limit.")
  private int threads = 2;

  LinkMeasurement() {
    super(new Repetitions(0, 1, Duration.ZERO));
  }

  /** What of a collection is put into a lake: some rows of it. */
  private record Part(int from, int to) {}

  @Override
  void measure(Report report, Repetitions repetitions) {
    List<List<float[]>> affinities = vectors();
    int size = affinities.get(0).size();
    int later = added == null ? size / 100 : added;
    List<Double> full = new ArrayList<>();
    List<Double> limits = new ArrayList<>();
    List<Double> updates = new ArrayList<>();
    List<Double> again = new ArrayList<>();
    String how = "";
    double recall = 1;
    try (TemporaryFolder folder = TemporaryFolder.create();
        SparkSession spark = LocalSpark.session(threads);
        Sgemm sgemm = new Sgemm(threads)) {
      for (int turn = -repetitions.warmUp(); turn < repetitions.measured(); turn++) {
        Lake growing = lake(spark, folder, "growing" + turn);
        if (later > 0) {
          add(growing, affinities, new Part(0, size - later));
          link(growing);
          add(growing, affinities, new Part(size - later, size));
          updates.add(link(growing).seconds());
          say("%,d of %,d added: %.2f s".formatted(later, size, updates.get(updates.size() - 1)));
        }
        Lake whole = lake(spark, folder, "whole" + turn);
        add(whole, affinities, new Part(0, size));
        Linked linked = link(whole);
        how = linked.note();
        full.add(linked.seconds());
        limits.add(limit(sgemm, size));
        say(
            "%,d linked: %.2f s, the multiplication alone %.2f s"
                .formatted(size, linked.seconds(), limits.get(limits.size() - 1)));
        requireAll(whole, size);
        if (later > 0) {
          requireSame(growing, whole);
        }
        recall = recall(whole, affinities.get(0));
        if (later > 0) {
          again.add(link(whole, k + 1).seconds());
          say("linked again with k = %d: %.2f s".formatted(k + 1, again.get(again.size() - 1)));
        }
        if (turn < 0) {
          List.of(full, limits, updates, again).forEach(List::clear);
        }
      }
    }
    double[] seconds = array(full);
    report
        .with("n", (Object) size)
        .with("d", dimensionsOf(affinities))
        .with("k", (Object) k)
        .with("vectors", file == null ? "drawn at random" : "file")
        .with("threads", (Object) threads)
        .with("how", how)
        .with("seconds", Spread.of(seconds))
        .with("limit_seconds", Spread.of(array(limits)))
        .withRatio(
            Spread.of(Turns.over(array(limits), seconds)),
            "seconds of the bare multiplication over the stage's");
    if (later > 0) {
      report
          .with("added", (Object) later)
          .with("update_seconds", Spread.of(array(updates)))
          .with("update_share", Spread.of(Turns.over(array(updates), seconds)))
          .with("update_gives_the_same_edges", (Object) true)
          .with("again_seconds", Spread.of(array(again)))
          .with("again_share", Spread.of(Turns.over(array(again), seconds)));
    }
    report
        .with("recall_of_sample", recall)
        .with("recall_sample", (Object) Math.min(CHECKED, size))
        .with("peak_rss", (Object) PeakMemory.ofThisProcess())
        .with(repetitions)
        .note("the limit counts n²·d operations for each affinity, each pair once")
        .note("the stage's time includes reading and writing Delta tables")
        .note("update_share is update_seconds over seconds")
        .note("again is everything with k + 1, into the table that holds all edges already")
        .note("recall_of_sample compares the first affinity's edges with a double-precision scan");
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static List<Integer> dimensionsOf(List<List<float[]>> affinities) {
    return affinities.stream().map(vectors -> vectors.get(0).length).toList();
  }

  private List<List<float[]>> vectors() {
    if (threads < 1
        || k < 1
        || dimensions.stream().anyMatch(each -> each < 1)
        || dimensions.size() > Affinity.values().length
        || (n != null && n < 2)
        || (added != null && added < 0)) {
      throw new AsterismException(
          "Nothing can be linked",
          "n %s, d %s, k %d, added %s, threads %d".formatted(n, dimensions, k, added, threads),
          "Give at least 2 vectors, one to three dimensions, and at least 1 of the others.");
    }
    List<List<float[]>> affinities = new ArrayList<>();
    if (file != null) {
      affinities.add(VectorSet.read(file, n == null ? Integer.MAX_VALUE : n));
    }
    int size = affinities.isEmpty() ? (n == null ? DRAWN : n) : affinities.get(0).size();
    for (int affinity = affinities.size(); affinity < dimensions.size(); affinity++) {
      affinities.add(VectorSet.drawn(size, dimensions.get(affinity)));
    }
    return affinities;
  }

  private static Lake lake(SparkSession spark, TemporaryFolder folder, String name) {
    return new Lake(spark, folder.resolve(name).toString());
  }

  private static void add(Lake lake, List<List<float[]>> affinities, Part part) {
    for (int affinity = 0; affinity < affinities.size(); affinity++) {
      String key = Affinity.values()[affinity].key();
      List<float[]> vectors = affinities.get(affinity);
      for (int from = part.from(); from < part.to(); from += ROWS_A_WRITE) {
        List<Row> rows =
            IntStream.range(from, Math.min(from + ROWS_A_WRITE, part.to()))
                .mapToObj(
                    i -> RowFactory.create(id(i), key, "bench", vectors.get(i), "bench", 1f, true))
                .toList();
        Embeddings.TABLE.append(lake, lake.spark().createDataFrame(rows, Embeddings.SCHEMA));
      }
    }
  }

  private static String id(int number) {
    return ImageId.of("bench", Integer.toString(number));
  }

  /** One run of the stage. */
  private record Linked(double seconds, String note) {}

  private Linked link(Lake lake) {
    return link(lake, k);
  }

  private static Linked link(Lake lake, int k) {
    LinkSettings settings = new LinkSettings(k, NO_THRESHOLD, 0, Search.AUTO);
    long start = System.nanoTime();
    StageResult result = new Link(settings).run(lake, Progress.unwatched(lake));
    double seconds = (System.nanoTime() - start) / 1e9;
    lake.clearStaging();
    return new Linked(seconds, result.note());
  }

  private double limit(Sgemm sgemm, int size) {
    sgemm.run();
    long start = System.nanoTime();
    sgemm.run();
    sgemm.run();
    double rate = 2 * sgemm.operations() / ((System.nanoTime() - start) / 1e9);
    double all = dimensions.stream().mapToDouble(each -> (double) size * size * each).sum();
    return all / rate;
  }

  private void requireAll(Lake lake, int size) {
    long expected = (long) size * Math.min(k, size - 1) * dimensions.size();
    long found = Edges.nearest(lake).count();
    if (found != expected) {
      throw new IllegalStateException(
          "link wrote %d edges instead of %d".formatted(found, expected));
    }
  }

  private static void requireSame(Lake one, Lake other) {
    Dataset<Row> first = Edges.nearest(one);
    Dataset<Row> second = Edges.nearest(other);
    if (!first.exceptAll(second).isEmpty() || first.count() != second.count()) {
      throw new IllegalStateException("the update gave other edges than linking everything");
    }
  }

  /** Which share of the true neighbours of some vectors the edges hold. */
  private double recall(Lake lake, List<float[]> vectors) {
    long found = 0;
    long wanted = 0;
    for (int number : Pictures.spaced(vectors.size(), CHECKED)) {
      Set<String> held = new HashSet<>();
      Edges.nearest(lake)
          .where(
              col(Edges.SRC)
                  .equalTo(id(number))
                  .and(col(Edges.AFFINITY).equalTo(Affinity.values()[0].key())))
          .select(Edges.DST)
          .collectAsList()
          .forEach(row -> held.add(row.getString(0)));
      for (int near : nearest(number, vectors)) {
        wanted++;
        found += held.contains(id(near)) ? 1 : 0;
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
