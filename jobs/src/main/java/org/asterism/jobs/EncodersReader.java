package org.asterism.jobs;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.learned.Device;
import org.asterism.core.learned.EncoderSpec;
import org.asterism.pipeline.embed.EncoderSettings;

/**
 * The section {@code encoders}.
 *
 * @param names the encoder of each affinity, {@code builtin} or one of the file's
 */
record EncodersReader(Map<Affinity, String> names, EncoderFile file, String device, int batch) {
  private static final String BUILT_IN = "builtin";
  private static final int LARGEST_BATCH = 1_024;

  static EncodersReader of(SettingsReader section) {
    Map<Affinity, String> names = new EnumMap<>(Affinity.class);
    for (Affinity affinity : Affinity.values()) {
      names.put(affinity, section.text(affinity.key()));
    }
    String device = section.text("device");
    try {
      Device.parse(device);
    } catch (AsterismException e) {
      section.problem("device", "auto, cpu, or a GPU such as cuda:0");
    }
    return new EncodersReader(
        names,
        new EncoderFile(Path.of(section.text("file")), section.text("models")),
        device,
        section.whole("batch", 1, LARGEST_BATCH));
  }

  /**
   * @throws AsterismException if an encoder is not known or cannot serve its affinity
   */
  EncoderSettings settings() {
    Map<Affinity, EncoderSpec> chosen = new EnumMap<>(Affinity.class);
    names.forEach(
        (affinity, name) -> {
          if (!name.equals(BUILT_IN)) {
            chosen.put(affinity, file.spec(name));
          }
        });
    return chosen.isEmpty()
        ? EncoderSettings.BUILT_IN.on(Device.parse(device))
        : new EncoderSettings(
            chosen, file.models(), file.lock(), Device.parse(device), batch, false);
  }
}
