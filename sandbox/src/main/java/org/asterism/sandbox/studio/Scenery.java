package org.asterism.sandbox.studio;

import static org.asterism.sandbox.studio.Role.*;

/** What many scenes share: skies, ridges, water, trees, houses, small figures. */
final class Scenery {
  private Scenery() {}

  /** Sky over the whole picture, paler towards the horizon, with a few clouds. */
  static void sky(Sketch s, double tone, int clouds) {
    double far = s.beyond();
    s.box(SKY, tone, -far, -far, 2 * far, far);
    s.box(SKY, tone, -far, 0, 2 * far, far);
    for (int band = 0; band < 5; band++) {
      s.veil(
          CLOUD,
          tone + 0.2,
          0.12,
          Sketch.polygon(-far, -0.5 + band * 0.1, far, -0.5 + band * 0.1, far, 0.05, -far, 0.05));
    }
    for (int i = 0; i < clouds; i++) {
      cloud(s, CLOUD, tone, s.between(-0.8, 0.8), s.between(-0.85, -0.35), s.between(0.12, 0.28));
    }
  }

  static void cloud(Sketch s, Role role, double tone, double x, double y, double size) {
    for (int i = 0; i < 6; i++) {
      double along = (i - 2.5) / 2.5;
      double height = size * 0.32 * (1.15 - along * along) * s.between(0.7, 1.1);
      s.oval(role, tone + 0.1, x + along * size, y - height * 0.4, size * 0.36, height);
    }
    s.oval(role, tone - 0.15, x, y + size * 0.06, size * 1.15, size * 0.09);
  }

  static void sun(Sketch s, Role role, double x, double y, double radius) {
    s.glow(role, 0.3, 0.75, x, y, radius * 3.2);
    s.oval(role, 0.35, x, y, radius, radius);
  }

  /** Land from edge to edge, its skyline rough by {@code height}, filled down to the bottom. */
  static void ridge(Sketch s, Role role, double tone, double y, double height, double step) {
    double far = s.beyond();
    int count = (int) (2 * far / step);
    double[] points = new double[2 * count + 4];
    double level = 0.5;
    for (int i = 0; i < count; i++) {
      level = Math.max(0, Math.min(1, level + s.between(-0.3, 0.3)));
      points[2 * i] = -far + i * 2 * far / (count - 1);
      points[2 * i + 1] = y - level * height;
    }
    points[2 * count] = far;
    points[2 * count + 1] = far;
    points[2 * count + 2] = -far;
    points[2 * count + 3] = far;
    s.poly(role, tone, points);
  }

  /** Level ground or water from the horizon down. */
  static void plain(Sketch s, Role role, double tone, double y) {
    double far = s.beyond();
    s.box(role, tone + 0.2, -far, y, 2 * far, 0.14);
    s.box(role, tone + 0.05, -far, y + 0.12, 2 * far, 0.25);
    s.box(role, tone - 0.1, -far, y + 0.34, 2 * far, far);
  }

  /** Short level touches that make a plane read as water or grass. */
  static void ripples(Sketch s, Role role, double tone, double top, double bottom, int count) {
    for (int i = 0; i < count; i++) {
      double depth = s.random.nextDouble();
      double y = top + depth * (bottom - top);
      double x = s.between(-1.3, 1.3);
      double length = 0.03 + 0.14 * depth;
      s.line(role, tone + s.between(-0.25, 0.25), 0.004 + 0.01 * depth, x, y, x + length, y);
    }
  }

  static void tuft(Sketch s, Role role, double tone, double x, double y, double size) {
    for (int i = 0; i < 4; i++) {
      s.line(
          role,
          tone + s.between(-0.2, 0.2),
          size * 0.1,
          x + i * size * 0.2,
          y,
          x + i * size * 0.2 + s.between(-0.3, 0.3) * size,
          y - size * s.between(0.6, 1.1));
    }
  }

