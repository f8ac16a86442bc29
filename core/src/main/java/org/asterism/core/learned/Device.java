package org.asterism.core.learned;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asterism.core.AsterismException;

/** Where a model runs. */
public sealed interface Device extends Serializable {
  /** A CUDA GPU where this process has one and ONNX Runtime was built for it, else the CPU. */
  record Auto() implements Device {}

  record Cpu() implements Device {}

  /**
   * One GPU, or an error; never the CPU instead.
   *
   * @param number as CUDA counts, from 0
   */
  record Cuda(int number) implements Device {}

  Pattern CUDA = Pattern.compile("cuda:(\\d{1,3})");

  /**
   * Reads {@code auto}, {@code cpu} or {@code cuda:0}.
   *
   * @throws AsterismException for anything else
   */
  static Device parse(String text) {
    Matcher cuda = CUDA.matcher(text);
    if (cuda.matches()) {
      return new Cuda(Integer.parseInt(cuda.group(1)));
    }
    return switch (text) {
      case "auto" -> new Auto();
      case "cpu" -> new Cpu();
      default ->
          throw new AsterismException(
              "The device \"%s\" is not known".formatted(text),
              "a device is auto, cpu, or cuda: and the number of a GPU",
              "Write for example cuda:0.");
    };
  }

  /** As {@link #parse} reads it. */
  default String key() {
    if (this instanceof Cuda cuda) {
      return "cuda:" + cuda.number();
    }
    return this instanceof Auto ? "auto" : "cpu";
  }
}
