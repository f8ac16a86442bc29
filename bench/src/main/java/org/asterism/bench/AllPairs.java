package org.asterism.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.asterism.pipeline.link.Block;
import org.asterism.pipeline.link.Collection;
import org.asterism.pipeline.link.Gathered;
import org.asterism.pipeline.link.LinkSettings;
import org.asterism.pipeline.link.Meeting;
import org.asterism.pipeline.link.NearestLists;

/** The nearest of all vectors among all, as the stage link finds them, by threads of this JVM. */
final class AllPairs implements AutoCloseable {
  private final List<Block> blocks;
  private final LinkSettings settings;
  private final Workers workers;

  AllPairs(List<float[]> vectors, int k, int threads) {
    this.settings = new LinkSettings(k, -1);
    this.workers = new Workers(threads);
    int dimension = vectors.get(0).length;
    int count = new Collection(vectors.size(), dimension).blocks(k, threads);
    this.blocks =
        IntStream.range(0, count)
            .mapToObj(number -> block(vectors, number, count, dimension))
            .toList();
  }

  private static Block block(List<float[]> vectors, int number, int count, int dimension) {
    int from = (int) ((long) vectors.size() * number / count);
    int to = (int) ((long) vectors.size() * (number + 1) / count);
    String[] ids = IntStream.range(from, to).mapToObj("%09d"::formatted).toArray(String[]::new);
    float[] numbers = new float[ids.length * dimension];
    for (int row = 0; row < ids.length; row++) {
      System.arraycopy(vectors.get(from + row), 0, numbers, row * dimension, dimension);
    }
    return new Block(ids, dimension, numbers);
  }

  int blocks() {
    return blocks.size();
  }

  /** Finds all neighbours, and gives the mean cosine of each vector and its k-th. */
  double meanScore() {
    List<Gathered> gathered =
        blocks.stream().map(block -> new Gathered(block.size(), settings.k())).toList();
    float[][] known = new float[blocks.size()][];
    workers.sum(
        IntStream.range(0, known.length).mapToObj(each -> within(each, gathered, known)).toList());
    List<Callable<Double>> tasks = new ArrayList<>();
    for (int left = 0; left < blocks.size(); left++) {
      for (int right = left + 1; right < blocks.size(); right++) {
        tasks.add(between(left, right, gathered, known));
      }
    }
    workers.sum(tasks);
    return gathered.stream()
        .flatMap(AllPairs::lastScores)
        .mapToDouble(each -> each)
        .average()
        .orElse(0);
  }

  private Callable<Double> within(int number, List<Gathered> gathered, float[][] known) {
    return () -> {
      NearestLists lists = Meeting.within(blocks.get(number), settings);
      known[number] = lists.scores(settings.k());
      gathered.get(number).take(lists);
      return 0.0;
    };
  }

  private Callable<Double> between(int left, int right, List<Gathered> gathered, float[][] known) {
    return () -> {
      Meeting.Found found =
          Meeting.of(blocks.get(left), known[left], blocks.get(right), known[right], settings);
      synchronized (gathered.get(left)) {
        gathered.get(left).take(found.ofLeft());
      }
      synchronized (gathered.get(right)) {
        gathered.get(right).take(found.ofRight());
      }
      return 0.0;
    };
  }

  private static Stream<Double> lastScores(Gathered gathered) {
    int[] sizes = gathered.sizes().toArray();
    return IntStream.range(0, sizes.length)
        .mapToObj(picture -> gathered.cosineAt(picture, sizes[picture]));
  }

  @Override
  public void close() {
    workers.close();
  }
}
