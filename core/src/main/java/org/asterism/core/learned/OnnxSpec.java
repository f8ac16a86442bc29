package org.asterism.core.learned;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.asterism.core.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A learned encoder as ONNX files.
 *
 * @param name as in {@code conf/encoders.yaml}; lower-case letters, digits and hyphens
 * @param about one sentence for people
 * @param licence of the weights, as their publisher words it
 * @param source the page that describes them
 * @param dimension numbers in each of its vectors
 * @param image how pictures become vectors
 * @param text how texts become vectors of the same space; null for a model of pictures alone
 * @param captions the weight, in [0, 1), of a work's words beside its picture; 0 leaves them out
 */
public record OnnxSpec(
    String name,
    @Nullable String about,
    @Nullable String licence,
    @Nullable String source,
    int dimension,
    ImagePart image,
    @Nullable TextPart text,
    double captions)
    implements EncoderSpec {
  private static final int VERSION_DIGITS = 8;

  public OnnxSpec {
    SpecErrors.requireDimension(dimension);
    SpecErrors.require(image != null, "image", "set: it says how pictures become vectors");
    SpecErrors.require(captions >= 0 && captions < 1, "captions", "a number from 0 to below 1");
    SpecErrors.require(
        captions == 0 || text != null, "captions", "0, or there should be a text encoder");
  }

  /**
   * How pictures become vectors.
   *
   * @param model the ONNX file
   * @param input the name of its input, {@code float32 [n, 3, crop, crop]}
   * @param output the name of its output
   * @param pooling how the output becomes one vector
   * @param preprocessing what is done to a picture before
   */
  public record ImagePart(
      ModelFile model, String input, String output, Pooling pooling, Preprocessing preprocessing) {
    public ImagePart {
      SpecErrors.require(model != null, "image.model", "set");
      SpecErrors.require(input != null, "image.input", "the name of the model's input");
      SpecErrors.require(output != null, "image.output", "the name of the model's output");
      SpecErrors.require(preprocessing != null, "image.preprocessing", "set");
      pooling = pooling == null ? Pooling.NONE : pooling;
    }
  }

  /**
   * How texts become vectors.
   *
   * @param model the ONNX file
   * @param tokenizer the Hugging Face {@code tokenizer.json}
   * @param ids the name of the input of token ids, {@code [n, length]}
   * @param mask the name of the input that tells tokens from padding, or null if it has none
   * @param output the name of its output
   * @param pooling how the output becomes one vector
   * @param length the most tokens; what is longer is cut
   * @param pad the token by which every text is brought to {@code length}; null if any length will
   *     do
   * @param integers {@code int64} or {@code int32}
   * @param lowercase whether the text is brought to lower case before, where the tokenizer does not
   */
  public record TextPart(
      ModelFile model,
      ModelFile tokenizer,
      String ids,
      @Nullable String mask,
      String output,
      Pooling pooling,
      int length,
      @Nullable Long pad,
      String integers,
      boolean lowercase) {
    private static final int LONGEST = 8_192;

    public TextPart {
      SpecErrors.require(model != null, "text.model", "set");
      SpecErrors.require(tokenizer != null, "text.tokenizer", "set");
      SpecErrors.require(output != null, "text.output", "the name of the model's output");
      SpecErrors.require(
          length >= 1 && length <= LONGEST, "text.length", "a whole number from 1 to " + LONGEST);
      ids = ids == null ? "input_ids" : ids;
      pooling = pooling == null ? Pooling.NONE : pooling;
      integers = integers == null ? "int64" : integers;
      SpecErrors.require(
          integers.equals("int64") || integers.equals("int32"), "text.integers", "int64 or int32");
    }
  }

  /**
   * The same encoder with the digests of its files.
   *
   * @param sha256 by file name
   */
  public OnnxSpec pinned(Map<String, String> sha256) {
    ImagePart pinnedImage =
        new ImagePart(
            pinned(image.model(), sha256),
            image.input(),
            image.output(),
            image.pooling(),
            image.preprocessing());
    TextPart pinnedText =
        text == null
            ? null
            : new TextPart(
                pinned(text.model(), sha256),
                pinned(text.tokenizer(), sha256),
                text.ids(),
                text.mask(),
                text.output(),
                text.pooling(),
                text.length(),
                text.pad(),
                text.integers(),
                text.lowercase());
    return new OnnxSpec(name, about, licence, source, dimension, pinnedImage, pinnedText, captions);
  }

  private static ModelFile pinned(ModelFile file, Map<String, String> sha256) {
    return file.pinned(sha256.get(file.file()));
  }

  /**
   * The name and version that go with every vector: it changes whenever a file does, or anything
   * that is done to pictures and words.
   *
   * @throws IllegalStateException if a file is not pinned
   */
  public String model() {
    for (ModelFile file : files()) {
      if (file.sha256() == null) {
        throw new IllegalStateException("%s of %s is not pinned".formatted(file.file(), name));
      }
    }
    ObjectNode content = (ObjectNode) SpecJson.tree(this);
    content.retain("dimension", "image", "text", "captions");
    content.findParents("url").forEach(file -> ((ObjectNode) file).remove("url"));
    return name + "@" + Sha256.hexOf(SpecJson.bytes(content)).substring(0, VERSION_DIGITS);
  }

  /** All files, those of the picture's side first. */
  @JsonIgnore
  public List<ModelFile> files() {
    List<ModelFile> files = new ArrayList<>(List.of(image.model()));
    if (text != null) {
      files.add(text.model());
      files.add(text.tokenizer());
    }
    return files;
  }
}
