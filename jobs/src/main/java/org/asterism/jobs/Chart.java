package org.asterism.jobs;

import java.util.List;

/** {@code asterism chart}. */
public final class Chart {
  private Chart() {}

  public static void main(String[] args) {
    Jobs.main(
        "chart",
        "Finds communities and lays out the map: edges -> map, communities, graph.",
        args,
        settings -> List.of(Stages.chart()));
  }
}
