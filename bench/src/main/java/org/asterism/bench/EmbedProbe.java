package org.asterism.bench;

import ai.djl.engine.Engine;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.learned.Device;
import org.asterism.core.learned.Lock;
import org.asterism.core.learned.OnnxSpec;
import org.asterism.pipeline.embed.EncoderSettings;
import org.asterism.pipeline.embed.LearnedEmbedding;
import org.asterism.pipeline.fetch.RawStore;
import org.asterism.pipeline.lake.Lake;

/** One encoder over many pictures in a JVM of its own; its last line is what it took. */
final class EmbedProbe {
  private static final StructType PICTURES =
      new StructType()
          .add("image_id", DataTypes.StringType)
          .add("path", DataTypes.StringType)
          .add("input_hash", DataTypes.StringType)
          .add("caption", DataTypes.StringType);

  private static final double WARM_UP_SECONDS = 10;

  private EmbedProbe() {}

  /**
   * @param args the model's folder, a folder of JPEG files, an empty folder, batch, threads,
   *     pictures, and turns
   */
  public static void main(String[] args) throws Exception {
    Path model = Path.of(args[0]).toAbsolutePath();
    List<Path> files = Pictures.paths(Path.of(args[1]).toAbsolutePath());
    int batch = Integer.parseInt(args[3]);
    int threads = Integer.parseInt(args[4]);
    int count = Integer.parseInt(args[5]);
    int turns = Integer.parseInt(args[6]);
    // DJL refuses an environment of ONNX Runtime that it did not make.
    Engine.getEngine("OnnxRuntime");
    OnnxSpec spec = BenchEncoder.in(model);
    EncoderSettings settings =
        new EncoderSettings(
            Map.of(Affinity.FORMAL, spec),
            model.getParent().toString(),
            Lock.EMPTY,
            new Device.Cpu(),
            batch,
            false);
    List<Path> all = Pictures.over(files, count);
    List<Path> few = all.subList(0, Math.min(count, 4 * batch * threads));
    Path file = model.resolve(spec.image().model().file());
    try (SparkSession spark = LocalSpark.session(threads);
        BareLoop bare = new BareLoop(spec, file, batch, threads)) {
      Spark job = new Spark(new Lake(spark, args[2]), spec, settings);
      job.run(few);
      long peak = warm(() -> job.run(all));
      warm(() -> bare.seconds(all));
      List<Timed> ours = new ArrayList<>();
      List<Timed> theirs = new ArrayList<>();
      for (int turn = 0; turn < turns; turn++) {
        ours.add(timed(() -> job.run(all)));
        theirs.add(timed(() -> bare.seconds(all)));
      }
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("seconds", ours.stream().map(Timed::seconds).toList());
      figures.put("bare_seconds", theirs.stream().map(Timed::seconds).toList());
      figures.put("processor_seconds", ours.stream().map(Timed::processor).toList());
      figures.put("bare_processor_seconds", theirs.stream().map(Timed::processor).toList());
      figures.put("model_loads", job.loads.value());
      figures.put("peak_rss_mib", peak);
      System.out.println(new ObjectMapper().writeValueAsString(figures));
    }
  }

  /** What takes seconds and says how many of them count. */
  private interface Work {
    double seconds() throws Exception;
  }

  private record Timed(double seconds, double processor) {}

  /**
   * Passes that do not count, until compilers have had their time.
   *
   * @return the most memory held after the first of them, in MiB
   */
  private static long warm(Work work) throws Exception {
    double seconds = work.seconds();
    long peak = OwnJvm.peakMebibytes();
    while (seconds < WARM_UP_SECONDS) {
      seconds += work.seconds();
    }
    return peak;
  }

  private static Timed timed(Work work) throws Exception {
    double before = OwnJvm.processorSeconds();
    double seconds = work.seconds();
    return new Timed(seconds, OwnJvm.processorSeconds() - before);
  }

  /** The stage's own way, from a table of paths to a file of vectors. */
  private static final class Spark {
    private final Lake lake;
    private final OnnxSpec spec;
    private final EncoderSettings settings;
    private final LongAccumulator loads;
    private final LongAccumulator done;

    Spark(Lake lake, OnnxSpec spec, EncoderSettings settings) {
      this.lake = lake;
      this.spec = spec;
      this.settings = settings;
      loads = lake.spark().sparkContext().longAccumulator("loads");
      done = lake.spark().sparkContext().longAccumulator("done");
    }

    double run(List<Path> files) {
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < files.size(); i++) {
        String id = "%08d".formatted(i);
        rows.add(RowFactory.create(id, files.get(i).toString().substring(1), id, null));
      }
      Dataset<Row> pictures = lake.staged("pictures", lake.spark().createDataFrame(rows, PICTURES));
      Dataset<Row> asked =
          LearnedEmbedding.encoded(
              pictures, new RawStore(lake.spark(), "/"), spec, settings, done, loads);
      long start = System.nanoTime();
      Dataset<Row> encoded = lake.staged("encoded", asked);
      double seconds = (System.nanoTime() - start) / 1e9;
      long vectors = encoded.where(functions.col("vector").isNotNull()).count();
      if (vectors != files.size()) {
        throw new IllegalStateException(
            "%d of %d pictures were encoded".formatted(vectors, files.size()));
      }
      return seconds;
    }
  }
}
