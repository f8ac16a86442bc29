package org.asterism.core.learned;

/** One entry of {@code conf/encoders.yaml}: an encoder by its name. */
public sealed interface EncoderSpec permits OnnxSpec, VectorsSpec {
  String name();

  /** Numbers in each of its vectors. */
  int dimension();
}
