package org.asterism.jobs;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.asterism.core.AsterismException;
import org.asterism.core.learned.EncoderSpec;
import org.asterism.core.learned.Lock;
import org.asterism.core.learned.ModelFolder;
import org.asterism.core.learned.OnnxSpec;
import org.asterism.core.learned.SpecJson;

/**
 * The file that describes learned encoders, and where their models lie.
 *
 * @param file usually {@code conf/encoders.yaml}
 * @param models root of the models' files, a path or URI
 */
record EncoderFile(Path file, String models) {

  /** All encoders, in the order of the file. */
  Map<String, EncoderSpec> specs() {
    return SpecJson.all(JobOptions.read(file), file.toString());
  }

  /**
   * @throws AsterismException if the file has no encoder of that name
   */
  EncoderSpec spec(String name) {
    Map<String, EncoderSpec> specs = specs();
    EncoderSpec spec = specs.get(name);
    if (spec == null) {
      throw new AsterismException(
          "There is no encoder %s".formatted(name),
          "%s knows %s".formatted(file, String.join(", ", new TreeMap<>(specs).keySet())),
          "Correct the name, or write an entry for it; builtin is always there.");
    }
    return spec;
  }

  /** Beside the file, under version control like it. */
  Path lockFile() {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".lock");
  }

  Lock lock() {
    return Lock.read(lockFile());
  }

  ModelFolder folder() {
    return new ModelFolder(Path.of(models), lock());
  }

  /** The encoder of that name, which must be a model. */
  OnnxSpec onnx(String name) {
    if (spec(name) instanceof OnnxSpec spec) {
      return spec;
    }
    throw new AsterismException(
        "The encoder %s is no model".formatted(name),
        "it is a file of vectors that somebody else made",
        "There is nothing to pull or to load; ./asterism embed checks the file.");
  }
}
