package org.asterism.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.SparkSession;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.asterism.sandbox.server.SandboxOptions;
import org.asterism.sandbox.server.SandboxServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long a night takes, and the night after in which nothing is new. */
@Command(
    name = "nightly",
    description = {
      "The job nightly over a generated museum, into an empty folder, on Spark's local[2], twice.",
      "The peer of the first night is the second, which finds nothing new: what looking costs."
          + " ratio is the second's seconds over the first's, each from starting its own JVM, as in"
          + " use, to that JVM's end; stages_ratio leaves out what is not within a stage."
    })
final class NightlyMeasurement extends Measurement {
  @Option(names = "--works", paramLabel = "N", description = "Open works the museum has.")
  private int works = 600;

  @Option(names = "--threads", paramLabel = "N", description = "Of Spark's local master.")
  private int threads = 2;

  NightlyMeasurement() {
    super(new Repetitions(0, 3, Duration.ZERO));
  }

  /** The two nights of one turn. */
  private record Pair(Night first, Night second) {
    double ratio() {
      return second.processSeconds() / first.processSeconds();
    }

    double stagesRatio() {
      return second.stageSeconds() / first.stageSeconds();
    }
  }

  @Override
  void measure(Report report, Repetitions repetitions) {
    List<Pair> pairs = new ArrayList<>();
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      GeneratedCollection generated = GeneratedCollection.of(Pictures.SEED, works);
      DrawnCollection museum = DrawnCollection.of(generated, folder.resolve("museum"));
      List<NightlyJob> jobs = new ArrayList<>();
      for (int i = 0; i < repetitions.warmUp() + repetitions.measured(); i++) {
        try (SandboxServer server = SandboxServer.start(museum, SandboxOptions.wellBehaved())) {
          NightlyJob job = new NightlyJob(folder.resolve("turn-" + i), server.baseUri(), threads);
          say("night %d, its first run".formatted(i + 1));
          job.run();
          say("night %d, its second run".formatted(i + 1));
          job.run();
          jobs.add(job);
        }
      }
      // Opened after all nights, so that it takes no memory from them.
      try (SparkSession spark = LocalSpark.session(threads)) {
        for (NightlyJob job : jobs.subList(repetitions.warmUp(), jobs.size())) {
          List<Night> nights = job.nights(spark);
          pairs.add(new Pair(nights.get(0), nights.get(1)));
        }
      }
    }
    fill(report, pairs, repetitions);
  }

  private void fill(Report report, List<Pair> pairs, Repetitions repetitions) {
    List<Night> first = pairs.stream().map(Pair::first).toList();
    List<Night> second = pairs.stream().map(Pair::second).toList();
    report
        .with("works", (Object) works)
        .with("threads", (Object) threads)
        .with("first_seconds", spread(first, Night::processSeconds))
        .with("second_seconds", spread(second, Night::processSeconds))
        .withRatio(
            Spread.of(pairs.stream().mapToDouble(Pair::ratio).toArray()),
            "seconds of a night with nothing new over those of the first night")
        .with("first_stages_seconds", spread(first, Night::stageSeconds))
        .with("second_stages_seconds", spread(second, Night::stageSeconds))
        .with("stages_ratio", Spread.of(pairs.stream().mapToDouble(Pair::stagesRatio).toArray()))
        .with("works_per_second", spread(first, night -> works / night.processSeconds()))
        .with("first_stages", stages(first))
        .with("second_stages", stages(second))
        .with("second_rows_written", (Object) second.stream().mapToLong(Night::written).sum())
        .with(repetitions)
        .note("the museum answers from this machine too, its pictures drawn beforehand")
        .note(
            "beyond the stages' seconds lie the start of the JVM and of Spark, and reading and"
                + " writing the table runs");
  }

  private static Spread spread(List<Night> nights, ToDoubleFunction<Night> figure) {
    return Spread.of(nights.stream().mapToDouble(figure).toArray());
  }

  private static Map<String, Object> stages(List<Night> nights) {
    Map<String, Object> stages = new LinkedHashMap<>();
    for (String stage : nights.get(0).seconds().keySet()) {
      stages.put(stage, Report.inFields(spread(nights, night -> night.seconds().get(stage))));
    }
    return stages;
  }
}
