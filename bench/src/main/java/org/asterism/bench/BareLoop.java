package org.asterism.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.asterism.core.image.Picture;
import org.asterism.core.learned.OnnxSpec;
import org.asterism.core.learned.PixelBatch;

/**
 * The least that encoding needs: threads that read, decode and feed ONNX Runtime itself, batch
 * after batch, with one session for all and one thread for each inference. Nothing of Spark or DJL.
 */
final class BareLoop implements AutoCloseable {
  private final OnnxSpec spec;
  private final int batch;
  private final int threads;
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  BareLoop(OnnxSpec spec, Path model, int batch, int threads) throws OrtException {
    this.spec = spec;
    this.batch = batch;
    this.threads = threads;
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    session = environment.createSession(model.toString(), options);
  }

  /** Seconds for all these files. */
  double seconds(List<Path> files) throws InterruptedException, ExecutionException {
    AtomicInteger next = new AtomicInteger();
    Callable<Float> loop = () -> encode(files, next);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      long start = System.nanoTime();
      List<Future<Float>> loops = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        loops.add(pool.submit(loop));
      }
      for (Future<Float> each : loops) {
        if (Float.isNaN(each.get())) {
          throw new IllegalStateException("a vector that is not finite measures nothing");
        }
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      pool.shutdownNow();
    }
  }

  private float encode(List<Path> files, AtomicInteger next) throws IOException, OrtException {
    PixelBatch pixels = new PixelBatch(spec.image().preprocessing(), batch);
    long[] shape = {batch, 3, pixels.side(), pixels.side()};
    float sum = 0;
    for (int from = next.getAndAdd(batch); from < files.size(); from = next.getAndAdd(batch)) {
      pixels.clear();
      for (Path file : files.subList(from, Math.min(files.size(), from + batch))) {
        pixels.add(Picture.decode(Files.readAllBytes(file)));
      }
      try (OnnxTensor input = OnnxTensor.createTensor(environment, pixels.pixels(), shape);
          OrtSession.Result result = session.run(Map.of(spec.image().input(), input))) {
        OnnxTensor output = (OnnxTensor) result.get(spec.image().output()).orElseThrow();
        sum += output.getFloatBuffer().get(0);
      }
    }
    return sum;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
