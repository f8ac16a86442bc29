package org.asterism.core.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Embedding;

/**
 * The vector indexes of one bundle. Vectors stay in memory until they are written: one million
 * images with 512 + 512 + 160 numbers take 4.7 GB, and the graphs under construction about as many
 * bytes as {@code 3 × 32 × 8} per image, 0.8 GB.
 */
final class VectorIndexesWriter {
  /** The share of the heap that vectors may fill; the graphs and the rest need their own. */
  private static final double HEAP_SHARE = 0.6;

  private final Map<Affinity, VectorIndexWriter> writers = new EnumMap<>(Affinity.class);

  VectorIndexesWriter() {
    for (Affinity affinity : Affinity.values()) {
      writers.put(affinity, new VectorIndexWriter(affinity));
    }
  }

  /**
   * @return the ordinal in each affinity's index, without an entry where there is no vector
   */
  Map<Affinity, Integer> add(String imageId, CatalogueEntry entry) {
    Map<Affinity, Integer> ordinals = new EnumMap<>(Affinity.class);
    writers.forEach(
        (affinity, writer) -> {
          Embedding embedding = entry.embedding(affinity);
          if (embedding != null) {
            ordinals.put(affinity, writer.add(imageId, embedding.vector()));
          }
        });
    checkMemory();
    return ordinals;
  }

  private void checkMemory() {
    long bytes = writers.values().stream().mapToLong(VectorIndexWriter::bytes).sum();
    long limit = (long) (Runtime.getRuntime().maxMemory() * HEAP_SHARE);
    if (bytes > limit) {
      throw new AsterismException(
          "The bundle does not fit into memory",
          "its vectors take more than %d MB of a heap of %d MB"
              .formatted(limit >> 20, Runtime.getRuntime().maxMemory() >> 20),
          "Give the publishing process more memory; nothing was published.");
    }
  }

  Map<String, Manifest.Model> models(Map<Affinity, String> names) {
    Map<String, Manifest.Model> models = new TreeMap<>();
    writers.forEach(
        (affinity, writer) -> {
          if (writer.size() > 0) {
            String name = names.get(affinity);
            if (name == null) {
              throw BundleErrors.badContent(
                  "the %s vectors".formatted(affinity.key()), "their model is not named");
            }
            models.put(affinity.key(), new Manifest.Model(name, writer.dimension(), writer.size()));
          }
        });
    return models;
  }

  /** Writes one index per affinity that has vectors, each on a thread of its own. */
  void write(Path folder) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(writers.size());
    try {
      List<Future<?>> running = new ArrayList<>();
      writers.forEach(
          (affinity, writer) -> {
            if (writer.size() > 0) {
              Path file = folder.resolve(BundleLayout.index(affinity));
              running.add(
                  threads.submit(
                      () -> {
                        writer.write(file);
                        return file;
                      }));
            }
          });
      for (Future<?> each : running) {
        each.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while writing the vector indexes", e);
    } catch (ExecutionException e) {
      throw new IOException("a vector index was not written: " + e.getCause(), e);
    } finally {
      threads.shutdownNow();
    }
  }
}