  /** A broad tree; (x, y) is its foot. */
  static void tree(Sketch s, Role leaves, double tone, double x, double y, double height) {
    s.poly(
        WOOD,
        tone - 0.1,
        x - height * 0.05,
        y,
        x - height * 0.025,
        y - height * 0.55,
        x + height * 0.025,
        y - height * 0.55,
        x + height * 0.05,
        y);
    s.line(WOOD, tone, height * 0.025, x, y - height * 0.35, x - height * 0.18, y - height * 0.6);
    s.line(WOOD, tone, height * 0.025, x, y - height * 0.4, x + height * 0.2, y - height * 0.62);
    for (int i = 0; i < 11; i++) {
      double angle = i * 2.4;
      double away = height * 0.26 * Math.sqrt(i / 10.0);
      double light = -Math.sin(angle) * 0.2 + Math.cos(angle) * 0.12;
      s.oval(
          leaves,
          tone + light + s.between(-0.15, 0.15),
          x + Math.cos(angle) * away * 1.15,
          y - height * 0.68 + Math.sin(angle) * away,
          height * s.between(0.11, 0.17),
          height * s.between(0.09, 0.14));
    }
  }

  /** A fir or cypress; (x, y) is its foot. */
  static void conifer(Sketch s, double tone, double x, double y, double height) {
    s.box(WOOD, tone, x - height * 0.03, y - height * 0.15, height * 0.06, height * 0.15);
    for (int tier = 0; tier < 4; tier++) {
      double base = y - height * (0.1 + tier * 0.21);
      double half = height * (0.2 - tier * 0.04);
      s.poly(LEAF, tone + tier * 0.08, x - half, base, x, base - height * 0.36, x + half, base);
    }
  }

  /** Bare boughs that fork; (x, y) is the foot. */
  static void boughs(Sketch s, double x, double y, double length, double angle, int forks) {
    double endX = x + Math.cos(angle) * length;
    double endY = y + Math.sin(angle) * length;
    s.line(WOOD, -0.3, length * 0.11, x, y, endX, endY);
    if (forks > 0) {
      boughs(s, endX, endY, length * 0.68, angle - s.between(0.25, 0.6), forks - 1);
      boughs(s, endX, endY, length * 0.72, angle + s.between(0.2, 0.55), forks - 1);
    }
  }

  /** A gabled house seen from its long side; (x, y) is its lower left corner. */
  static void house(
      Sketch s, Role walls, Role roof, double x, double y, double width, double height) {
    s.box(walls, s.between(-0.1, 0.2), x, y - height * 0.6, width, height * 0.6);
    s.poly(
        roof,
        s.between(-0.15, 0.15),
        x - width * 0.08,
        y - height * 0.58,
        x + width * 0.16,
        y - height,
        x + width * 0.84,
        y - height,
        x + width * 1.08,
        y - height * 0.58);
    s.box(WOOD, -0.2, x + width * 0.7, y - height * 1.12, width * 0.1, height * 0.2);
    for (int i = 0; i < 3; i++) {
      s.box(
          i == 1 ? WOOD : SHADE,
          -0.1,
          x + width * (0.14 + i * 0.29),
          y - height * (i == 1 ? 0.34 : 0.44),
          width * 0.13,
          height * (i == 1 ? 0.34 : 0.18));
    }
  }

  /** A person at some distance; (x, y) is between the feet. */
  static void figure(Sketch s, Role dress, double x, double y, double height) {
    s.curve(
        dress,
        0,
        x - height * 0.17,
        y,
        x - height * 0.12,
        y - height * 0.5,
        x - height * 0.1,
        y - height * 0.78,
        x + height * 0.1,
        y - height * 0.78,
        x + height * 0.13,
        y - height * 0.5,
        x + height * 0.17,
        y);
    s.oval(FLESH, 0, x, y - height * 0.88, height * 0.085, height * 0.1);
    s.oval(WOOD, -0.2, x, y - height * 0.94, height * 0.1, height * 0.06);
  }

  /** A room: wall, table or floor, and a soft light from one side. */
  static void room(Sketch s, Role wall, Role table, double edge) {
    double far = s.beyond();
    s.box(wall, -0.15, -far, -far, 2 * far, 2 * far);
    s.glow(wall, 0.55, 0.6, -0.35, -0.6, 1.1);
    s.box(table, 0.05, -far, edge, 2 * far, far);
    s.box(table, 0.35, -far, edge, 2 * far, 0.03);
    s.box(table, -0.4, -far, edge + 0.3, 2 * far, far);
  }
}
