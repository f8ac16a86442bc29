package org.asterism.serving.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import org.asterism.core.learned.Device;
import org.asterism.core.learned.LearnedEncoder;
import org.asterism.core.learned.Lock;
import org.asterism.core.learned.ModelFolder;
import org.asterism.core.learned.OnnxRuntime;
import org.asterism.core.learned.OnnxSpec;
import org.asterism.core.learned.onnx.OnnxEncoder;
import org.asterism.core.recommend.QuestionEncoder;
import org.asterism.serving.AsterismConfig;

/** Learned encoders by their files, which must be those the bundle was made with. */
@ApplicationScoped
class Models implements QuestionEncoder.Loader {
  private final Path folder;
  private final Device device;

  Models(AsterismConfig config) {
    folder = config.models().folder();
    device = Device.parse(config.models().device());
  }

  @Override
  public LearnedEncoder load(OnnxSpec spec) {
    OnnxRuntime.require();
    ModelFolder files = new ModelFolder(folder, Lock.EMPTY);
    files.pinned(spec);
    return OnnxEncoder.load(spec, files, device, Runtime.getRuntime().availableProcessors());
  }
}
