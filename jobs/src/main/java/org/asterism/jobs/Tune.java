package org.asterism.jobs;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.asterism.core.affinity.Weights;
import org.asterism.pipeline.evaluate.Tuning;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code asterism tune}: which weights find most of what works should share. */
@Command(
    name = "asterism tune",
    mixinStandardHelpOptions = true,
    description = {
      "Searches the weights of the affinities and of the graph by which the ten best recommendations",
      "share most of what they should, on half of the makers, and prints how they do on the others.",
      "Nothing is changed. The last line on standard output is the result as one JSON object."
    })
public final class Tune implements Callable<Integer> {
  /** Of a gain this small nothing is said to have been found. */
  private static final double GAIN = 0.005;

  @Mixin private final JobOptions options = new JobOptions();

  @Option(
      names = "--relation",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "style,artist",
      description =
          "What recommended works should share: style, artist, subject, collection; several are"
              + " weighed alike (default: ${DEFAULT-VALUE}).")
  private List<String> relations = List.of("style", "artist");

  public static void main(String[] args) {
    System.exit(Jobs.execute(new CommandLine(new Tune()), args));
  }

  @Override
  public Integer call() {
    Settings settings = options.settings();
    try (SparkSession spark = Jobs.session("tune")) {
      Tuning tuning =
          Tuning.of(
              settings.lakeIn(spark),
              relations,
              settings.score().weights(),
              settings.score().beta());
      print(tuning, System.err);
      System.out.println(json(tuning));
      return ExitCode.DONE;
    }
  }

  private void print(Tuning tuning, PrintStream out) {
    out.printf(
        "%nRight works (%s) among the ten best, of %,d works:%n%n",
        String.join(", ", relations), tuning.works());
    out.printf(
        "%-12s %-44s %5s %5s %10s %10s%n", "", "weights", "alpha", "beta", "searched", "held out");
    print("as it is", tuning.before(), out);
    print("found", tuning.best(), out);
    out.printf(
        "%nSearched on %,d works; %,d others, of other makers, were held out.%n",
        tuning.searched(), tuning.heldOut());
    out.println("beta is what the graph counts; the affinities count alpha = 1 - beta.");
    double gain = tuning.best().onHeldOut() - tuning.before().onHeldOut();
    if (gain < GAIN) {
      out.println("On works it was not searched on, this gains nothing: leave it as it is.");
    } else {
      out.printf("To ask with these weights: weights=%s%n", text(tuning.best().weights()));
      out.printf(
          Locale.ROOT,
          "To use all of it always: score.weights and score.beta (%.3f) in conf/asterism.yaml.%n",
          tuning.best().beta());
    }
    out.println(
        "Style and artist are inputs of the historical affinity where the records name them: a"
            + " large historical weight may only repeat the catalogue.");
  }

  private static void print(String name, Tuning.Choice choice, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%-12s %-44s %5.2f %5.2f %10.3f %10.3f%n",
        name,
        text(choice.weights()),
        choice.alpha(),
        choice.beta(),
        choice.onSearched(),
        choice.onHeldOut());
  }

  private static String text(Weights weights) {
    return String.format(
        Locale.ROOT,
        "formal:%.2f,conceptual:%.2f,historical:%.2f",
        weights.formal(),
        weights.conceptual(),
        weights.historical());
  }

  private static String json(Tuning tuning) {
    return String.format(
        Locale.ROOT,
        "{\"works\":%d,\"searched\":%d,\"held_out\":%d,\"before\":%s,\"best\":%s}",
        tuning.works(),
        tuning.searched(),
        tuning.heldOut(),
        json(tuning.before()),
        json(tuning.best()));
  }

  private static String json(Tuning.Choice choice) {
    return String.format(
        Locale.ROOT,
        "{\"weights\":\"%s\",\"alpha\":%.3f,\"beta\":%.3f,\"searched\":%.4f,\"held_out\":%.4f}",
        text(choice.weights()),
        choice.alpha(),
        choice.beta(),
        choice.onSearched(),
        choice.onHeldOut());
  }
}
