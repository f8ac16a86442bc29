package org.asterism.pipeline.embed;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.asterism.core.AsterismException;
import org.asterism.core.learned.Device;
import org.asterism.core.learned.ModelFile;
import org.asterism.core.learned.ModelFolder;
import org.asterism.core.learned.OnnxRuntime;
import org.asterism.core.learned.OnnxSpec;
import org.asterism.core.learned.SpecJson;

/**
 * A learned encoder with all that an executor needs to run it.
 *
 * @param spec with the digests of its files, as JSON
 * @param model the name and version of its vectors
 * @param models root of the models' files
 * @param device where it runs
 * @param batch pictures in one inference
 */
record ModelInUse(String spec, String model, String models, Device device, int batch)
    implements Serializable {

  /**
   * @throws AsterismException if a file is missing or is not what it must be
   */
  static ModelInUse of(OnnxSpec spec, EncoderSettings settings) {
    OnnxRuntime.require();
    OnnxSpec pinned =
        settings.isLocal()
            ? new ModelFolder(settings.modelFolder(), settings.lock()).pinned(spec)
            : pinnedUnseen(spec, settings);
    return new ModelInUse(
        new String(SpecJson.write(pinned), StandardCharsets.UTF_8),
        pinned.model(),
        settings.models(),
        settings.device(),
        settings.batch());
  }

  /** In a store elsewhere files are checked by the executors that copy them. */
  private static OnnxSpec pinnedUnseen(OnnxSpec spec, EncoderSettings settings) {
    Map<String, String> digests = new HashMap<>();
    for (ModelFile file : spec.files()) {
      digests.put(
          file.file(),
          settings
              .lock()
              .digest(spec, file)
              .orElseThrow(
                  () ->
                      new AsterismException(
                          "The encoder %s is not pinned".formatted(spec.name()),
                          "%s lies in %s, and nothing says what it must be"
                              .formatted(file.file(), settings.models()),
                          "Pull it with ./asterism models pull, which pins it, and copy it there.")));
    }
    return spec.pinned(digests);
  }

  OnnxSpec onnx() {
    return SpecJson.read(spec.getBytes(StandardCharsets.UTF_8));
  }
}
