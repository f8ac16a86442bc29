package org.asterism.core.learned.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.asterism.core.AsterismException;
import org.asterism.core.learned.OnnxSpec;

/** Cuts texts into the tokens a model knows. For any number of threads. */
final class Tokens implements AutoCloseable {
  /** Nobody's words are longer; the tokenizer would read all of them before it cuts. */
  private static final int CHARACTERS_PER_TOKEN = 64;

  private final HuggingFaceTokenizer tokenizer;
  private final OnnxSpec.TextPart text;

  /**
   * A text's tokens.
   *
   * @param mask 1 for a token, 0 for padding
   * @param count the tokens a mean is taken of
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Text(long[] ids, long[] mask, int count) {

    /** With its last token again and again, and a mask that says that these are none. */
    Text paddedTo(int length) {
      long[] all = Arrays.copyOf(ids, length);
      Arrays.fill(all, ids.length, length, ids[ids.length - 1]);
      return new Text(all, Arrays.copyOf(mask, length), count);
    }
  }

  private Tokens(HuggingFaceTokenizer tokenizer, OnnxSpec.TextPart text) {
    this.tokenizer = tokenizer;
    this.text = text;
  }

  static Tokens read(Path file, OnnxSpec.TextPart text) {
    Map<String, String> options =
        Map.of(
            "truncation",
            "true",
            "padding",
            "false",
            "maxLength",
            Integer.toString(text.length()),
            "modelMaxLength",
            Integer.toString(text.length()));
    try {
      return new Tokens(HuggingFaceTokenizer.newInstance(file, options), text);
    } catch (IOException | RuntimeException e) {
      throw new AsterismException(
          "The tokenizer %s cannot be read".formatted(file),
          String.valueOf(e.getMessage()),
          "It should be the tokenizer.json of a Hugging Face tokenizer: ./asterism models check.",
          e);
    }
  }

  Text of(String words) {
    String read = words.strip();
    int most = text.length() * CHARACTERS_PER_TOKEN;
    if (read.length() > most) {
      read = read.substring(0, most);
    }
    Encoding encoding = tokenizer.encode(text.lowercase() ? read.toLowerCase(Locale.ROOT) : read);
    return padded(encoding.getIds(), encoding.getAttentionMask());
  }

  private Text padded(long[] ids, long[] mask) {
    if (text.pad() == null || ids.length >= text.length()) {
      return new Text(ids, mask, ids.length);
    }
    long[] all = Arrays.copyOf(ids, text.length());
    Arrays.fill(all, ids.length, all.length, text.pad());
    return new Text(all, Arrays.copyOf(mask, text.length()), all.length);
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
