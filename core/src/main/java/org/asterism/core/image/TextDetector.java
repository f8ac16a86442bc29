package org.asterism.core.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tells which pictures are worth reading: those in which at least one row of marks looks like a row
 * of letters. Marks that stand out from their surroundings are letters if they are made of strokes
 * of one width, and a row if neighbours are of like height and stroke and their feet lie on a line,
 * which may be slanted.
 *
 * @see <a href="https://doi.org/10.1109/34.9112">L. Fletcher, R. Kasturi, "A robust algorithm for
 *     text string separation from mixed text/graphics images" (1988)</a>, for rows of components
 * @see <a href="https://doi.org/10.1109/CVPR.2010.5540041">B. Epshtein, E. Ofek, Y. Wexler,
 *     "Detecting text in natural scenes with stroke width transform" (2010)</a>, for strokes
 */
public final class TextDetector {
  /** Long sides in pixels at which a picture is looked at: for small print, and for large. */
  private static final int[] LONG_SIDES = {1000, 400};

  /** The fewest letters in a row that are taken for one. */
  private static final int LEAST_LETTERS = 6;

  /** Between neighbours, in heights of a letter: the next may follow a space. */
  private static final double MOST_GAP = 1.2;

  /** Between the middles of neighbours, in heights: a capital beside a comma. */
  private static final double MOST_STEP = 0.45;

  private static final double MOST_HEIGHT_RATIO = 2.2;
  private static final double MOST_STROKE_RATIO = 1.9;

  // Found by trying: of marks by chance some are even, some of one stroke, few are both.
  private static final double MOST_UNEVEN = 0.06;
  private static final double MOST_STROKE_SPREAD = 0.3;

  private TextDetector() {}

  /** Whether some row of marks looks like text. */
  public static boolean expectsText(Picture picture) {
    return letters(picture) >= LEAST_LETTERS;
  }

  /** The most letters in one row. */
  private static int letters(Picture picture) {
    int most = 0;
    for (int longSide : LONG_SIDES) {
      Picture reduced = picture.reducedTo(longSide);
      int[] grey = new int[reduced.rgb().length];
      for (int i = 0; i < grey.length; i++) {
        grey[i] = Luma.of(reduced.rgb()[i]) / 1000;
      }
      byte[] marks = Binarised.of(grey, reduced.width(), reduced.height());
      for (int sign = -1; sign <= 1; sign += 2) {
        most =
            Math.max(most, longestRow(Glyph.among(marks, reduced.width(), reduced.height(), sign)));
      }
    }
    return most;
  }

  private static int longestRow(List<Glyph> glyphs) {
    List<Glyph> fromLeft = new ArrayList<>(glyphs);
    fromLeft.sort(Comparator.comparingInt(Glyph::left).thenComparingInt(Glyph::top));
    boolean[] used = new boolean[fromLeft.size()];
    int longest = 0;
    for (int i = 0; i < fromLeft.size(); i++) {
      if (!used[i]) {
        List<Glyph> row = new ArrayList<>();
        for (int at = i; at >= 0; at = next(fromLeft, used, at)) {
          used[at] = true;
          row.add(fromLeft.get(at));
        }
        if (row.size() > longest && isText(row)) {
          longest = row.size();
        }
      }
    }
    return longest;
  }

  /** The nearest mark to the right that could go on with the row, or −1. */
  private static int next(List<Glyph> fromLeft, boolean[] used, int at) {
    Glyph last = fromLeft.get(at);
    int best = -1;
    for (int i = at + 1; i < fromLeft.size(); i++) {
      Glyph other = fromLeft.get(i);
      if (other.left() - last.right() > MOST_GAP * last.height() * MOST_HEIGHT_RATIO) {
        break;
      }
      if (!used[i] && goOn(last, other) && (best < 0 || other.left() < fromLeft.get(best).left())) {
        best = i;
      }
    }
    return best;
  }

  private static boolean goOn(Glyph last, Glyph other) {
    double height = Math.max(last.height(), other.height());
    int gap = other.left() - last.right();
    return gap <= MOST_GAP * height
        && other.right() > last.right()
        && gap > -0.5 * Math.min(last.width(), other.width())
        && Math.abs(other.middle() - last.middle()) <= MOST_STEP * height
        && ratio(last.height(), other.height()) <= MOST_HEIGHT_RATIO
        && ratio(last.stroke(), other.stroke()) <= MOST_STROKE_RATIO;
  }

  private static boolean isText(List<Glyph> row) {
    return unevenness(row) <= MOST_UNEVEN && strokeSpread(row) <= MOST_STROKE_SPREAD;
  }

  /**
   * How far the feet lie from the line through them, by the mean height: the median, so that the
   * letters that reach below do no harm.
   */
  private static double unevenness(List<Glyph> row) {
    double count = row.size();
    double meanX = row.stream().mapToDouble(Glyph::left).sum() / count;
    double meanY = row.stream().mapToDouble(Glyph::bottom).sum() / count;
    double xy = row.stream().mapToDouble(g -> (g.left() - meanX) * (g.bottom() - meanY)).sum();
    double xx = row.stream().mapToDouble(g -> (g.left() - meanX) * (g.left() - meanX)).sum();
    double slope = xx == 0 ? 0 : xy / xx;
    double height = row.stream().mapToInt(Glyph::height).sum() / count;
    double[] away =
        row.stream()
            .mapToDouble(g -> Math.abs(g.bottom() - meanY - slope * (g.left() - meanX)))
            .sorted()
            .toArray();
    return away[away.length / 2] / height;
  }

  /** The standard deviation of the strokes' widths, by their mean. */
  private static double strokeSpread(List<Glyph> row) {
    double mean = row.stream().mapToDouble(Glyph::stroke).average().orElseThrow();
    double variance =
        row.stream()
            .mapToDouble(g -> (g.stroke() - mean) * (g.stroke() - mean))
            .average()
            .orElseThrow();
    return Math.sqrt(variance) / mean;
  }

  private static double ratio(double a, double b) {
    return Math.max(a, b) / Math.min(a, b);
  }
}
