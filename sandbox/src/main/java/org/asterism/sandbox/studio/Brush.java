package org.asterism.sandbox.studio;

/** Lays single strokes of paint on a picture, edges smoothed, with bristle marks and relief. */
final class Brush {
  private final Pixels canvas;
  private final Noise bristles;
  private final double relief;
  private final double dryness;

  /**
   * @param relief how much one flank of a stroke catches the light, in brightness steps
   * @param dryness how much the ground shows between the bristles, in [0, 1]
   */
  Brush(Pixels canvas, Noise bristles, double relief, double dryness) {
    this.canvas = canvas;
    this.bristles = bristles;
    this.relief = relief;
    this.dryness = dryness;
  }

  /**
   * A straight stroke with round ends.
   *
   * @param length in pixels between the centres of the ends; 0 is a dot
   * @param width in pixels
   */
  void stroke(
      double x, double y, double angle, double length, double width, int rgb, double opacity) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double half = length / 2;
    double radius = width / 2;
    double reachX = Math.abs(cos) * half + radius + 1;
    double reachY = Math.abs(sin) * half + radius + 1;
    int left = Math.max(0, (int) (x - reachX));
    int right = Math.min(canvas.width() - 1, (int) (x + reachX));
    int top = Math.max(0, (int) (y - reachY));
    int bottom = Math.min(canvas.height() - 1, (int) (y + reachY));
    int mark = (int) (x * 7 + y * 13);
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        double dx = column - x;
        double dy = row - y;
        double along = dx * cos + dy * sin;
        double across = dy * cos - dx * sin;
        double beyond = Math.max(0, Math.abs(along) - half);
        double distance = Math.sqrt(beyond * beyond + across * across);
        double cover = Math.min(1, radius - distance + 0.5);
        if (cover <= 0) {
          continue;
        }
        double hair = bristles.grain(mark, (int) Math.floor(across * 1.3));
        double opaque = cover * opacity * (1 - dryness * hair);
        double shade = relief * (-across / radius + 0.6 * (hair - 0.5));
        int at = row * canvas.width() + column;
        canvas.rgb()[at] = Ink.mix(canvas.rgb()[at], Ink.lit(rgb, shade), opaque);
      }
    }
  }
}
