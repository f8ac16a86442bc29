package org.asterism.pipeline.link;

import static org.apache.spark.sql.functions.udf;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.asterism.core.affinity.UnitVectors;
import org.jspecify.annotations.Nullable;
import scala.collection.Seq;

/** One picture's vector, as the table has it. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Vector(String id, float[] numbers) {
  /** A vector that is longer or shorter is scaled, so that products are cosines. */
  private static final double LENGTH_TOLERANCE = 1e-5;

  /** Of {@link #packed}, as {@link #numbers} has them. */
  static Vector of(String id, byte[] packed) {
    return new Vector(id, BlockFile.numbers(packed));
  }

  /**
   * Numbers as bytes, for rows that the driver is to hold: collected as numbers, each would be an
   * object there.
   *
   * @param numbers a column of floats
   */
  static Column packed(Column numbers) {
    UDF1<Seq<Float>, byte[]> pack =
        values -> {
          float[] all = new float[values.length()];
          for (int i = 0; i < all.length; i++) {
            all[i] = values.apply(i);
          }
          return BlockFile.bytes(all);
        };
    return udf(pack, DataTypes.BinaryType).apply(numbers);
  }

  /** Why it has no neighbours, or null if it may have. */
  @Nullable String objection() {
    double squares = squares();
    if (!Double.isFinite(squares)) {
      return "holds a number that is not finite";
    }
    return squares == 0 ? "has length 0" : null;
  }

  private double squares() {
    double squares = 0;
    for (float number : numbers) {
      squares += (double) number * number;
    }
    return squares;
  }

  private float[] unit() {
    return Math.abs(squares() - 1) <= LENGTH_TOLERANCE ? numbers : UnitVectors.unitLength(numbers);
  }

  /** As {@link Linked#VECTOR} is kept; null if it cannot be linked. */
  byte @Nullable [] bytes() {
    return objection() == null ? BlockFile.bytes(unit()) : null;
  }

  /**
   * @param vectors without objections, in the order of their ids
   */
  static Block block(List<Vector> vectors) {
    int dimension = vectors.get(0).numbers().length;
    String[] ids = new String[vectors.size()];
    float[] numbers = new float[ids.length * dimension];
    for (int row = 0; row < ids.length; row++) {
      ids[row] = vectors.get(row).id();
      System.arraycopy(vectors.get(row).unit(), 0, numbers, row * dimension, dimension);
    }
    return new Block(ids, dimension, numbers);
  }
}
