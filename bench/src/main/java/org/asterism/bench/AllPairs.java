package org.asterism.bench;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The inner products of all vectors with all, tile by tile, and nothing kept of them. */
final class AllPairs implements AutoCloseable {
  private final List<float[]> vectors;
  private final List<Tile> tiles;
  private final int threads;
  private final ExecutorService workers;

  AllPairs(List<float[]> vectors, int threads) {
    this.vectors = vectors;
    this.tiles = Tile.of(vectors);
    this.threads = threads;
    this.workers = Executors.newFixedThreadPool(threads);
  }

  /** The sum of all n × n inner products. */
  double sum() {
    List<Callable<Double>> shares =
        IntStream.range(0, threads).<Callable<Double>>mapToObj(share -> () -> sum(share)).toList();
    try {
      double sum = 0;
      for (Future<Double> done : workers.invokeAll(shares)) {
        sum += done.get();
      }
      return sum;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("told to stop while measuring", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("arithmetic alone cannot fail", e.getCause());
    }
  }

  /** Every so-manieth tile, beginning with that one. */
  private double sum(int first) {
    float[] room = Tile.room();
    double sum = 0;
    for (int t = first; t < tiles.size(); t += threads) {
      for (float[] vector : vectors) {
        sum += tiles.get(t).sum(vector, room);
      }
    }
    return sum;
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
