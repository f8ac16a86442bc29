package org.asterism.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.crawl.Crawl;
import org.asterism.pipeline.crawl.CrawlSettings;
import org.asterism.pipeline.fetch.Fetch;
import org.asterism.pipeline.fetch.FetchSettings;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.manners.Manners;
import org.asterism.pipeline.sources.Kind;
import org.asterism.pipeline.sources.SourceSettings;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.asterism.sandbox.server.Rate;
import org.asterism.sandbox.server.SandboxOptions;
import org.asterism.sandbox.server.SandboxServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How much of the rate it is allowed a crawl uses, and that it never uses more. */
@Command(
    name = "rate",
    description = {
      "The stages crawl and fetch, each over one museum of this machine that allows so many requests"
          + " a second. The museum's own clock tells when requests came.",
      "ratio is the rate kept over the rate allowed, of listing or of downloading, whichever is less;"
          + " early counts the requests that came sooner than the rate allows."
    })
final class RateMeasurement extends Measurement {
  private static final int DIFFERENT_PICTURES = 60;
  private static final int MEBIBYTES = 64;
  private static final int CONCURRENCY = 4;
  private static final long MAX_BYTES = 20_000_000;

  /** Works are dealt out among so many museums, of which one is crawled. */
  private static final int MUSEUMS = 3;

  @Option(names = "--rate", paramLabel = "N", description = "Requests a second.")
  private int rate = 20;

  @Option(
      names = "--works",
      paramLabel = "N",
      description =
          "Works of the museum: each takes one request for its record, one for a picture.")
  private int works = 600;

  @Option(names = "--threads", paramLabel = "N", description = "Of Spark.")
  private int threads = 2;

  RateMeasurement() {
    super(new Repetitions(0, 1, Duration.ZERO));
  }

  @Override
  void measure(Report report, Repetitions repetitions) {
    List<Double> ratios = new ArrayList<>();
    List<Object> turns = new ArrayList<>();
    for (int i = 0; i < repetitions.measured(); i++) {
      Map<String, Object> turn = turn();
      turns.add(turn);
      turn.values().forEach(phase -> ratios.add(share(phase)));
      say("%s".formatted(turn));
    }
    report
        .with("rate", (Object) rate)
        .with("works", (Object) works)
        .with("threads", (Object) threads)
        .withRatio(
            Spread.of(ratios.stream().mapToDouble(Double::doubleValue).toArray()),
            "requests a second that came over those allowed, listing and downloading apart")
        .with("turns", turns)
        .note("from the first request of a stage to its last, by the museum's clock");
  }

  private static double share(Object phase) {
    return ((Number) ((Map<?, ?>) phase).get("kept")).doubleValue();
  }

  private Map<String, Object> turn() {
    GeneratedCollection collection =
        GeneratedCollection.of(Pictures.SEED, MUSEUMS * works)
            .withDistinctPictures(Math.min(works, DIFFERENT_PICTURES));
    SandboxOptions options =
        SandboxOptions.wellBehaved()
            .withPicturesDrawn(MEBIBYTES)
            .withStatedRate(new Rate(rate, Duration.ofSeconds(1)));
    try (TemporaryFolder folder = TemporaryFolder.create();
        SandboxServer museum = SandboxServer.start(collection, options);
        SparkSession spark = LocalSpark.session(threads)) {
      Lake lake = new Lake(spark, folder.resolve("lake").toString());
      List<SourceSettings> sources = List.of(source(museum));
      Map<String, Object> turn = new LinkedHashMap<>();
      turn.put("listing", phase(museum, new Crawl(CrawlSettings.of(sources)), lake));
      museum.countAnew();
      Fetch fetch =
          new Fetch(
              new FetchSettings(
                  folder.resolve("raw").toString(), sources, sources.get(0).manners()));
      turn.put("pictures", phase(museum, fetch, lake));
      return turn;
    }
  }

  private SourceSettings source(SandboxServer museum) {
    Manners manners =
        new Manners(
            Kind.MET.id(),
            "bench@museum.example",
            rate,
            CONCURRENCY,
            null,
            Duration.ofSeconds(30),
            3,
            MAX_BYTES);
    String url = museum.baseUri().resolve("/met/public/collection/v1").toString();
    return new SourceSettings(Kind.MET.id(), Kind.MET, url, Map.of(), null, null, manners);
  }

  private Map<String, Object> phase(SandboxServer museum, Stage stage, Lake lake) {
    stage.run(lake, Progress.unwatched(lake));
    JsonNode seen = stats(museum).path("by_source").path(Kind.MET.id());
    double perSecond = seen.path("rate_per_s").asDouble();
    Map<String, Object> phase = new LinkedHashMap<>();
    phase.put("requests", seen.path("requests").asLong());
    phase.put("requests_per_second", Math.round(perSecond * 1_000) / 1e3);
    phase.put("kept", Math.round(perSecond / rate * 10_000) / 1e4);
    phase.put("early", seen.path("early").asLong());
    return phase;
  }

  private static JsonNode stats(SandboxServer museum) {
    try {
      return new ObjectMapper().readTree(museum.baseUri().resolve("/_sandbox/stats").toURL());
    } catch (IOException e) {
      throw new AsterismException(
          "The museum does not tell what it was asked",
          String.valueOf(e.getMessage()),
          "Measure again.",
          e);
    }
  }
}
