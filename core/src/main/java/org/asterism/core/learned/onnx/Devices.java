package org.asterism.core.learned.onnx;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import org.asterism.core.AsterismException;

/** Which device a request means on this machine. */
final class Devices {
  private Devices() {}

  /**
   * @throws AsterismException if a GPU was asked for by its number and cannot be had
   */
  static Device chosen(org.asterism.core.learned.Device asked) {
    if (asked instanceof org.asterism.core.learned.Device.Cuda cuda) {
      if (!isBuiltForCuda()) {
        throw refused(cuda, "this ONNX Runtime was built for CPUs");
      }
      int gpus = CudaUtils.getGpuCount();
      if (cuda.number() >= gpus) {
        throw refused(
            cuda,
            gpus == 0
                ? "CUDA sees no GPU on this machine"
                : "CUDA sees %d of them, counted from 0".formatted(gpus));
      }
      return Device.gpu(cuda.number());
    }
    boolean hasGpu =
        asked instanceof org.asterism.core.learned.Device.Auto
            && isBuiltForCuda()
            && CudaUtils.getGpuCount() > 0;
    return hasGpu ? Device.gpu(0) : Device.cpu();
  }

  private static boolean isBuiltForCuda() {
    return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
  }

  private static AsterismException refused(org.asterism.core.learned.Device.Cuda cuda, String why) {
    return new AsterismException(
        "The GPU %s cannot be used".formatted(cuda.key()),
        why,
        "Build with -Pgpu on a machine with CUDA 12 and cuDNN 9, or set encoders.device to cpu or"
            + " auto. Nothing was run on the CPU instead.");
  }
}
