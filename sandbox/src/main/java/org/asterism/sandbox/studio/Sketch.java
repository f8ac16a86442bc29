package org.asterism.sandbox.studio;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/**
 * A scene in the making. Lengths are in units of the shorter side; (0, 0) is where the subject
 * stands on the horizon, x runs to the right and y down.
 */
final class Sketch {
  private final Palette palette;
  private final BufferedImage image;
  private final Graphics2D pen;
  private final Composition composition;
  private final boolean mirrored;
  private double unit;
  private double footing;
  final SplittableRandom random;

  Sketch(Palette palette, Composition composition, SplittableRandom random) {
    this.palette = palette;
    this.composition = composition;
    this.random = random;
    int width = composition.width();
    int height = composition.height();
    this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    this.pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    this.unit = Math.min(width, height) * composition.scale();
    this.mirrored = random.nextBoolean();
    this.footing = composition.horizon();
    stand();
  }

  private void stand() {
    AffineTransform place = new AffineTransform();
    place.translate(image.getWidth() * (0.5 + composition.stray()), image.getHeight() * footing);
    place.rotate(composition.tilt());
    place.scale(mirrored ? -unit : unit, unit);
    pen.setTransform(place);
  }

  /** Stands the subject lower, as a table or a floor does indoors. */
  Sketch indoors() {
    footing = 0.62 + composition.horizon() * 0.25;
    stand();
    return this;
  }

  /**
   * Makes room for a subject of that height: lowers its footing first, then makes it smaller. To be
   * called before anything is drawn.
   */
  Sketch rises(double height) {
    double room = 0.09;
    double needed = height * unit / image.getHeight() + room;
    footing = Math.max(footing, Math.min(0.8, needed));
    unit = Math.min(unit, (footing - room) * image.getHeight() / height);
    stand();
    return this;
  }

  Pixels finished() {
    pen.dispose();
    return Pixels.of(image);
  }

  /** A distance beyond every edge of the picture, in units. */
  double beyond() {
    return 1.6 * Composition.LONG_SIDE / unit;
  }

  /** A number in [from, to). */
  double between(double from, double to) {
    return from + random.nextDouble() * (to - from);
  }

  boolean perhaps(double share) {
    return random.nextDouble() < share;
  }

  Role oneOf(Role... roles) {
    return roles[random.nextInt(roles.length)];
  }

  /** Fills a shape, brighter above than below, which gives it body. */
  Sketch fill(Role role, double tone, Shape shape) {
    Rectangle2D box = shape.getBounds2D();
    float x = (float) box.getX();
    pen.setPaint(
        new GradientPaint(
            x,
            (float) box.getMinY(),
            palette.colour(role, tone + 0.16),
            x,
            (float) Math.max(box.getMaxY(), box.getMinY() + 1e-3),
            palette.colour(role, tone - 0.16)));
    pen.fill(shape);
    return this;
  }

  /** Fills a shape with one transparent tone. */
  Sketch veil(Role role, double tone, double opacity, Shape shape) {
    Color colour = palette.colour(role, tone);
    pen.setPaint(
        new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) (opacity * 255)));
    pen.fill(shape);
    return this;
  }

  /** Light that fades outwards from a centre. */
  Sketch glow(Role role, double tone, double opacity, double x, double y, double radius) {
    Color colour = palette.colour(role, tone);
    int rgb = colour.getRGB() & 0xffffff;
    pen.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(x, y),
            (float) radius,
            new float[] {0, 0.45f, 1},
            new Color[] {
              new Color((int) (opacity * 255) << 24 | rgb, true),
              new Color((int) (opacity * 110) << 24 | rgb, true),
              new Color(rgb, true)
            }));
    pen.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    return this;
  }

  Sketch oval(Role role, double tone, double x, double y, double radiusX, double radiusY) {
    return fill(
        role, tone, new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY));
  }

  /** A leaf or petal: an oval leaning by an angle. */
  Sketch leaning(
      Role role, double tone, double x, double y, double radiusX, double radiusY, double angle) {
    AffineTransform lean = AffineTransform.getRotateInstance(angle, x, y);
    return fill(
        role,
        tone,
        lean.createTransformedShape(
            new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY)));
  }

  Sketch box(Role role, double tone, double x, double y, double width, double height) {
    return fill(role, tone, new Rectangle2D.Double(x, y, width, height));
  }

  Sketch poly(Role role, double tone, double... points) {
    return fill(role, tone, polygon(points));
  }

  /** A closed curve through the points. */
  Sketch curve(Role role, double tone, double... points) {
    return fill(role, tone, closedCurve(points));
  }

  /** An open line with round ends. */
  Sketch line(Role role, double tone, double width, double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    return drawn(role, tone, width, path);
  }

  /** An open line bent once towards (bendX, bendY). */
  Sketch bent(
      Role role,
      double tone,
      double width,
      double x0,
      double y0,
      double bendX,
      double bendY,
      double x1,
      double y1) {
    Path2D path = new Path2D.Double();
    path.moveTo(x0, y0);
    path.quadTo(bendX, bendY, x1, y1);
    return drawn(role, tone, width, path);
  }

  private Sketch drawn(Role role, double tone, double width, Path2D path) {
    pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.setPaint(palette.colour(role, tone));
    pen.draw(path);
    return this;
  }

  static Path2D polygon(double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    path.closePath();
    return path;
  }

  /** A closed Catmull-Rom spline, as cubic Bézier pieces. */
  static Path2D closedCurve(double... points) {
    int count = points.length / 2;
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 0; i < count; i++) {
      int before = 2 * ((i + count - 1) % count);
      int from = 2 * i;
      int to = 2 * ((i + 1) % count);
      int after = 2 * ((i + 2) % count);
      path.curveTo(
          points[from] + (points[to] - points[before]) / 6,
          points[from + 1] + (points[to + 1] - points[before + 1]) / 6,
          points[to] - (points[after] - points[from]) / 6,
          points[to + 1] - (points[after + 1] - points[from + 1]) / 6,
          points[to],
          points[to + 1]);
    }
    path.closePath();
    return path;
  }
}
