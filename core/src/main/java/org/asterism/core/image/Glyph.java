package org.asterism.core.image;

import java.util.ArrayList;
import java.util.List;

/**
 * A connected mark of about the shape of a letter.
 *
 * @param left column of its left edge, and so on; right and bottom lie inside
 * @param area in pixels
 * @param outline pixels of it with a side to something else
 */
record Glyph(int left, int top, int right, int bottom, int area, int outline) {
  private static final int LEAST_HEIGHT = 7;
  private static final double MOST_HEIGHT = 0.25;
  private static final double WIDEST = 3;
  private static final double NARROWEST = 0.08;
  private static final double LEAST_FILLED = 0.15;
  private static final double MOST_FILLED = 0.95;

  /** Width of a stroke by height of the letter: from a hairline to a heavy slab. */
  private static final double THINNEST = 0.04;

  private static final double THICKEST = 0.26;

  int width() {
    return right - left + 1;
  }

  int height() {
    return bottom - top + 1;
  }

  double middle() {
    return (top + bottom) / 2.0;
  }

  /** The width of its strokes, if it is made of strokes: twice the area by the outline. */
  double stroke() {
    return 2.0 * area / outline;
  }

  private boolean isLetterlike(int pictureHeight) {
    double filled = (double) area / (width() * height());
    double stroke = stroke() / height();
    return height() >= LEAST_HEIGHT
        && height() <= MOST_HEIGHT * pictureHeight
        && width() <= WIDEST * height()
        && width() >= NARROWEST * height()
        && filled >= LEAST_FILLED
        && filled <= MOST_FILLED
        && stroke >= THINNEST
        && stroke <= THICKEST;
  }

  /** The letter-like marks of that sign. */
  static List<Glyph> among(byte[] marks, int width, int height, int sign) {
    List<Glyph> glyphs = new ArrayList<>();
    int[] stack = new int[width * height];
    boolean[] seen = new boolean[width * height];
    for (int start = 0; start < marks.length; start++) {
      if (marks[start] == sign && !seen[start]) {
        Glyph glyph = connected(marks, seen, stack, width, height, start);
        if (glyph.isLetterlike(height)) {
          glyphs.add(glyph);
        }
      }
    }
    return glyphs;
  }

  private static Glyph connected(
      byte[] marks, boolean[] seen, int[] stack, int width, int height, int start) {
    byte sign = marks[start];
    int left = width;
    int top = height;
    int right = 0;
    int bottom = 0;
    int area = 0;
    int outline = 0;
    int depth = 0;
    stack[depth++] = start;
    seen[start] = true;
    while (depth > 0) {
      int at = stack[--depth];
      int x = at % width;
      int y = at / width;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      area++;
      boolean isEdge = false;
      for (int side = 0; side < 4; side++) {
        int nx = x + (side == 0 ? 1 : side == 1 ? -1 : 0);
        int ny = y + (side == 2 ? 1 : side == 3 ? -1 : 0);
        if (nx < 0 || ny < 0 || nx >= width || ny >= height || marks[ny * width + nx] != sign) {
          isEdge = true;
        } else if (!seen[ny * width + nx]) {
          seen[ny * width + nx] = true;
          stack[depth++] = ny * width + nx;
        }
      }
      outline += isEdge ? 1 : 0;
    }
    return new Glyph(left, top, right, bottom, area, outline);
  }
}
