package org.asterism.core.learned.onnx;

import ai.djl.Device;
import java.nio.file.Path;
import org.asterism.core.AsterismException;
import org.asterism.core.learned.LearnedEncoder;
import org.asterism.core.learned.ModelFolder;
import org.asterism.core.learned.OnnxSpec;
import org.jspecify.annotations.Nullable;

/**
 * A {@link LearnedEncoder} on ONNX Runtime. The text model is loaded when it is first asked for.
 */
public final class OnnxEncoder implements LearnedEncoder {
  private final OnnxSpec spec;
  private final ModelFolder folder;
  private final Device device;
  private final int threads;
  private final OnnxModel pictures;
  private @Nullable OnnxModel texts;
  private @Nullable Tokens tokens;

  private OnnxEncoder(OnnxSpec spec, ModelFolder folder, Device device, int threads) {
    this.spec = spec;
    this.folder = folder;
    this.device = device;
    this.threads = threads;
    this.pictures = OnnxModel.load(folder.of(spec, spec.image().model()), device, threads);
  }

  /**
   * Loads the model for pictures.
   *
   * @param threads how many threads one inference may use, at least 1
   * @throws AsterismException if a file cannot be read as a model, or the device is not there
   */
  public static OnnxEncoder load(
      OnnxSpec spec, ModelFolder folder, org.asterism.core.learned.Device device, int threads) {
    return new OnnxEncoder(spec, folder, Devices.chosen(device), threads);
  }

  @Override
  public OnnxSpec spec() {
    return spec;
  }

  @Override
  public String device() {
    return device.isGpu() ? "cuda:" + device.getDeviceId() : "cpu";
  }

  @Override
  public Pictures pictures() {
    return new OnnxPictures(spec, pictures);
  }

  @Override
  public synchronized Texts texts() {
    OnnxSpec.TextPart text = spec.text();
    if (text == null) {
      throw new AsterismException(
          "The encoder %s cannot encode texts".formatted(spec.name()),
          "it is a model of pictures alone",
          "Choose one that has a text encoder, such as a CLIP model.");
    }
    if (texts == null || tokens == null) {
      Path file = folder.of(spec, text.model());
      texts = OnnxModel.load(file, device, threads);
      tokens = Tokens.read(folder.of(spec, text.tokenizer()), text);
    }
    return new OnnxTexts(spec, text, texts, tokens);
  }

  @Override
  public synchronized void close() {
    pictures.close();
    if (texts != null) {
      texts.close();
    }
    if (tokens != null) {
      tokens.close();
    }
  }
}
