package org.asterism.core.learned.onnx;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.asterism.core.AsterismException;

/** One ONNX file, loaded. */
final class OnnxModel implements AutoCloseable {
  private static final String ENGINE = "OnnxRuntime";

  static {
    // DJL tells its makers where it runs unless told not to.
    System.setProperty("OPT_OUT_TRACKING", "true");
    // Nothing is downloaded behind anybody's back.
    System.setProperty("ai.djl.offline", "true");
  }

  private final Path file;
  private final Model model;

  private OnnxModel(Path file, Model model) {
    this.file = file;
    this.model = model;
  }

  static OnnxModel load(Path file, Device device, int threads) {
    Model model = Model.newInstance(file.getFileName().toString(), device, ENGINE);
    // DJL reads the number of threads inside an operator only where that between them is set.
    Map<String, String> options =
        Map.of("interOpNumThreads", "1", "intraOpNumThreads", Integer.toString(threads));
    try {
      model.load(file.getParent(), file.getFileName().toString(), options);
    } catch (IOException | MalformedModelException | EngineException e) {
      model.close();
      throw new AsterismException(
          "The model %s cannot be loaded".formatted(file),
          reason(e),
          device.isGpu()
              ? "See that CUDA and cuDNN are those ONNX Runtime wants; nothing ran on the CPU instead."
              : "See that it is a whole ONNX file: ./asterism models check.",
          e);
    }
    return new OnnxModel(file, model);
  }

  List<String> inputs() {
    return model.getBlock().describeInput().keys();
  }

  /** For one thread. */
  <I, O> Predictor<I, O> predictor(Translator<I, O> translator) {
    return model.newPredictor(translator);
  }

  <I, O> O run(Predictor<I, O> predictor, I input) {
    try {
      return predictor.predict(input);
    } catch (TranslateException | EngineException e) {
      if (e.getCause() instanceof AsterismException known) {
        throw known;
      }
      throw new AsterismException(
          "The model %s failed".formatted(file),
          reason(e),
          "See that its entry in conf/encoders.yaml names its inputs and outputs (./asterism models"
              + " check); if it takes one at a time only, set encoders.batch to 1.",
          e);
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
  }

  @Override
  public void close() {
    model.close();
  }
}
