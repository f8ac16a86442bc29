package org.asterism.bench;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.asterism.core.AsterismException;
import org.asterism.core.learned.Interpolation;
import org.asterism.core.learned.ModelFile;
import org.asterism.core.learned.OnnxSpec;
import org.asterism.core.learned.Pooling;
import org.asterism.core.learned.Preprocessing;

/** A folder with a model in it, taken for a CLIP or a DINOv2 by the names of its files. */
final class BenchEncoder {
  private static final int SIDE = 224;

  private BenchEncoder() {}

  /**
   * @throws AsterismException if the folder holds neither
   */
  static OnnxSpec in(Path folder) {
    if (Files.isRegularFile(folder.resolve("vision_model.onnx"))) {
      return spec(
          folder,
          "vision_model.onnx",
          "image_embeds",
          Pooling.NONE,
          new Preprocessing(
              SIDE,
              null,
              SIDE,
              Interpolation.BICUBIC,
              List.of(.48145466f, .4578275f, .40821073f),
              List.of(.26862954f, .26130258f, .27577711f)));
    }
    if (Files.isRegularFile(folder.resolve("model.onnx"))) {
      return spec(
          folder,
          "model.onnx",
          "last_hidden_state",
          Pooling.CLS,
          new Preprocessing(
              256,
              null,
              SIDE,
              Interpolation.BICUBIC,
              List.of(.485f, .456f, .406f),
              List.of(.229f, .224f, .225f)));
    }
    throw unusable(folder, "it holds neither vision_model.onnx nor model.onnx");
  }

  private static OnnxSpec spec(
      Path folder, String file, String output, Pooling pooling, Preprocessing preprocessing) {
    return new OnnxSpec(
        folder.getFileName().toString(),
        null,
        null,
        null,
        dimension(folder.resolve(file), output),
        new OnnxSpec.ImagePart(
            new ModelFile(file, null, null), "pixel_values", output, pooling, preprocessing),
        null,
        0);
  }

  private static int dimension(Path model, String output) {
    try (OrtSession session = OrtEnvironment.getEnvironment().createSession(model.toString())) {
      Map<String, NodeInfo> outputs = session.getOutputInfo();
      if (!outputs.containsKey(output)) {
        throw unusable(model, "it has no output %s".formatted(output));
      }
      long[] shape = ((TensorInfo) outputs.get(output).getInfo()).getShape();
      return Math.toIntExact(shape[shape.length - 1]);
    } catch (OrtException e) {
      throw unusable(model, String.valueOf(e.getMessage()));
    }
  }

  private static AsterismException unusable(Path path, String why) {
    return new AsterismException(
        "The model %s cannot be measured".formatted(path),
        why,
        "Name a folder with the ONNX export of a CLIP or DINOv2 encoder with --model.");
  }
}
