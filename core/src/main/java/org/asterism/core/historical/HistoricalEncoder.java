package org.asterism.core.historical;

import java.util.List;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.artwork.YearRange;
import org.jspecify.annotations.Nullable;

/**
 * The built-in historical encoder: a work's place in the art-history graph joined with its place in
 * time. What is unknown stays at zero and so lowers every cosine, rather than passing for likeness.
 */
public final class HistoricalEncoder {
  public static final String MODEL = "asterism-history-1";

  /** Numbers of a node's vector in the graph. */
  public static final int GRAPH_DIMENSION = 128;

  public static final int DIMENSION = GRAPH_DIMENSION + YearEncoding.DIMENSION;

  /** The graph's share of the cosine; the years have the rest. */
  private static final double GRAPH_SHARE = 0.6;

  private HistoricalEncoder() {}

  /**
   * One node the work belongs to.
   *
   * @param weight how much it says about the work, above 0
   * @param vector {@code float[128]} of length 1
   */
  public record Part(float weight, float[] vector) {}

  /**
   * @param parts the work's artists, movements, places and periods, as far as known
   * @param years when it was made, as far as known
   * @return {@code float[192]} of length 1, or null if nothing is known
   */
  public static float @Nullable [] encode(List<Part> parts, @Nullable YearRange years) {
    if (parts.isEmpty() && years == null) {
      return null;
    }
    float[] joined = new float[DIMENSION];
    float[] graph = new float[GRAPH_DIMENSION];
    for (Part part : parts) {
      for (int i = 0; i < GRAPH_DIMENSION; i++) {
        graph[i] += part.weight() * part.vector()[i];
      }
    }
    place(UnitVectors.unitLength(graph), Math.sqrt(GRAPH_SHARE), joined, 0);
    if (years != null) {
      place(YearEncoding.of(years), Math.sqrt(1 - GRAPH_SHARE), joined, GRAPH_DIMENSION);
    }
    return UnitVectors.unitLength(joined);
  }

  private static void place(float[] part, double scale, float[] target, int offset) {
    for (int i = 0; i < part.length; i++) {
      target[offset + i] = (float) (part[i] * scale);
    }
  }
}
