package org.asterism.pipeline.enrich;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.image.SamePicture;
import org.asterism.pipeline.fetch.Images;

/**
 * Pairs of pictures whose hashes leave it open that they are one.
 *
 * <p>Pictures under one key are read in the order of their hashes, and each is compared with the
 * {@link #WINDOW} before it alone, of which the nearest {@link #MATCHES} that fit are kept: memory
 * and work stay in proportion to the number of pictures, however many share a key. As long as a key
 * has no more pictures than the window, none is missed that has it.
 *
 * @see <a href="https://doi.org/10.1145/223784.223807">M. Hernández, S. Stolfo, "The merge/purge
 *     problem for large databases" (1995), 2.2: the sorted-neighbourhood method</a>
 */
final class NearPairs implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1;

  static final int WINDOW = 256;
  static final int MATCHES = 16;

  /** The smaller id of a pair. */
  static final String A = "a_";

  /** The larger id of a pair. */
  static final String B = "b_";

  private static final String KEY = "key";

  private static final StructType KEYED =
      new StructType()
          .add(KEY, IntegerType)
          .add(Images.PHASH, LongType)
          .add(Images.DHASH, LongType)
          .add(Images.IMAGE_ID, StringType);

  private static final StructType PAIR = new StructType().add(A, StringType).add(B, StringType);

  private NearPairs() {}

  /**
   * @param pictures with both hashes
   * @return rows of {@link #A} and {@link #B}, each pair once
   */
  static Dataset<Row> of(Dataset<Row> pictures) {
    return pictures
        .select(Images.PHASH, Images.DHASH, Images.IMAGE_ID)
        .flatMap((FlatMapFunction<Row, Row>) NearPairs::keyed, Encoders.row(KEYED))
        .repartition(col(KEY))
        .sortWithinPartitions(KEY, Images.PHASH, Images.DHASH, Images.IMAGE_ID)
        .mapPartitions(new NearPairs(), Encoders.row(PAIR))
        .distinct();
  }

  private static Iterator<Row> keyed(Row picture) {
    long phash = picture.getLong(0);
    long dhash = picture.getLong(1);
    return Arrays.stream(SamePicture.keys(phash, dhash))
        .mapToObj(key -> RowFactory.create(key, phash, dhash, picture.getString(2)))
        .iterator();
  }

  @Override
  public Iterator<Row> call(Iterator<Row> sorted) {
    return new Iterator<>() {
      private final Deque<Row> before = new ArrayDeque<>();
      private final Deque<Row> found = new ArrayDeque<>();

      @Override
      public boolean hasNext() {
        while (found.isEmpty() && sorted.hasNext()) {
          take(sorted.next());
        }
        return !found.isEmpty();
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return found.remove();
      }

      private void take(Row picture) {
        if (!before.isEmpty() && before.getLast().getInt(0) != picture.getInt(0)) {
          before.clear();
        }
        Iterator<Row> nearest = before.descendingIterator();
        while (nearest.hasNext() && found.size() < MATCHES) {
          Row other = nearest.next();
          if (isPossible(picture, other)) {
            found.add(pair(picture.getString(3), other.getString(3)));
          }
        }
        before.addLast(picture);
        if (before.size() > WINDOW) {
          before.removeFirst();
        }
      }
    };
  }

  private static boolean isPossible(Row a, Row b) {
    return SamePicture.isPossible(a.getLong(1), a.getLong(2), b.getLong(1), b.getLong(2));
  }

  private static Row pair(String a, String b) {
    return a.compareTo(b) < 0 ? RowFactory.create(a, b) : RowFactory.create(b, a);
  }
}
