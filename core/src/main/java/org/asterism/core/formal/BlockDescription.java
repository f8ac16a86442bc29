package org.asterism.core.formal;

/** How one block looks at a picture. A pure function of the pixels. */
@FunctionalInterface
interface BlockDescription {
  /**
   * What the block measures.
   *
   * @return as many numbers as the block has, of any length but never all zero
   */
  float[] of(LabPicture picture);
}
