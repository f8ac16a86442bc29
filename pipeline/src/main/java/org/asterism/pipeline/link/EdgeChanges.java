package org.asterism.pipeline.link;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The edges that come and go by an update, so that all lists are those of a full run. */
final class EdgeChanges {
  private final Map<String, List<Neighbour>> arriving = new HashMap<>();
  private final Map<String, Set<Neighbour>> leaving;
  private final Held held;

  /**
   * @param held what all edges say of the offers
   */
  EdgeChanges(Offers offers, Held held, int k) {
    this.held = held;
    this.leaving = held.leaving();
    offers
        .whole()
        .forEach(
            (src, list) ->
                neighbours(list).stream()
                    .filter(edge -> !held.holds(src, edge))
                    .forEach(edge -> arrive(src, edge)));
    offers.single().forEach((src, offered) -> place(src, neighbours(offered), k));
  }

  private static List<Neighbour> neighbours(Map<String, Float> cosines) {
    return cosines.entrySet().stream()
        .map(each -> new Neighbour(each.getKey(), each.getValue()))
        .toList();
  }

  /** Of what is offered and what is held the k nearest stay; all before the list's end do. */
  private void place(String src, List<Neighbour> offered, int k) {
    Held.End end = held.end(src);
    List<Neighbour> contending = new ArrayList<>(offered);
    long before = 0;
    if (end != null) {
      int offers = contending.size();
      end.last().forEach(contending::add);
      before = end.size() - (contending.size() - offers);
    }
    Collections.sort(contending);
    Set<Neighbour> isOffered = new HashSet<>(offered);
    long places = Math.max(0, k - before);
    for (int place = 0; place < contending.size(); place++) {
      Neighbour edge = contending.get(place);
      boolean isHeld = !isOffered.contains(edge) || held.holds(src, edge);
      if (place < places && !isHeld) {
        arrive(src, edge);
      } else if (place >= places && isHeld) {
        leaving.computeIfAbsent(src, id -> new HashSet<>()).add(edge);
      }
    }
  }

  private void arrive(String src, Neighbour edge) {
    arriving.computeIfAbsent(src, id -> new ArrayList<>()).add(edge);
  }

  /** By their sources. */
  Map<String, List<Neighbour>> arriving() {
    return arriving;
  }

  /** Those that go, for tasks to tell by. */
  Leaving leaving(Set<String> vanished) {
    return new Leaving(leaving, vanished);
  }

  long arrivingCount() {
    return arriving.values().stream().mapToLong(List::size).sum();
  }

  long leavingCount() {
    return leaving.values().stream().mapToLong(Set::size).sum() + held.ofGone();
  }

  /**
   * Edges that go.
   *
   * @param edges by their sources
   * @param vanished pictures all whose edges go
   */
  record Leaving(Map<String, Set<Neighbour>> edges, Set<String> vanished) implements Serializable {
    boolean holds(String src, String dst, float cosine) {
      Set<Neighbour> ofSrc = edges.get(src);
      return (ofSrc != null && ofSrc.contains(new Neighbour(dst, cosine)))
          || vanished.contains(src);
    }
  }
}
