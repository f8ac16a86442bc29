package org.asterism.core.learned;

import org.asterism.core.AsterismException;

/** Whether what runs ONNX files is on the class path: it is left out of what rarely needs it. */
public final class OnnxRuntime {
  private static final String[] NEEDED = {
    "ai.onnxruntime.OrtEnvironment",
    "ai.djl.onnxruntime.engine.OrtEngine",
    "ai.djl.huggingface.tokenizers.HuggingFaceTokenizer"
  };

  private OnnxRuntime() {}

  /**
   * To be called before anything of {@link org.asterism.core.learned.onnx} is touched.
   *
   * @throws AsterismException if it is not there, saying how to bring it
   */
  public static void require() {
    for (String name : NEEDED) {
      try {
        Class.forName(name, false, OnnxRuntime.class.getClassLoader());
      } catch (ClassNotFoundException | LinkageError e) {
        throw new AsterismException(
            "Learned encoders cannot run here",
            "DJL with ONNX Runtime is not part of this program (%s)".formatted(name),
            "A job gets it by --packages ai.djl.onnxruntime:onnxruntime-engine:0.36.0"
                + ",ai.djl.huggingface:tokenizers:0.36.0; the service is built with -Plearned.",
            e);
      }
    }
  }
}
