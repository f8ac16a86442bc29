package org.asterism.bench;

import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.asterism.core.AsterismException;
import org.asterism.core.learned.OnnxSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast a learned encoder goes through Spark, beside ONNX Runtime alone. */
@Command(
    name = "embed",
    description = {
      "Pictures through a learned encoder in Spark, from a table of paths to a file of vectors.",
      "The peer is a bare loop over the same files: as many threads, each of which reads, decodes"
          + " and feeds ONNX Runtime batches of the same size with one thread. ratio is our images"
          + " a second over the loop's.",
      "Each number of pictures has a JVM of its own with a heap of 512 MiB, all of it taken at the"
          + " start, whose peak memory is told"
          + " before the bare loop begins. Both are warmed up with whole passes, for ten seconds or"
          + " more, that do not count."
    })
final class EmbedMeasurement extends Measurement {
  private static final String HEAP = "512m";

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "The ONNX export of a CLIP (vision_model.onnx) or DINOv2 (model.onnx) encoder.")
  private Path model = Path.of("");

  @Option(
      names = "--images",
      required = true,
      paramLabel = "DIR",
      description = "A folder of JPEG files, folders in it included; used again if too few.")
  private Path images = Path.of("");

  @Option(names = "--batch", paramLabel = "N", description = "Pictures in one inference.")
  private int batch = 16;

  @Option(names = "--threads", paramLabel = "N", description = "Of Spark and of the bare loop.")
  private int threads = 2;

  @Option(
      names = "--count",
      paramLabel = "N",
      split = ",",
      description =
          "Pictures to encode; several numbers with commas between. Unless set, what the bare loop"
              + " encodes in ten seconds.")
  private List<Integer> counts = List.of();

  EmbedMeasurement() {
    super(new Repetitions(0, 3, Duration.ZERO));
  }

  @Override
  void measure(Report report, Repetitions repetitions) {
    if (batch < 1 || threads < 1 || counts.stream().anyMatch(count -> count < 1)) {
      throw new AsterismException(
          "This cannot be measured",
          "--batch, --threads and --count are numbers of at least 1",
          "Correct them.");
    }
    OnnxSpec spec = BenchEncoder.in(model.toAbsolutePath());
    Pictures.paths(images);
    List<Double> ratios = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    long loads = 0;
    long peak = 0;
    Map<String, Object> byCount = new LinkedHashMap<>();
    List<Integer> wanted = counts.isEmpty() ? List.of(inTenSeconds(spec)) : counts;
    for (int count : wanted) {
      say("encoding %,d pictures with %s".formatted(count, spec.name()));
      JsonNode probe = probe(count, repetitions.measured());
      List<Double> seconds = numbers(probe.path("seconds"));
      List<Double> bareSeconds = numbers(probe.path("bare_seconds"));
      List<Double> here = new ArrayList<>();
      for (int turn = 0; turn < seconds.size(); turn++) {
        ours.add(count / seconds.get(turn));
        bare.add(count / bareSeconds.get(turn));
        here.add(bareSeconds.get(turn) / seconds.get(turn));
      }
      ratios.addAll(here);
      loads = Math.max(loads, probe.path("model_loads").asLong());
      peak = Math.max(peak, probe.path("peak_rss_mib").asLong());
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("seconds", seconds);
      fields.put("bare_seconds", bareSeconds);
      fields.put("processor_seconds", probe.path("processor_seconds"));
      fields.put("bare_processor_seconds", probe.path("bare_processor_seconds"));
      fields.put("ratio", Report.inFields(spread(here)));
      fields.put("peak_rss_mib", probe.path("peak_rss_mib"));
      byCount.put(Integer.toString(count), fields);
    }
    report
        .with("images_per_second", spread(ours))
        .with("bare_images_per_second", spread(bare))
        .withRatio(spread(ratios), "images a second through Spark over those of the bare loop")
        .with("model_loads", (Object) loads)
        .with("peak_rss", (Object) (peak << 20))
        .with("model", spec.name())
        .with("batch", (Object) batch)
        .with("threads", (Object) threads)
        .with("counts", byCount)
        .note("model_loads and peak_rss are the most of any of the JVMs")
        .note("the model is loaded before either is timed; a fresh JVM is slower at first");
  }

  /** Found by passes of twice as many pictures until one takes a second; rounded to one digit. */
  private int inTenSeconds(OnnxSpec spec) {
    List<Path> files = Pictures.paths(images);
    int size = 2 * batch * threads;
    try (BareLoop bare =
        new BareLoop(spec, model.resolve(spec.image().model().file()), batch, threads)) {
      double seconds;
      do {
        size *= 2;
        List<Path> some = Pictures.over(files, size);
        seconds = bare.seconds(some);
      } while (seconds < 1);
      double many = 10 * size / seconds;
      double digit = Math.pow(10, Math.floor(Math.log10(many)));
      return (int) (Math.floor(many / digit) * digit);
    } catch (OrtException | ExecutionException e) {
      throw new AsterismException(
          "The model in %s cannot be run".formatted(model),
          String.valueOf(e.getMessage()),
          "Name a folder with a whole ONNX export with --model.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("told to stop", e);
    }
  }

  private JsonNode probe(int count, int turns) {
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      return OwnJvm.run(
          EmbedProbe.class,
          HEAP,
          List.of(
              model.toString(),
              images.toString(),
              folder.path().toString(),
              Integer.toString(batch),
              Integer.toString(threads),
              Integer.toString(count),
              Integer.toString(turns)));
    }
  }

  private static List<Double> numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asDouble).toList();
  }

  private static Spread spread(List<Double> values) {
    return Spread.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
