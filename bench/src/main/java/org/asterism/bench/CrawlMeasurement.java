package org.asterism.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
      "The peer is a bare loop over the same addresses on as many threads: HttpClient (HTTP/1.1),"
          + " SHA-256, ImageIO with the JDK's own JPEG reader and without its cache on disk. It runs"
          + " once before the stage and once after it; a size's ratio is our records per second over"
          + " the loop's in both, and the ratio of the whole is that of the largest size: the tables"
          + " are opened and closed once, however many records there are.",
      "Sixteen crawls of up to 900 works, each with its bare loop, come before, so that Java has"
          + " compiled most of what both sides need; compiling_seconds is what it still compiled.",
      "Each size has a JVM of its own. peak_rss_mib is the most memory it held to the stage's end."
    })
final class CrawlMeasurement extends Measurement {
  private static final int DIFFERENT_PICTURES = 500;

  /** Room for all pictures in the museum's file: what it must scale first holds up both sides. */
  private static final int MEBIBYTES = 2_048;

  @Option(
      names = "--works",
      paramLabel = "N",
      split = ",",
      description = "Open works the museum has; several sizes with commas between.")
  private List<Integer> works = List.of(2_000, 20_000);

  @Option(names = "--threads", paramLabel = "N", description = "Of Spark and of the bare loop.")
  private int threads = 2;

  @Option(
      names = "--heap",
      paramLabel = "MIB",
      description = "Of the JVM that crawls, in mebibytes, whatever the size; taken at the start.")
  private int heap = 1_024;

  CrawlMeasurement() {
    super(new Repetitions(0, 1, Duration.ZERO));
  }

  @Override
  void measure(Report report, Repetitions repetitions) {
    List<Double> ratios = new ArrayList<>();
    Map<String, Object> sizes = new LinkedHashMap<>();
    int largest = Collections.max(works);
    for (int size : works) {
      for (int i = 0; i < repetitions.measured(); i++) {
        JsonNode probe = probe(size);
        double pictures = probe.path("pictures").asDouble();
        double ours = pictures / probe.path("seconds").asDouble();
        double before = pictures / probe.path("bare_seconds_before").asDouble();
        double after = pictures / probe.path("bare_seconds_after").asDouble();
        double bare = 2 / (1 / before + 1 / after);
        if (size == largest) {
          ratios.add(ours / bare);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("records_per_second", rounded(ours));
        fields.put("bare_records_per_second", rounded(bare));
        fields.put("bare_before_and_after", List.of(rounded(before), rounded(after)));
        fields.put("ratio", rounded(ours / bare));
        fields.put("pictures", probe.path("pictures"));
        fields.put("processor_seconds", probe.path("processor_seconds"));
        fields.put("bare_processor_seconds", probe.path("bare_processor_seconds"));
        fields.put("compiling_seconds", probe.path("compiling_seconds"));
        fields.put("bare_compiling_seconds", probe.path("bare_compiling_seconds"));
        fields.put("listing_seconds", probe.path("listing_seconds"));
        fields.put("refused", probe.path("refused"));
        fields.put("peak_rss_mib", probe.path("peak_rss_mib"));
        sizes.merge(Integer.toString(size), List.of(fields), CrawlMeasurement::together);
        say("%,d works: %s".formatted(size, fields));
      }
    }
    report
        .with("threads", (Object) threads)
        .with("probe_heap_mib", (Object) heap)
        .withRatio(
            Spread.of(ratios.stream().mapToDouble(Double::doubleValue).toArray()),
            "records per second of the stage fetch over those of a bare loop, largest size")
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
      return OwnJvm.run(
          CrawlProbe.class,
          heap + "m",
          List.of(
              server.baseUri().toString(), folder.path().toString(), Integer.toString(threads)));
    }
  }
}
