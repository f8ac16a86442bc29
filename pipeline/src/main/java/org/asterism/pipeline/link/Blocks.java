package org.asterism.pipeline.link;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.WholeFiles;
import org.jspecify.annotations.Nullable;

/**
 * All vectors of an affinity in blocks that lie in files of the lake, so that any task can read any
 * two of them, also after an executor died. A picture's block is a hash of its id.
 */
final class Blocks implements Serializable {
  private static final long serialVersionUID = 1;

  private final WholeFiles files;
  private final int count;
  private final Refused refused;

  private Blocks(WholeFiles files, int count, Refused refused) {
    this.files = files;
    this.count = count;
    this.refused = refused;
  }

  /**
   * Writes them.
   *
   * @param embeddings rows of one affinity, all of one dimension
   */
  static Blocks written(Lake lake, Dataset<Row> embeddings, Affinity affinity, int count) {
    WholeFiles files =
        new WholeFiles(lake.spark(), lake.root() + "/_staging/blocks-" + affinity.key());
    clear(files);
    String key = affinity.key();
    Refused refused =
        vectors(embeddings.repartition(count, col(Embeddings.IMAGE_ID)))
            .mapPartitions(rows -> List.of(write(files, key, rows)).iterator())
            .fold(Refused.NONE, Refused::plus);
    return new Blocks(files, count, refused);
  }

  private static void clear(WholeFiles files) {
    try {
      files.delete("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ids and vectors as Spark holds them, without an object for each number. */
  static org.apache.spark.api.java.JavaRDD<InternalRow> vectors(Dataset<Row> embeddings) {
    return embeddings
        .select(Embeddings.IMAGE_ID, Embeddings.VECTOR)
        .queryExecution()
        .toRdd()
        .toJavaRDD();
  }

  private static Refused write(WholeFiles files, String affinity, Iterator<InternalRow> rows) {
    List<Vector> usable = new ArrayList<>();
    Refused refused = Refused.NONE;
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      Vector vector = new Vector(row.getString(0), row.getArray(1).toFloatArray());
      String objection = vector.objection();
      if (objection == null) {
        usable.add(vector);
      } else {
        refused = refused.plus(Refused.of(vector.id(), affinity, objection));
      }
    }
    if (!usable.isEmpty()) {
      usable.sort(Comparator.comparing(Vector::id));
      try {
        files.write(
            Integer.toString(TaskContext.getPartitionId()), BlockFile.bytes(Vector.block(usable)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return refused;
  }

  /** All vectors: rows of an image id and {@link Linked#VECTOR}. */
  Dataset<Row> rows(SparkSession spark) {
    List<Integer> numbers = IntStream.range(0, count).boxed().toList();
    return spark.createDataFrame(
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(numbers, count)
            .flatMap(number -> rowsOf(read(number))),
        Linked.TABLE.part(Linked.IMAGE_ID, Linked.VECTOR));
  }

  private static Iterator<Row> rowsOf(@Nullable Block block) {
    return block == null
        ? Collections.emptyIterator()
        : IntStream.range(0, block.size())
            .mapToObj(
                row -> RowFactory.create(block.ids()[row], BlockFile.bytes(block.vector(row))))
            .iterator();
  }

  /** How many there are; some may be empty. */
  int count() {
    return count;
  }

  Refused refused() {
    return refused;
  }

  /**
   * @return null if it is empty
   */
  @Nullable Block read(int number) {
    try {
      String name = Integer.toString(number);
      if (!files.holds(name)) {
        return null;
      }
      Block block = BlockFile.block(files.read(name));
      return files.holds(hubness(number))
          ? block.withHubness(BlockFile.numbers(files.read(hubness(number))))
          : block;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps, for all who read that block from now on, what its pictures lose as neighbours. */
  void writeHubness(int number, float[] hubness) {
    try {
      files.write(hubness(number), BlockFile.bytes(hubness));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps the {@link NearestLists#scores} of what a block's pictures found in it. */
  void writeScores(int number, float[] scores) {
    try {
      files.write(scores(number), BlockFile.bytes(scores));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  float[] readScores(int number) {
    try {
      return BlockFile.numbers(files.read(scores(number)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String scores(int number) {
    return "scores-" + number;
  }

  private static String hubness(int number) {
    return "hubness-" + number;
  }
}
