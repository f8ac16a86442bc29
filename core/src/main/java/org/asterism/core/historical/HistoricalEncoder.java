package org.asterism.core.historical;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.asterism.core.affinity.Embedding;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.artwork.YearRange;
import org.jspecify.annotations.Nullable;

/**
 * The built-in historical encoder: a work's place in the art-history graph joined with its place in
 * time.
 *
 * <p>What is unknown is missing. The vector is made of the known parts alone and has length 1; its
 * confidence is the root of the share that is known, {@code √(0.6·g + 0.4·t)}: {@code g} is the
 * weight of the known kinds over that of all, {@code t} what a date of that width says, see {@link
 * YearEncoding#certainty}. So the cosine of two works times both confidences is {@code 0.6·√(g₁g₂)}
 * times the cosine of their places in the graph plus {@code 0.4·√(t₁t₂)} times that of their years:
 * a part that either lacks says nothing, neither for nor against.
 */
public final class HistoricalEncoder {
  public static final String MODEL = "asterism-history-2";

  /** Numbers of a node's vector in the graph. */
  public static final int GRAPH_DIMENSION = 128;

  public static final int DIMENSION = GRAPH_DIMENSION + YearEncoding.DIMENSION;

  /** The graph's share of what is known where all is; the years have the rest. */
  private static final double GRAPH_SHARE = 0.6;

  private HistoricalEncoder() {}

  /** What a work may belong to, and how much that says about it. */
  public enum Kind {
    ARTIST(1.0),
    MOVEMENT(0.6),
    PLACE(0.2),
    PERIOD(0.2);

    private static final double ALL = 2.0;

    private final double weight;

    Kind(double weight) {
      this.weight = weight;
    }
  }

  /**
   * One node the work belongs to.
   *
   * @param vector {@code float[128]} of length 1
   */
  public record Part(Kind kind, float[] vector) {}

  /**
   * @param parts the work's artists, movements, places and periods, as far as known
   * @param years when it was made, as far as known
   * @return {@code float[192]} of length 1 and its confidence, or null if nothing is known
   */
  public static @Nullable Embedding encode(List<Part> parts, @Nullable YearRange years) {
    if (parts.isEmpty() && years == null) {
      return null;
    }
    float[] graph = new float[GRAPH_DIMENSION];
    Set<Kind> known = EnumSet.noneOf(Kind.class);
    for (Part part : parts) {
      known.add(part.kind());
      for (int i = 0; i < GRAPH_DIMENSION; i++) {
        graph[i] += (float) (part.kind().weight * part.vector()[i]);
      }
    }
    double ofGraph = GRAPH_SHARE * known.stream().mapToDouble(kind -> kind.weight).sum() / Kind.ALL;
    double ofYears = years == null ? 0 : (1 - GRAPH_SHARE) * YearEncoding.certainty(years);
    float[] joined = new float[DIMENSION];
    place(UnitVectors.unitLength(graph), Math.sqrt(ofGraph), joined, 0);
    if (years != null) {
      place(YearEncoding.of(years), Math.sqrt(ofYears), joined, GRAPH_DIMENSION);
    }
    return new Embedding(
        UnitVectors.unitLength(joined), (float) Math.min(1, Math.sqrt(ofGraph + ofYears)));
  }

  private static void place(float[] part, double scale, float[] target, int offset) {
    for (int i = 0; i < part.length; i++) {
      target[offset + i] = (float) (part[i] * scale);
    }
  }
}
