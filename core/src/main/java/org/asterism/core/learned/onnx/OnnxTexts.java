package org.asterism.core.learned.onnx;

import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Batchifier;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.asterism.core.learned.LearnedEncoder;
import org.asterism.core.learned.OnnxSpec;
import org.jspecify.annotations.Nullable;

/**
 * Texts to vectors, those of one length together. How long a text is made by padding depends on it
 * alone, and a batch is always full, so that no vector depends on the texts beside it.
 */
final class OnnxTexts implements LearnedEncoder.Texts, Translator<List<Tokens.Text>, float[][]> {
  /** Lengths a text is padded to: enough of them to waste little, few enough to fill batches. */
  private static final int STEP = 8;

  private final OnnxSpec.TextPart text;
  private final Output output;
  private final OnnxModel model;
  private final Tokens tokens;
  private final boolean isMasked;
  private final Predictor<List<Tokens.Text>, float[][]> predictor;

  /** Of the batch at work, the tokens of each text. */
  private int[] counts = {};

  OnnxTexts(OnnxSpec spec, OnnxSpec.TextPart text, OnnxModel model, Tokens tokens) {
    this.text = text;
    this.output = new Output(spec, text.output(), text.pooling());
    this.model = model;
    this.tokens = tokens;
    this.isMasked = text.mask() != null && model.inputs().contains(text.mask());
    this.predictor = model.predictor(this);
  }

  @Override
  public long[] ids(String words) {
    return tokens.of(words).ids();
  }

  @Override
  public float @Nullable [] encode(String words) {
    return saysSomething(words) ? inFullBatch(List.of(tokens.of(words)), 1)[0] : null;
  }

  private static boolean saysSomething(@Nullable String words) {
    return words != null && words.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  @Override
  public float @Nullable [][] encode(List<? extends @Nullable String> texts, int batch) {
    float @Nullable [][] vectors = new float[texts.size()][];
    Tokens.Text[] cut = new Tokens.Text[texts.size()];
    SortedMap<Integer, List<Integer>> byLength = new TreeMap<>();
    for (int i = 0; i < cut.length; i++) {
      String words = texts.get(i);
      if (saysSomething(words)) {
        Tokens.Text given = tokens.of(words);
        cut[i] = isMasked ? given.paddedTo(rounded(given.ids().length)) : given;
        byLength.computeIfAbsent(cut[i].ids().length, any -> new ArrayList<>()).add(i);
      }
    }
    for (List<Integer> places : byLength.values()) {
      for (int from = 0; from < places.size(); from += batch) {
        List<Integer> some = places.subList(from, Math.min(places.size(), from + batch));
        float[][] encoded = inFullBatch(some.stream().map(place -> cut[place]).toList(), batch);
        for (int i = 0; i < some.size(); i++) {
          vectors[some.get(i)] = encoded[i];
        }
      }
    }
    return vectors;
  }

  private int rounded(int length) {
    return Math.min(text.length(), (length + STEP - 1) / STEP * STEP);
  }

  /**
   * @param some at most {@code batch}, all of one length; what is missing is filled up
   */
  private float[][] inFullBatch(List<Tokens.Text> some, int batch) {
    List<Tokens.Text> all = new ArrayList<>(some);
    all.addAll(Collections.nCopies(batch - some.size(), some.get(0)));
    return model.run(predictor, all);
  }

  @Override
  public NDList processInput(TranslatorContext context, List<Tokens.Text> batch) {
    counts = batch.stream().mapToInt(Tokens.Text::count).toArray();
    NDManager manager = context.getNDManager();
    NDList list = new NDList();
    list.add(named(text.ids(), manager, batch.stream().map(Tokens.Text::ids).toList()));
    if (isMasked) {
      list.add(named(text.mask(), manager, batch.stream().map(Tokens.Text::mask).toList()));
    }
    return list;
  }

  private NDArray named(String name, NDManager manager, List<long[]> rows) {
    Shape shape = new Shape(rows.size(), rows.get(0).length);
    long[] values = rows.stream().flatMapToLong(Arrays::stream).toArray();
    NDArray array =
        text.integers().equals("int32")
            ? manager.create(Arrays.stream(values).mapToInt(Math::toIntExact).toArray(), shape)
            : manager.create(values, shape);
    array.setName(name);
    return array;
  }

  @Override
  public float[][] processOutput(TranslatorContext context, NDList given) {
    return output.vectors(given, counts);
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
