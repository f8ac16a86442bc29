package org.asterism.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.asterism.core.AsterismException;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.asterism.sandbox.server.SandboxOptions;
import org.asterism.sandbox.server.SandboxServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast pictures are downloaded, beside a bare loop that does no more than it must. */
@Command(
    name = "crawl",
    description = {
      "The stage fetch over a generated museum of this machine, without a rate: HTTP, SHA-256,"
          + " decoding, perceptual hashes, embedded metadata, the raw store and the Delta tables.",
      "The peer is a bare loop over the same addresses on as many threads: HttpClient, SHA-256,"
          + " ImageIO. ratio is our records per second over the loop's.",
      "Each size has a JVM of its own, whose peak memory is told before the bare loop begins."
    })
final class CrawlMeasurement extends Measurement {
  private static final int DIFFERENT_PICTURES = 500;

  /** Room for the pictures in the museum's file. */
  private static final int MEBIBYTES = 512;

  @Option(
      names = "--works",
      paramLabel = "N",
      split = ",",
      description = "Open works the museum has; several sizes with commas between.")
  private List<Integer> works = List.of(2_000, 20_000);

  @Option(names = "--threads", paramLabel = "N", description = "Of Spark and of the bare loop.")
  private int threads = 2;

  CrawlMeasurement() {
    super(new Repetitions(0, 1, Duration.ZERO));
  }

  @Override
  void measure(Report report, Repetitions repetitions) {
    List<Double> ratios = new ArrayList<>();
    Map<String, Object> sizes = new LinkedHashMap<>();
    for (int size : works) {
      for (int i = 0; i < repetitions.measured(); i++) {
        JsonNode probe = probe(size);
        double ours = size / probe.path("seconds").asDouble();
        double bare = size / probe.path("bare_seconds").asDouble();
        ratios.add(ours / bare);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("records_per_second", rounded(ours));
        fields.put("bare_records_per_second", rounded(bare));
        fields.put("ratio", rounded(ours / bare));
        fields.put("listing_seconds", probe.path("listing_seconds"));
        fields.put("refused", probe.path("refused"));
        fields.put("peak_rss_mib", probe.path("peak_rss_mib"));
        sizes.merge(Integer.toString(size), List.of(fields), CrawlMeasurement::together);
        say("%,d works: %s".formatted(size, fields));
      }
    }
    report
        .with("threads", (Object) threads)
        .withRatio(
            Spread.of(ratios.stream().mapToDouble(Double::doubleValue).toArray()),
            "records per second of the stage fetch over those of a bare loop")
        .with("works", sizes)
        .note("the museum answers from this machine too, from a process of its own")
        .note("%d different pictures, each work's bytes its own".formatted(DIFFERENT_PICTURES));
  }

  private static Object together(Object some, Object more) {
    List<Object> all = new ArrayList<>((List<?>) some);
    all.addAll((List<?>) more);
    return all;
  }

  private static double rounded(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }

  private JsonNode probe(int size) {
    say("opening a museum of %,d works".formatted(size));
    StampedCollection museum =
        new StampedCollection(
            GeneratedCollection.of(Pictures.SEED, size)
                .withDistinctPictures(Math.min(size, DIFFERENT_PICTURES)));
    try (TemporaryFolder folder = TemporaryFolder.create();
        SandboxServer server =
            SandboxServer.start(
                museum, SandboxOptions.wellBehaved().withPicturesDrawn(MEBIBYTES))) {
      return run(server.baseUri(), folder.path(), size);
    }
  }

  private JsonNode run(URI museum, Path folder, int size) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            CrawlProbe.class.getName(),
            museum.toString(),
            folder.toString(),
            Integer.toString(threads),
            Integer.toString(size)));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String last = "";
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          last = line;
        }
      }
      if (process.waitFor() != 0) {
        throw failed("the probe ended with code %d".formatted(process.exitValue()));
      }
      return new ObjectMapper().readTree(last);
    } catch (JsonProcessingException e) {
      throw failed("the probe said no figures");
    } catch (IOException e) {
      throw failed(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("told to stop");
    }
  }

  private static AsterismException failed(String why) {
    return new AsterismException(
        "The crawl could not be measured", why, "Mend what it said above and measure again.");
  }
}
