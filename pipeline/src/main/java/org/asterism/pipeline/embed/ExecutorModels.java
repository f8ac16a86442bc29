package org.asterism.pipeline.embed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;
import org.apache.spark.util.LongAccumulator;
import org.asterism.core.AsterismException;
import org.asterism.core.learned.Device;
import org.asterism.core.learned.LearnedEncoder;
import org.asterism.core.learned.Lock;
import org.asterism.core.learned.ModelFile;
import org.asterism.core.learned.ModelFolder;
import org.asterism.core.learned.OnnxSpec;
import org.asterism.core.learned.PixelBatch;
import org.asterism.core.learned.onnx.OnnxEncoder;
import org.asterism.pipeline.lake.WholeFiles;

/**
 * The models this JVM has loaded: each once for each device, whichever of its tasks asks first.
 * They stay until the JVM ends or {@link #release} is called.
 */
final class ExecutorModels {
  private static final Map<Key, Loaded> LOADED = new HashMap<>();

  private ExecutorModels() {}

  private record Key(ModelInUse model, Device device) {}

  /**
   * @param spare batches that no task uses at the moment: memory outside the heap, which would
   *     otherwise lie idle until the next collection of garbage
   */
  record Loaded(LearnedEncoder encoder, Queue<PixelBatch> spare) {
    PixelBatch batch(int size) {
      PixelBatch batch = spare.poll();
      return batch == null ? new PixelBatch(encoder.spec().image().preprocessing(), size) : batch;
    }
  }

  /**
   * The model on the device this task may use.
   *
   * @param loads counts models loaded, over all executors
   * @throws AsterismException if its files or the device cannot be had
   */
  static Loaded loaded(ModelInUse model, WholeFiles files, LongAccumulator loads) {
    TaskContext task = TaskContext.get();
    Device device = deviceFor(model.device(), gpuOf(task));
    synchronized (LOADED) {
      return LOADED.computeIfAbsent(
          new Key(model, device),
          key -> {
            OnnxSpec spec = model.onnx();
            LearnedEncoder encoder =
                OnnxEncoder.load(
                    spec, folder(model, spec, files), device, Math.max(1, task.cpus()));
            loads.add(1);
            return new Loaded(encoder, new ConcurrentLinkedQueue<>());
          });
    }
  }

  private static Optional<String> gpuOf(TaskContext task) {
    ResourceInformation gpus = task.resourcesJMap().get("gpu");
    return gpus == null || gpus.addresses().length == 0
        ? Optional.empty()
        : Optional.of(gpus.addresses()[0]);
  }

  /**
   * @param given the GPU Spark gave this task, where it hands them out
   */
  static Device deviceFor(Device asked, Optional<String> given) {
    if (given.isEmpty() || asked instanceof Device.Cpu) {
      return asked;
    }
    Device.Cuda gpu = new Device.Cuda(Integer.parseInt(given.get()));
    if (asked instanceof Device.Cuda wanted && !wanted.equals(gpu)) {
      throw new AsterismException(
          "The GPU %s cannot be used".formatted(wanted.key()),
          "Spark gave this task %s".formatted(gpu.key()),
          "Set encoders.device to auto, which takes the GPU that Spark gives.");
    }
    return gpu;
  }

  /** The folder itself where this machine sees it, else a copy that was checked. */
  private static ModelFolder folder(ModelInUse model, OnnxSpec spec, WholeFiles files) {
    if (!model.models().matches("[a-z][a-z0-9]+:.*")) {
      ModelFolder local = new ModelFolder(Path.of(model.models()), Lock.EMPTY);
      if (local.holds(spec)) {
        return local;
      }
      throw new AsterismException(
          "The encoder %s is not on this executor".formatted(spec.name()),
          "it sees no files in %s".formatted(local.root().toAbsolutePath()),
          "Put the models where every executor sees them, such as s3a://bucket/models, and set"
              + " encoders.models.");
    }
    try {
      Path root = Files.createTempDirectory("asterism-models-");
      root.toFile().deleteOnExit();
      ModelFolder copy = new ModelFolder(root, Lock.EMPTY);
      for (ModelFile file : spec.files()) {
        Path target = copy.of(spec, file);
        Files.createDirectories(target.getParent());
        target.getParent().toFile().deleteOnExit();
        try (InputStream in = files.open(spec.name() + "/" + file.file())) {
          Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
        target.toFile().deleteOnExit();
      }
      copy.pinned(spec);
      return copy;
    } catch (IOException e) {
      throw new AsterismException(
          "The encoder %s cannot be copied from %s".formatted(spec.name(), model.models()),
          String.valueOf(e.getMessage()),
          "Copy the folder that ./asterism models pull made there.",
          e);
    }
  }

  /** Closes all models of this JVM; for programs that measure. */
  static void release() {
    synchronized (LOADED) {
      LOADED.values().forEach(loaded -> loaded.encoder().close());
      LOADED.clear();
    }
  }
}
