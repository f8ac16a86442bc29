package org.asterism.pipeline.embed;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.AsterismException;
import org.asterism.core.Sha256;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.artwork.ImageId;
import org.asterism.core.learned.VectorsSpec;
import org.jspecify.annotations.Nullable;

/** Vectors that come in a file, as those of an encoder. */
final class GivenVectors {
  private static final String PLACE = "place";
  private static final String SOURCE = "source";
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final int SLICE = 4_096;
  private static final int VERSION_DIGITS = 8;
  private static final int CHUNK = 1 << 20;

  private static final StructType VECTORS =
      new StructType()
          .add(PLACE, LongType)
          .add(Embeddings.VECTOR, createArrayType(FloatType))
          .add(Encoded.REASON, StringType);

  private static final StructType IDS =
      new StructType().add(PLACE, LongType).add(Embeddings.IMAGE_ID, StringType);

  private GivenVectors() {}

  /**
   * The name and version of these vectors: it changes with either file.
   *
   * @throws AsterismException if a file is missing, or is not what was pinned
   */
  static String model(SparkSession spark, VectorsSpec spec) {
    String vectors = digest(spark, spec.vectors(), spec);
    if (spec.sha256() != null && !spec.sha256().equals(vectors)) {
      throw new AsterismException(
          "The vectors of the encoder %s are not those that were pinned".formatted(spec.name()),
          "%s has the SHA-256 %s and should have %s"
              .formatted(spec.vectors(), vectors, spec.sha256()),
          "Bring the right file, or correct the entry in conf/encoders.yaml.");
    }
    String both =
        vectors + digest(spark, spec.ids(), spec) + spec.column() + spec.row() + spec.source();
    String version =
        Sha256.hexOf(both.getBytes(StandardCharsets.UTF_8)).substring(0, VERSION_DIGITS);
    return spec.name() + "@" + version;
  }

  private static String digest(SparkSession spark, String file, VectorsSpec spec) {
    MessageDigest digest = Sha256.digest();
    Path path = new Path(file);
    try (InputStream in = path.getFileSystem(spark.sessionState().newHadoopConf()).open(path)) {
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
      }
    } catch (IOException e) {
      throw new AsterismException(
          "The encoder %s is not here".formatted(spec.name()),
          "%s cannot be read: %s".formatted(file, e.getMessage()),
          "Correct the entry in conf/encoders.yaml, or bring the file.",
          e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * @param model what {@link #model} says; it is the input's hash as well
   * @return rows of {@link Encoded}
   * @throws AsterismException if the ids do not fit the vectors, or one comes twice
   */
  static Dataset<Row> encoded(SparkSession spark, VectorsSpec spec, String model) {
    VectorFile file = VectorFile.open(spark, spec);
    Dataset<Row> ids = ids(spark, spec);
    requireFit(ids, spec, file.count());
    List<Long> slices =
        LongStream.iterate(0, first -> first < file.count(), first -> first + SLICE)
            .boxed()
            .toList();
    Dataset<Row> vectors =
        spark
            .createDataset(slices, Encoders.LONG())
            .repartition(Math.max(1, slices.size()))
            .flatMap(
                (FlatMapFunction<Long, Row>) first -> slice(file, first), Encoders.row(VECTORS));
    return vectors
        .join(ids, PLACE)
        .select(
            col(Embeddings.IMAGE_ID),
            col(Embeddings.VECTOR),
            lit(model).as(Embeddings.INPUT_HASH),
            col(Encoded.REASON));
  }

  private static Iterator<Row> slice(VectorFile file, long first) {
    long last = Math.min(file.count(), first + SLICE);
    List<Row> rows = new ArrayList<>(SLICE);
    try (VectorFile.Reader reader = file.from(first)) {
      for (long place = first; place < last; place++) {
        rows.add(row(place, reader.next()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows.iterator();
  }

  private static Row row(long place, float[] given) {
    for (float value : given) {
      if (!Float.isFinite(value)) {
        return RowFactory.create(place, null, "its vector holds a number that is not finite");
      }
    }
    float[] unit = UnitVectors.unitLength(given);
    boolean isZero = Arrays.equals(unit, new float[unit.length]);
    return isZero
        ? RowFactory.create(place, null, "its vector has no length")
        : RowFactory.create(place, unit, null);
  }

  private static Dataset<Row> ids(SparkSession spark, VectorsSpec spec) {
    Dataset<Row> lines;
    try {
      lines =
          spark
              .read()
              .option("header", true)
              .option("multiLine", true)
              .option("escape", "\"")
              .csv(spec.ids());
    } catch (Exception e) {
      // Spark's own exceptions are checked, though no Java signature says so.
      throw wrong(spec, e instanceof AnalysisException ? "there is no such file" : e.toString());
    }
    List<String> columns = List.of(lines.columns());
    require(columns, spec.column(), spec);
    if (spec.row() != null) {
      require(columns, spec.row(), spec);
    }
    if (spec.isBySource() && spec.source() == null) {
      require(columns, SOURCE, spec);
    }
    return spark.createDataFrame(
        lines
            .javaRDD()
            .zipWithIndex()
            .map(line -> RowFactory.create(place(line._1(), line._2(), spec), id(line._1(), spec))),
        IDS);
  }

  private static @Nullable Long place(Row line, long number, VectorsSpec spec) {
    if (spec.row() == null) {
      return number;
    }
    String told = line.getAs(spec.row());
    return told != null && NUMBER.matcher(told.strip()).matches()
        ? Long.valueOf(told.strip())
        : null;
  }

  private static @Nullable String id(Row line, VectorsSpec spec) {
    String id = line.getAs(spec.column());
    if (id == null || !spec.isBySource()) {
      return id;
    }
    String source = spec.source() == null ? line.getAs(SOURCE) : spec.source();
    return source == null ? null : ImageId.of(source, id);
  }

  private static void require(List<String> columns, String column, VectorsSpec spec) {
    if (!columns.contains(column)) {
      throw wrong(
          spec, "it has no column %s, but %s".formatted(column, String.join(", ", columns)));
    }
  }

  private static void requireFit(Dataset<Row> ids, VectorsSpec spec, long vectors) {
    long lost = ids.where(col(PLACE).isNull().or(col(Embeddings.IMAGE_ID).isNull())).count();
    if (lost > 0) {
      throw wrong(
          spec,
          "of %,d lines, %,d %s no id%s"
              .formatted(
                  ids.count(),
                  lost,
                  lost == 1 ? "has" : "have",
                  spec.row() == null ? "" : " or no number in " + spec.row()));
    }
    long outside = ids.where(col(PLACE).lt(0).or(col(PLACE).geq(vectors))).count();
    if (outside > 0 || spec.row() == null && ids.count() != vectors) {
      throw wrong(spec, "it tells of %,d vectors, there are %,d".formatted(ids.count(), vectors));
    }
    for (String each : List.of(Embeddings.IMAGE_ID, PLACE)) {
      List<Row> twice =
          ids.groupBy(each)
              .agg(count(lit(1)).as("times"))
              .where(col("times").gt(1))
              .orderBy(each)
              .limit(1)
              .collectAsList();
      if (!twice.isEmpty()) {
        throw wrong(spec, "the %s %s comes twice".formatted(each, twice.get(0).get(0)));
      }
    }
  }

  private static AsterismException wrong(VectorsSpec spec, String why) {
    return new AsterismException(
        "The ids %s of the encoder %s cannot be used".formatted(spec.ids(), spec.name()),
        why,
        "Correct the entry in conf/encoders.yaml, or the file.");
  }
}
