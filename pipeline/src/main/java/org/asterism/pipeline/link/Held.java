package org.asterism.pipeline.link;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * What some of the edges say of an update: which stay as they are offered anew, which are of
 * vectors that are no more, and of each list that is offered something its end, as far as it may be
 * pushed out. Those of all edges together, in any order, tell what {@link EdgeChanges} come of it.
 */
final class Held implements Serializable {
  private static final long serialVersionUID = 1;

  private final Map<String, End> ends = new HashMap<>();
  private final Map<String, Set<Neighbour>> staying = new HashMap<>();
  private final Map<String, Set<Neighbour>> leaving = new HashMap<>();
  private long ofGone;

  /** A list that is offered something. */
  static final class End implements Serializable {
    private static final long serialVersionUID = 1;

    private final int most;

    /** The nearest of them is the first to be let go. */
    private final PriorityQueue<Neighbour> last;

    private long size;

    /**
     * @param most how many may be pushed out
     */
    End(int most) {
      this.most = most;
      this.last = new PriorityQueue<>(most + 1);
    }

    private void count() {
      size++;
    }

    /** Whether one of that cosine may be among the last. */
    private boolean mayHold(float cosine) {
      return last.size() < most || cosine <= last.element().cosine();
    }

    private void add(Neighbour held) {
      last.add(held);
      if (last.size() > most) {
        last.remove();
      }
    }

    private void take(End other) {
      size += other.size;
      other.last.forEach(this::add);
    }

    /** How many are held that nothing else speaks of. */
    long size() {
      return size;
    }

    /** The last of the list, in no order. */
    Iterable<Neighbour> last() {
      return last;
    }
  }

  /**
   * @param rows of source, target and cosine
   */
  static Held of(Iterator<InternalRow> rows, Offers offers) {
    Held held = new Held();
    UTF8String before = null;
    String src = "";
    Map<String, Float> whole = null;
    Map<String, Float> single = null;
    boolean isGone = false;
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      UTF8String bytes = row.getUTF8String(0);
      if (!bytes.equals(before)) {
        before = bytes.clone();
        src = bytes.toString();
        whole = offers.whole().get(src);
        single = offers.single().get(src);
        isGone = whole == null && offers.isGone(src);
      }
      if (isGone) {
        held.ofGone++;
      } else if (whole != null) {
        Neighbour edge = new Neighbour(row.getString(1), row.getFloat(2));
        held.note(src, edge, isSame(whole.get(edge.id()), edge));
      } else if (single != null) {
        held.see(src, row, single, offers);
      } else if (offers.haveGone() && offers.isGone(row.getString(1))) {
        held.note(src, new Neighbour(row.getString(1), row.getFloat(2)), false);
      }
    }
    return held;
  }

  private void see(String src, InternalRow row, Map<String, Float> offered, Offers offers) {
    End end = ends.computeIfAbsent(src, id -> new End(offered.size()));
    Neighbour edge = new Neighbour(row.getString(1), row.getFloat(2));
    Float cosine = offered.get(edge.id());
    if (cosine != null || offers.isGone(edge.id())) {
      note(src, edge, isSame(cosine, edge));
      return;
    }
    end.count();
    if (end.mayHold(edge.cosine())) {
      end.add(edge);
    }
  }

  private static boolean isSame(@Nullable Float cosine, Neighbour edge) {
    return cosine != null && cosine == edge.cosine();
  }

  private void note(String src, Neighbour edge, boolean stays) {
    (stays ? staying : leaving).computeIfAbsent(src, id -> new HashSet<>()).add(edge);
  }

  Held plus(Held other) {
    other.ends.forEach((src, end) -> ends.computeIfAbsent(src, id -> new End(end.most)).take(end));
    other.staying.forEach((src, edges) -> edges.forEach(edge -> note(src, edge, true)));
    other.leaving.forEach((src, edges) -> edges.forEach(edge -> note(src, edge, false)));
    ofGone += other.ofGone;
    return this;
  }

  @Nullable End end(String src) {
    return ends.get(src);
  }

  /** Whether there is such an edge, and it is offered again. */
  boolean holds(String src, Neighbour edge) {
    return staying.getOrDefault(src, Set.of()).contains(edge);
  }

  /** Edges that surely go, by their sources; not those of {@link #ofGone}. */
  Map<String, Set<Neighbour>> leaving() {
    return leaving;
  }

  /** Edges from pictures that are no more. */
  long ofGone() {
    return ofGone;
  }
}
