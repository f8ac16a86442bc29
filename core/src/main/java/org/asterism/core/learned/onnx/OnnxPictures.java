package org.asterism.core.learned.onnx;

import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Batchifier;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import org.asterism.core.learned.LearnedEncoder;
import org.asterism.core.learned.OnnxSpec;
import org.asterism.core.learned.PixelBatch;
import org.jspecify.annotations.Nullable;

/** Pictures to vectors, a whole batch at once. */
final class OnnxPictures implements LearnedEncoder.Pictures, Translator<PixelBatch, float[][]> {
  private final OnnxSpec.ImagePart image;
  private final Output output;
  private final OnnxModel model;
  private final Predictor<PixelBatch, float[][]> predictor;
  private int size;

  OnnxPictures(OnnxSpec spec, OnnxModel model) {
    this.image = spec.image();
    this.output = new Output(spec, image.output(), image.pooling());
    this.model = model;
    this.predictor = model.predictor(this);
  }

  @Override
  public float[][] encode(PixelBatch batch) {
    size = batch.size();
    return size == 0 ? new float[0][] : model.run(predictor, batch);
  }

  @Override
  public NDList processInput(TranslatorContext context, PixelBatch batch) {
    Shape shape = new Shape(batch.capacity(), 3, batch.side(), batch.side());
    NDArray pixels =
        context.getNDManager().create(batch.pixels().duplicate(), shape, DataType.FLOAT32);
    pixels.setName(image.input());
    return new NDList(pixels);
  }

  @Override
  public float[][] processOutput(TranslatorContext context, NDList given) {
    return output.vectors(given, size);
  }

  /** None: what is given is a batch already. */
  @Override
  public @Nullable Batchifier getBatchifier() {
    return null;
  }

  @Override
  public void close() {
    predictor.close();
  }
}
