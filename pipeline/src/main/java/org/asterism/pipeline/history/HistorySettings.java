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
 * @param mostInMemory a graph of more relations is walked by joins
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

  /** Lists and walks alone, with the graph in memory. */
  public HistorySettings(
      List<String> relations, Manners manners, WalkSettings walking, int window) {
    this(relations, List.of(), manners, GraphEncoder.NODE2VEC, walking, window, MOST_IN_MEMORY);
  }
}
