package org.asterism.core.formal;

import java.util.ArrayList;
import java.util.List;

/**
 * How far two pictures agree in one block.
 *
 * @param cosine in [−1, 1]: 1 is alike, 0 no more alike than any two pictures
 * @param weight the block's share in the cosine of the whole descriptors
 */
public record FormalAgreement(FormalBlock block, double cosine, double weight) {
  /** The part of the descriptors' cosine that comes from this block. */
  public double contribution() {
    return weight * cosine;
  }

  /**
   * The agreement of two descriptors block by block; their contributions add up to their cosine.
   *
   * @param a a descriptor by {@link FormalEncoder}
   * @param b another
   */
  public static List<FormalAgreement> between(float[] a, float[] b) {
    if (a.length != FormalEncoder.DIMENSION || b.length != FormalEncoder.DIMENSION) {
      throw new IllegalArgumentException(
          "descriptors have %d numbers, not %d and %d"
              .formatted(FormalEncoder.DIMENSION, a.length, b.length));
    }
    List<FormalAgreement> agreements = new ArrayList<>();
    for (FormalBlock block : FormalBlock.values()) {
      double product = 0;
      for (int i = block.from(); i < block.to(); i++) {
        product += (double) a[i] * b[i];
      }
      agreements.add(new FormalAgreement(block, product / block.weight(), block.weight()));
    }
    return List.copyOf(agreements);
  }
}
