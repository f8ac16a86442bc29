package org.asterism.pipeline.embed;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.learned.Device;
import org.asterism.core.learned.EncoderSpec;
import org.asterism.core.learned.Lock;
import org.asterism.core.learned.OnnxSpec;
import org.asterism.core.learned.VectorsSpec;

/**
 * Which encoder serves which affinity, and how learned ones are run.
 *
 * @param chosen the encoder of each affinity that the built-in one does not serve
 * @param models root of the models' files: a path or URI that every executor sees
 * @param lock what these files must be
 * @param device where models run
 * @param batch pictures in one inference, at least 1
 * @param rebuild whether vectors of other encoders may be replaced
 */
public record EncoderSettings(
    Map<Affinity, EncoderSpec> chosen,
    String models,
    Lock lock,
    Device device,
    int batch,
    boolean rebuild) {
  private static final int USUAL_BATCH = 16;

  /** The built-in encoders alone. */
  public static final EncoderSettings BUILT_IN =
      new EncoderSettings(Map.of(), "", Lock.EMPTY, new Device.Auto(), USUAL_BATCH, false);

  /**
   * @throws AsterismException if an affinity cannot be served by the encoder chosen for it
   */
  public EncoderSettings {
    EnumMap<Affinity, EncoderSpec> copy = new EnumMap<>(Affinity.class);
    copy.putAll(chosen);
    chosen = copy;
    if (chosen.get(Affinity.HISTORICAL) instanceof OnnxSpec picture) {
      throw new AsterismException(
          "The historical affinity cannot be served by " + picture.name(),
          "it is a model of pictures, and history is not to be seen in pixels",
          "Set encoders.historical to builtin, or to an encoder of the kind vectors.");
    }
  }

  /** What vectors depend on: the encoders and, where they can be looked at, their files. */
  String fingerprint() {
    StringBuilder all = new StringBuilder();
    chosen.forEach(
        (affinity, spec) ->
            all.append(affinity.key())
                .append(' ')
                .append(
                    spec instanceof OnnxSpec onnx
                        ? fingerprintOf(onnx)
                        : fingerprintOf((VectorsSpec) spec))
                .append(' '));
    return all.toString();
  }

  private String fingerprintOf(OnnxSpec spec) {
    return ModelInUse.of(spec, this).model();
  }

  private static String fingerprintOf(VectorsSpec spec) {
    return "%s %s %s".formatted(spec, changed(spec.vectors()), changed(spec.ids()));
  }

  /** When a local file was last written; of one elsewhere nothing is known here. */
  private static long changed(String file) {
    return isLocal(file) ? Path.of(file).toFile().lastModified() : 0;
  }

  public EncoderSettings rebuilding() {
    return new EncoderSettings(chosen, models, lock, device, batch, true);
  }

  /** The same settings for models that are tried on another device. */
  public EncoderSettings on(Device other) {
    return new EncoderSettings(chosen, models, lock, other, batch, rebuild);
  }

  /** Whether models lie in a local folder, where they can be checked. */
  boolean isLocal() {
    return isLocal(models);
  }

  private static boolean isLocal(String path) {
    return !path.matches("[a-z][a-z0-9]+:.*");
  }

  Path modelFolder() {
    return Path.of(models);
  }
}
