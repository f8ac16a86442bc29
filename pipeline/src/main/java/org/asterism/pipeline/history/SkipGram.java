package org.asterism.pipeline.history;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Skip-gram with negative sampling (Mikolov et al., 2013) over walks, in small dense products:
 *
 * <ul>
 *   <li>A window of random reach becomes its mean: a context at distance d counts (window − d + 1)
 *       / window, so nothing is drawn and nothing is noisy.
 *   <li>A stretch of a walk shares its negatives (Ji et al., 2016); each counts for its share of
 *       those its pairs are due. A node met twice is computed once.
 *   <li>Steps follow row-wise Adagrad (Duchi et al., 2011), which keeps hubs still.
 *   <li>{@value #BATCH} stretches are looked at side by side with the vectors as they are, and then
 *       applied in their order. So the number of threads changes nothing, and the same walks in the
 *       same order give the same vectors to the last bit.
 * </ul>
 */
public final class SkipGram implements AutoCloseable {
  static final int BATCH = 16;

  private static final int WALKS_AT_ONCE = 1024;

  private static final double FIRST_RATE = 0.1;

  /** Of the first, to which it falls evenly. */
  private static final double LAST_RATE = 0.01;

  private final SkipGramSettings settings;
  private final float[][] nodes;
  private final float[][] contexts;
  private final float[] pullsOfNodes;
  private final float[] pullsOfContexts;
  private final Stretch[] batch = new Stretch[BATCH];
  private final int threads;
  private final ExecutorService pool;

  /**
   * A stretch of a walk that is to be learned from.
   *
   * @param number tells it from all others
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Piece(int[] walk, int from, int to, float rate, long number) {}

  /**
   * @param visits how often the walks visit each node
   */
  public SkipGram(SkipGramSettings settings, long[] visits, int threads) {
    this(settings, visits, threads, SmallProducts.fastest());
  }

  SkipGram(SkipGramSettings settings, long[] visits, int threads, SmallProducts arithmetic) {
    this.settings = settings;
    Frequencies frequencies = new Frequencies(visits);
    this.pullsOfNodes = new float[visits.length];
    this.pullsOfContexts = new float[visits.length];
    this.nodes = new float[visits.length][settings.dimension()];
    this.contexts = new float[visits.length][settings.dimension()];
    this.threads = Math.min(threads, BATCH);
    this.pool =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "asterism-skip-gram");
              thread.setDaemon(true);
              return thread;
            });
    for (int node = 0; node < visits.length; node++) {
      for (int i = 0; i < settings.dimension(); i++) {
        double draw = Draw.unit(settings.seed(), node, i, -1);
        nodes[node][i] = (float) ((draw - 0.5) / settings.dimension());
      }
    }
    for (int i = 0; i < BATCH; i++) {
      batch[i] = new Stretch(settings, frequencies, arithmetic);
    }
  }

  /** All walks, again and again. */
  public interface Walks {
    /** In a fixed order. */
    Iterator<int[]> iterator();

    long count();

    /**
     * @param nodes how many the graph has
     * @return how often each is visited
     */
    long[] visits(int nodes);
  }

  /**
   * @return {@code float[nodes][dimension]}, of any length, without the direction all share, which
   *     tells none from another; a node no walk visits keeps what it was drawn
   */
  public float[][] learn(Walks walks) {
    long all = walks.count() * settings.epochs();
    long done = 0;
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      Iterator<int[]> each = walks.iterator();
      while (each.hasNext()) {
        // Spark is asked by the caller's own thread; the others are bothered seldom.
        List<Piece> pieces = new ArrayList<>(WALKS_AT_ONCE);
        for (int i = 0; i < WALKS_AT_ONCE && each.hasNext(); i++) {
          cut(each.next(), done++, all, pieces);
        }
        learn(pieces);
      }
    }
    Centred.byTheirMean(nodes);
    return nodes;
  }

  /**
   * @param done how many of {@code all} walks were learned from before this one
   */
  private static void cut(int[] walk, long done, long all, List<Piece> pieces) {
    double progress = (double) done / all;
    float rate = (float) (FIRST_RATE * (1 - progress * (1 - LAST_RATE)));
    int stretches = Stretch.of(walk.length);
    for (int i = 0; i < stretches; i++) {
      int from = (int) ((long) walk.length * i / stretches);
      int to = (int) ((long) walk.length * (i + 1) / stretches);
      pieces.add(new Piece(walk, from, to, rate, done * stretches + i));
    }
  }

  /** Of all threads, this one is the first. */
  private void learn(List<Piece> pieces) {
    Meeting meeting = new Meeting(threads);
    AtomicIntegerArray next = new AtomicIntegerArray((pieces.size() + BATCH - 1) / BATCH);
    List<Future<?>> others = new ArrayList<>();
    for (int part = 1; part < threads; part++) {
      int mine = part;
      others.add(pool.submit(() -> learn(pieces, next, meeting, mine)));
    }
    learn(pieces, next, meeting, 0);
    for (Future<?> other : others) {
      finish(other);
    }
  }

  private static void finish(Future<?> other) {
    try {
      other.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("told to stop", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** What one thread does: stretches that no other has taken, and then its part of the nodes. */
  private void learn(List<Piece> pieces, AtomicIntegerArray next, Meeting meeting, int part) {
    try {
      for (int number = 0; number < next.length(); number++) {
        List<Piece> some =
            pieces.subList(number * BATCH, Math.min(pieces.size(), (number + 1) * BATCH));
        for (int i = next.getAndIncrement(number);
            i < some.size();
            i = next.getAndIncrement(number)) {
          batch[i].compute(some.get(i), nodes, contexts);
        }
        meeting.await();
        for (int i = 0; i < some.size(); i++) {
          batch[i].apply(nodes, contexts, pullsOfNodes, pullsOfContexts, part, threads);
        }
        meeting.await();
      }
    } catch (Throwable failure) {
      meeting.callOff(failure);
      throw failure;
    }
  }

  @Override
  public void close() {
    pool.shutdown();
  }
}
