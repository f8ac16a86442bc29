package org.asterism.core.learned.onnx;

import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Batchifier;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import java.util.Arrays;
import java.util.List;
import org.asterism.core.learned.LearnedEncoder;
import org.asterism.core.learned.OnnxSpec;
import org.jspecify.annotations.Nullable;

/** Texts to vectors, one at a time, so that none depends on its neighbours' lengths. */
final class OnnxTexts implements LearnedEncoder.Texts, Translator<Tokens.Text, float[]> {
  private final OnnxSpec.TextPart text;
  private final Output output;
  private final OnnxModel model;
  private final Tokens tokens;
  private final List<String> inputs;
  private final Predictor<Tokens.Text, float[]> predictor;

  OnnxTexts(OnnxSpec spec, OnnxSpec.TextPart text, OnnxModel model, Tokens tokens) {
    this.text = text;
    this.output = new Output(spec, text.output(), text.pooling());
    this.model = model;
    this.tokens = tokens;
    this.inputs = model.inputs();
    this.predictor = model.predictor(this);
  }

  @Override
  public long[] ids(String words) {
    return tokens.of(words).ids();
  }

  @Override
  public float @Nullable [] encode(String words) {
    return words.codePoints().anyMatch(Character::isLetterOrDigit)
        ? model.run(predictor, tokens.of(words))
        : null;
  }

  @Override
  public NDList processInput(TranslatorContext context, Tokens.Text encoded) {
    NDList list = new NDList();
    list.add(named(text.ids(), context.getNDManager(), encoded.ids()));
    if (text.mask() != null && inputs.contains(text.mask())) {
      list.add(named(text.mask(), context.getNDManager(), encoded.mask()));
    }
    return list;
  }

  private NDArray named(String name, NDManager manager, long[] values) {
    Shape shape = new Shape(1, values.length);
    NDArray array =
        text.integers().equals("int32")
            ? manager.create(Arrays.stream(values).mapToInt(Math::toIntExact).toArray(), shape)
            : manager.create(values, shape);
    array.setName(name);
    return array;
  }

  @Override
  public float[] processOutput(TranslatorContext context, NDList given) {
    return output.vectors(given, 1)[0];
  }

  /** None: one text is a batch of one already. */
  @Override
  public @Nullable Batchifier getBatchifier() {
    return null;
  }

  @Override
  public void close() {
    predictor.close();
  }
}
