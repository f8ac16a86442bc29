package org.asterism.bench;

import static org.apache.spark.sql.functions.col;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.asterism.pipeline.crawl.Crawl;
import org.asterism.pipeline.crawl.CrawlSettings;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.fetch.Fetch;
import org.asterism.pipeline.fetch.FetchSettings;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.manners.Manners;
import org.asterism.pipeline.sources.Kind;
import org.asterism.pipeline.sources.SourceSettings;
import org.jspecify.annotations.Nullable;

/** One crawl in a JVM of its own; its last line is what it took. */
final class CrawlProbe {
  /** Works of one source, a round of the warm-up. */
  private static final int WARM_UP = 300;

  private static final int ROUNDS = 16;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final long MAX_BYTES = 20_000_000;

  private CrawlProbe() {}

  /**
   * @param args the museum's address, an empty folder, and threads
   */
  public static void main(String[] args) throws Exception {
    URI museum = URI.create(args[0]);
    Path folder = Path.of(args[1]);
    int threads = Integer.parseInt(args[2]);
    try (SparkSession spark = LocalSpark.session(threads)) {
      warmUp(spark, museum, folder, threads);
      Lake lake = new Lake(spark, folder.resolve("lake").toString());
      double listing = stage(new Crawl(CrawlSettings.of(sources(museum, null))), lake).seconds();
      List<String> addresses = addresses(lake);
      double before = bare(addresses, threads);
      double beforeFetch = OwnJvm.processorSeconds();
      double compiledBeforeFetch = OwnJvm.compilingSeconds();
      Timed fetch = stage(new Fetch(fetch(museum, folder.resolve("raw"))), lake);
      double beforeBare = OwnJvm.processorSeconds();
      double compiledBeforeBare = OwnJvm.compilingSeconds();
      long peak = OwnJvm.peakMebibytes();
      double after = bare(addresses, threads);
      double end = OwnJvm.processorSeconds();
      double compiledAtEnd = OwnJvm.compilingSeconds();
      System.out.printf(
          Locale.ROOT,
          "{\"seconds\": %.3f, \"bare_seconds_before\": %.3f, \"bare_seconds_after\": %.3f,"
              + " \"processor_seconds\": %.3f, \"bare_processor_seconds\": %.3f,"
              + " \"compiling_seconds\": %.3f, \"bare_compiling_seconds\": %.3f,"
              + " \"listing_seconds\": %.3f, \"pictures\": %d, \"refused\": %d,"
              + " \"peak_rss_mib\": %d}%n",
          fetch.seconds(),
          before,
          after,
          beforeBare - beforeFetch,
          end - beforeBare,
          compiledBeforeBare - compiledBeforeFetch,
          compiledAtEnd - compiledBeforeBare,
          listing,
          addresses.size(),
          fetch.result().refused(),
          peak);
    }
  }

  /** Both sides, until Java has compiled most of what they need. */
  private static void warmUp(SparkSession spark, URI museum, Path folder, int threads)
      throws InterruptedException, ExecutionException {
    for (int round = 1; round <= ROUNDS; round++) {
      Path own = folder.resolve("warm-up-" + round);
      Lake lake = new Lake(spark, own.resolve("lake").toString());
      stage(new Crawl(CrawlSettings.of(sources(museum, WARM_UP))), lake);
      stage(new Fetch(fetch(museum, own.resolve("raw"))), lake);
      bare(addresses(lake), threads);
    }
  }

  private record Timed(StageResult result, double seconds) {}

  private static Timed stage(Stage stage, Lake lake) {
    long start = System.nanoTime();
    StageResult result = stage.run(lake, Progress.unwatched(lake));
    return new Timed(result, (System.nanoTime() - start) / 1e9);
  }

  private static List<SourceSettings> sources(URI museum, @Nullable Integer limit) {
    return List.of(
        source(Kind.AIC, museum.resolve("/aic/api/v1"), limit),
        source(Kind.MET, museum.resolve("/met/public/collection/v1"), limit),
        source(Kind.COMMONS, museum.resolve("/commons/w/api.php"), limit));
  }

  private static SourceSettings source(Kind kind, URI url, @Nullable Integer limit) {
    Manners manners = new Manners(kind.id(), "", 0, 8, null, TIMEOUT, 3, MAX_BYTES);
    return new SourceSettings(kind.id(), kind, url.toString(), Map.of(), null, limit, manners);
  }

  private static FetchSettings fetch(URI museum, Path raw) {
    List<SourceSettings> sources = sources(museum, null);
    return new FetchSettings(raw.toString(), sources, sources.get(0).manners());
  }

  private static List<String> addresses(Lake lake) {
    return Objects.TABLE
        .read(lake)
        .where(Objects.USED)
        .where(col(Objects.IMAGE_URL).isNotNull())
        .select(Objects.IMAGE_URL)
        .as(Encoders.STRING())
        .collectAsList();
  }

  /** Seconds that the least a downloader must do takes over these addresses. */
  private static double bare(List<String> addresses, int threads)
      throws InterruptedException, ExecutionException {
    // Without the offer to go on with HTTP/2, which is work too.
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    AtomicInteger next = new AtomicInteger();
    Callable<Long> loop =
        () -> {
          long pixels = 0;
          for (int i = next.getAndIncrement(); i < addresses.size(); i = next.getAndIncrement()) {
            pixels += pixels(client, addresses.get(i));
          }
          return pixels;
        };
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      long start = System.nanoTime();
      List<Future<Long>> loops = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        loops.add(pool.submit(loop));
      }
      for (Future<Long> each : loops) {
        if (each.get() == 0) {
          throw new IllegalStateException("a loop without a picture measures nothing");
        }
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      pool.shutdownNow();
    }
  }

  private static long pixels(HttpClient client, String address)
      throws IOException, InterruptedException, NoSuchAlgorithmException {
    byte[] bytes =
        client
            .send(
                HttpRequest.newBuilder(URI.create(address)).build(),
                HttpResponse.BodyHandlers.ofByteArray())
            .body();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
    BufferedImage picture = decoded(bytes);
    return picture.getWidth() * (long) picture.getHeight() + (hash[0] & 1);
  }

  /** By the JDK's own reader, although another has come before it with our libraries. */
  private static BufferedImage decoded(byte[] bytes) throws IOException {
    ImageReader reader = null;
    for (Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("JPEG");
        readers.hasNext(); ) {
      reader = readers.next();
      if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
        break;
      }
    }
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(input, true, true);
      return reader.read(0);
    } finally {
      reader.dispose();
    }
  }
}
