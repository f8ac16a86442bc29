package org.asterism.pipeline.history;

import java.io.Serializable;
import java.util.List;
import org.asterism.pipeline.manners.Manners;

/**
 * How history is learned.
 *
 * @param relations paths or addresses of relation lists, see {@link ClaimFile}
 * @param imports lists of another form and dumps
 * @param manners for fetching lists
 * @param encoder what gives the nodes their vectors
 * @param walking for {@link GraphEncoder#NODE2VEC}
 * @param window nodes on each side of a node that count as its context
 * @param mostInMemory a graph of more relations is walked by joins, as is one whose walks would not
 *     fit into the driver's memory
 */
public record HistorySettings(
    List<String> relations,
    List<ImportSettings> imports,
    Manners manners,
    GraphEncoder encoder,
    WalkSettings walking,
    int window,
    long mostInMemory)
    implements Serializable {
  /** About 200 MB on the driver and on every executor. */
  public static final long MOST_IN_MEMORY = 5_000_000;

  /** Nodes in all walks of a graph that is held: the driver has them all at once, in 1 GB. */
  private static final long MOST_VISITS = 250_000_000;

  /** Lists and walks alone, with the graph in memory. */
  public HistorySettings(
      List<String> relations, Manners manners, WalkSettings walking, int window) {
    this(relations, List.of(), manners, GraphEncoder.NODE2VEC, walking, window, MOST_IN_MEMORY);
  }

  /** Whether the graph, and all walks over it, are held in memory. */
  boolean areHeld(long relations, long nodes) {
    long visits = Math.multiplyExact((long) walking.walks(), walking.length());
    return relations <= mostInMemory && nodes <= MOST_VISITS / visits;
  }
}
