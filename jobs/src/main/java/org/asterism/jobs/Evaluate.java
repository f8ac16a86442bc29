package org.asterism.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.artwork.ImageId;
import org.asterism.pipeline.evaluate.Evaluation;
import org.asterism.pipeline.evaluate.EvaluationReport;
import org.asterism.pipeline.evaluate.Figures;
import org.asterism.pipeline.evaluate.GroupShares;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.manners.Answer;
import org.asterism.pipeline.manners.PoliteHttp;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code asterism evaluate}: how often neighbours share what they should. */
@Command(
    name = "asterism evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Measures leave-one-out retrieval of works that share a style, artist, subject or collection, by",
      "each affinity and beside baselines; hubs, coverage, the edges, and what a score means.",
      "The last line on standard output is the result as one JSON object."
    })
public final class Evaluate implements Callable<Integer> {
  private static final String CIRCULAR =
      "historical: where artist or style is among its inputs, as in a folder with a manifest, the"
          + " figure is circular and says nothing about quality";

  private static final ObjectMapper JSON =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  @Mixin private final JobOptions options = new JobOptions();

  @Option(
      names = "--images",
      paramLabel = "DIR",
      description =
          "A folder of pictures with a manifest.csv to evaluate on; without it, the lake as it is.")
  private @Nullable String images;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description =
          "A path or address of the known groups (source, source_id, movement, subject, school):"
              + " also prints the share of the right group among the ten nearest.")
  private @Nullable String truth;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Also writes evaluation.html, with plots and pictures, and evaluation.json there.")
  private @Nullable Path report;

  public static void main(String[] args) {
    System.exit(Jobs.execute(new CommandLine(new Evaluate()), args));
  }

  @Override
  public Integer call() {
    Settings settings = options.settings();
    if (images != null) {
      String folder = Path.of(images).toAbsolutePath().normalize().toString();
      settings = settings.forFolder(folder, lakeOf(folder));
      Stages.untilEmbedded(settings).forEach(Stage::requireReady);
    }
    try (SparkSession spark = Jobs.session("evaluate")) {
      if (images != null) {
        Summary.of(Jobs.run(spark, settings, Stages.untilEmbedded(settings))).print(System.err);
      }
      Lake lake = settings.lakeIn(spark);
      GroupShares shares = truth == null ? null : GroupShares.of(lake, content(truth, settings));
      String raw = settings.fetch().raw();
      Evaluation evaluation;
      if (report == null) {
        evaluation = Evaluation.of(lake, raw, settings.score().weights());
      } else {
        EvaluationReport.Both both = EvaluationReport.of(lake, raw, settings.score().weights());
        evaluation = both.evaluation();
        write(report, both.html(), json(evaluation, shares));
      }
      print(evaluation, shares, System.err);
      System.out.println(json(evaluation, shares));
      return ExitCode.DONE;
    }
  }

  private static void write(Path folder, String html, String json) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("evaluation.html"), html);
      Files.writeString(folder.resolve("evaluation.json"), json + "\n");
    } catch (IOException e) {
      throw new AsterismException(
          "The report cannot be written to %s".formatted(folder),
          e.getClass().getSimpleName() + ": " + e.getMessage(),
          "Name a folder that can be written to with --report.",
          e);
    }
    System.err.println("The report is " + folder.resolve("evaluation.html"));
  }

  /** Beside the other data; one for each folder, so that a second evaluation is quick. */
  private static String lakeOf(String folder) {
    String name = Path.of(folder).getFileName().toString();
    return "data/evaluate/%s-%s".formatted(name, ImageId.of("evaluate", folder).substring(0, 8));
  }

  private static String content(String address, Settings settings) {
    try {
      if (!address.startsWith("http")) {
        return Files.readString(Path.of(address));
      }
      URI uri = URI.create(address);
      if (PoliteHttp.keeping(settings.fetch().others().trusting(uri)).get(uri)
          instanceof Answer.Given given) {
        return new String(given.body(), StandardCharsets.UTF_8);
      }
      throw unreadable(address, "the server did not give it");
    } catch (IOException e) {
      throw unreadable(address, String.valueOf(e.getMessage()));
    }
  }

  private static AsterismException unreadable(String address, String why) {
    return new AsterismException(
        "The truth at %s cannot be read".formatted(address), why, "Correct --truth.");
  }

  private static void print(Evaluation evaluation, @Nullable GroupShares shares, PrintStream out) {
    out.printf("%n%-15s %-14s %6s %6s %6s %6s%n", "affinity", "same", "n", "r1", "p10", "map");
    evaluation
        .affinities()
        .forEach(
            (affinity, labels) -> labels.forEach((label, f) -> print(affinity, label, f, out)));
    evaluation
        .builtIn()
        .forEach(
            (affinity, labels) ->
                labels.forEach((label, f) -> print(affinity + ", own", label, f, out)));
    evaluation.metadata().forEach((label, figures) -> print("metadata", label, figures, out));
    evaluation.colours().forEach((label, figures) -> print("rgb", label, figures, out));
    evaluation.random().forEach((label, figures) -> print("random", label, figures, out));
    out.println("(" + CIRCULAR + ".)");
    if (!evaluation.builtIn().isEmpty()) {
      out.println("(own: the built-in encoder, where another one serves.)");
    }
    if (evaluation.guesses() != null) {
      out.printf(
          Locale.ROOT,
          "%nMeanings guessed from looks, of %,d works without words: mean cosine %.3f on works held"
              + " out.%n",
          evaluation.guesses().works(),
          evaluation.guesses().heldOutCosine());
    }
    if (shares != null) {
      out.printf("%nThe right group among the ten nearest, of %,d works:%n", shares.works());
      for (Affinity affinity : Affinity.values()) {
        out.printf(
            Locale.ROOT,
            "%-12s %.3f   random %.3f%n",
            affinity.key(),
            shares.shares().get(affinity),
            shares.random().get(affinity));
      }
    }
  }

  private static void print(String affinity, String label, Figures figures, PrintStream out) {
    if (figures.n() == 0) {
      return;
    }
    out.printf(
        Locale.ROOT,
        "%-15s %-14s %6d %6.3f %6.3f %6.3f%n",
        affinity,
        label,
        figures.n(),
        figures.r1(),
        figures.p10(),
        figures.map());
  }

  private static String json(Evaluation evaluation, @Nullable GroupShares shares) {
    Map<String, Object> result =
        JSON.convertValue(evaluation, new TypeReference<LinkedHashMap<String, Object>>() {});
    if (shares != null) {
      Map<String, Object> groups = new LinkedHashMap<>();
      shares.shares().forEach((affinity, share) -> groups.put(affinity.key(), share));
      Map<String, Object> random = new LinkedHashMap<>();
      shares.random().forEach((affinity, share) -> random.put(affinity.key(), share));
      groups.put("random", random);
      result.put("right_group_at_10", groups);
    }
    result.put("notes", new String[] {CIRCULAR});
    try {
      return JSON.writeValueAsString(result);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of numbers are always JSON", e);
    }
  }
}
