package org.asterism.sandbox.studio;

import static org.asterism.sandbox.studio.Role.*;

import java.awt.geom.Ellipse2D;

/** Things on a table. */
final class TableScenes {
  private TableScenes() {}

  static void bouquet(Sketch s) {
    s.indoors().rises(0.98);
    Scenery.room(s, s.oneOf(FAR, SKY, CLOTH), WOOD, 0);
    shadow(s, 0.1, 0.11, 0.34);
    double cx = 0;
    double cy = -0.56;
    for (int i = 0; i < 16; i++) {
      double angle = s.between(-3.4, 0.3);
      s.bent(
          LEAF,
          -0.2,
          0.012,
          0,
          -0.2,
          Math.cos(angle) * 0.1,
          -0.4,
          cx + Math.cos(angle) * 0.3,
          cy + Math.sin(angle) * 0.24);
    }
    for (int i = 0; i < 26; i++) {
      double angle = s.between(0, 6.28);
      double away = s.between(0.18, 0.38);
      s.leaning(
          LEAF,
          s.between(-0.4, 0.2),
          cx + Math.cos(angle) * away,
          cy + Math.sin(angle) * away * 0.85,
          s.between(0.06, 0.1),
          s.between(0.02, 0.035),
          angle);
    }
    Role[] colours = {s.oneOf(ACCENT, CLOTH), s.oneOf(GLOW, CLOUD), s.oneOf(FLESH, ROOF, CLOUD)};
    for (int i = 0; i < 19; i++) {
      double angle = i * 2.4;
      double away = 0.31 * Math.sqrt((18 - i) / 18.0);
      flower(
          s,
          colours[s.random.nextInt(3)],
          cx + Math.cos(angle) * away * 1.08,
          cy + Math.sin(angle) * away * 0.92,
          s.between(0.055, 0.1));
    }
    Role vase = s.oneOf(STONE, WATER, CLOUD, ROOF);
    s.curve(
        vase, 0, -0.1, -0.24, -0.08, -0.18, -0.17, -0.02, -0.1, 0.12, 0.1, 0.12, 0.17, -0.02, 0.08,
        -0.18, 0.1, -0.24);
    s.leaning(vase, 0.6, -0.08, -0.02, 0.018, 0.07, 0.25);
    s.bent(ACCENT, -0.1, 0.014, -0.15, 0, 0, 0.06, 0.15, 0);
    for (int i = 0; i < 4; i++) {
      s.leaning(
          colours[0],
          0.2,
          s.between(-0.42, 0.42),
          s.between(0.1, 0.2),
          0.035,
          0.018,
          s.between(0, 3));
    }
  }

  private static void flower(Sketch s, Role role, double x, double y, double size) {
    int petals = 6 + s.random.nextInt(3);
    double turn = s.between(0, 1);
    for (int layer = 0; layer < 2; layer++) {
      double reach = size * (layer == 0 ? 0.62 : 0.34);
      for (int i = 0; i < petals; i++) {
        double angle = turn + layer * 0.4 + i * 2 * Math.PI / petals;
        s.leaning(
            role,
            (layer == 0 ? -0.15 : 0.25) + s.between(-0.1, 0.1),
            x + Math.cos(angle) * reach,
            y + Math.sin(angle) * reach,
            size * 0.48,
            size * 0.32,
            angle);
      }
    }
    s.oval(GLOW, -0.1, x, y, size * 0.2, size * 0.2);
  }

  static void bottles(Sketch s) {
    s.indoors().rises(0.8);
    Scenery.room(s, s.oneOf(FAR, STONE, SKY), WOOD, 0);
    int count = 4 + s.random.nextInt(2);
    for (int i = 0; i < count; i++) {
      double x = -0.46 + i * 0.92 / (count - 1) + s.between(-0.03, 0.03);
      bottle(
          s,
          s.oneOf(LEAF, LEAF, WATER, ACCENT, SHADE),
          x,
          0.04 + s.between(0, 0.05),
          s.between(0.07, 0.1),
          s.between(0.5, 0.78));
    }
    glass(s, s.between(-0.3, -0.12), 0.2, 0.3);
    jug(s, s.between(0.18, 0.32), 0.22, 0.28);
    if (s.perhaps(0.6)) {
      s.oval(GLOW, 0, 0.02, 0.2, 0.06, 0.05);
      s.oval(GLOW, 0.4, 0, 0.18, 0.02, 0.015);
    }
  }

  private static void bottle(Sketch s, Role glass, double x, double y, double half, double height) {
    shadow(s, x + 0.06, y, half * 1.7);
    double neck = half * 0.34;
    s.poly(
        glass,
        -0.1,
        x - half,
        y,
        x - half,
        y - height * 0.52,
        x - half * 0.85,
        y - height * 0.62,
        x - neck,
        y - height * 0.74,
        x - neck,
        y - height,
        x + neck,
        y - height,
        x + neck,
        y - height * 0.74,
        x + half * 0.85,
        y - height * 0.62,
        x + half,
        y - height * 0.52,
        x + half,
        y);
    s.oval(glass, -0.3, x, y, half, half * 0.25);
    s.box(SHADE, 0.1, x - half * 0.96, y - height * 0.36, half * 1.92, height * 0.3);
    s.box(glass, -0.2, x - half * 0.96, y - height * 0.34, half * 1.92, height * 0.34);
    s.box(
        s.oneOf(CLOUD, STONE, FLESH),
        0.1,
        x - half * 0.8,
        y - height * 0.4,
        half * 1.5,
        height * 0.2);
    s.line(
        glass,
        0.75,
        half * 0.16,
        x - half * 0.62,
        y - height * 0.06,
        x - half * 0.62,
        y - height * 0.52);
    s.line(
        glass,
        0.75,
        half * 0.12,
        x - neck * 0.4,
        y - height * 0.76,
        x - neck * 0.4,
        y - height * 0.96);
    s.box(WOOD, 0.1, x - neck * 0.8, y - height - half * 0.2, neck * 1.6, half * 0.25);
  }

  private static void glass(Sketch s, double x, double y, double height) {
    shadow(s, x + 0.03, y, height * 0.3);
    s.oval(CLOUD, 0, x, y, height * 0.2, height * 0.05);
    s.line(CLOUD, 0.1, height * 0.04, x, y, x, y - height * 0.4);
    s.curve(
        CLOUD,
        0.1,
        x - height * 0.24,
        y - height,
        x - height * 0.22,
        y - height * 0.55,
        x,
        y - height * 0.38,
        x + height * 0.22,
        y - height * 0.55,
        x + height * 0.24,
        y - height);
    s.curve(
        ACCENT,
        -0.1,
        x - height * 0.21,
        y - height * 0.74,
        x - height * 0.18,
        y - height * 0.55,
        x,
        y - height * 0.43,
        x + height * 0.18,
        y - height * 0.55,
        x + height * 0.21,
        y - height * 0.74);
    s.oval(ACCENT, 0.3, x, y - height * 0.74, height * 0.21, height * 0.05);
  }

  private static void jug(Sketch s, double x, double y, double height) {
    shadow(s, x + 0.05, y, height * 0.5);
    Role clay = s.oneOf(ROOF, STONE, CLOUD);
    s.bent(
        clay,
        -0.2,
        height * 0.1,
        x + height * 0.2,
        y - height * 0.85,
        x + height * 0.75,
        y - height * 0.7,
        x + height * 0.3,
        y - height * 0.25);
    s.curve(
        clay,
        0,
        x - height * 0.24,
        y - height,
        x - height * 0.2,
        y - height * 0.75,
        x - height * 0.4,
        y - height * 0.3,
        x - height * 0.24,
        y,
        x + height * 0.24,
        y,
        x + height * 0.4,
        y - height * 0.3,
        x + height * 0.2,
        y - height * 0.75,
        x + height * 0.22,
        y - height);
    s.leaning(clay, 0.6, x - height * 0.22, y - height * 0.4, height * 0.05, height * 0.16, 0.3);
  }

  static void fruit(Sketch s) {
    s.indoors().rises(0.52);
    Scenery.room(s, s.oneOf(FAR, CLOTH, SKY), WOOD, -0.06);
    s.curve(CLOUD, 0, -0.9, 0.02, -0.2, 0, 0.4, 0.04, 0.5, 0.4, 0.1, 0.56, -0.4, 0.46, -0.8, 0.3);
    for (int i = 0; i < 6; i++) {
      double x = s.between(-0.7, 0.3);
      s.bent(CLOUD, -0.4, 0.012, x, 0.08, x + 0.05, 0.25, x + s.between(-0.1, 0.1), 0.44);
    }
    shadow(s, 0.06, 0.17, 0.46);
    Role[] kinds = {ACCENT, ROOF, GLOW, LEAF, FLESH, ACCENT};
    for (int i = 0; i < 14; i++) {
      double layer = i < 6 ? 0 : i < 11 ? 1 : 2;
      double place = i < 6 ? i - 2.5 : i < 11 ? i - 8 : i - 12;
      ball(
          s,
          kinds[s.random.nextInt(kinds.length)],
          place * 0.135 + s.between(-0.02, 0.02),
          -0.13 - layer * 0.12,
          s.between(0.085, 0.105));
    }
    for (int i = 0; i < 20; i++) {
      double t = i / 20.0;
      ball(s, CLOTH, 0.34 + s.between(-0.06, 0.06) * (1.2 - t), -0.14 + t * 0.28, 0.035);
    }
    s.leaning(LEAF, 0, 0.3, -0.2, 0.09, 0.04, 0.4);
    s.leaning(LEAF, -0.2, -0.06, -0.46, 0.09, 0.03, -0.5);
    Role clay = s.oneOf(STONE, WATER, CLOUD, ROOF);
    s.curve(
        clay, 0, -0.46, -0.12, -0.2, -0.09, 0.2, -0.09, 0.46, -0.12, 0.34, 0.08, 0.12, 0.17, -0.12,
        0.17, -0.34, 0.08);
    s.bent(clay, 0.5, 0.02, -0.44, -0.1, 0, -0.05, 0.44, -0.1);
    s.leaning(clay, 0.6, -0.24, 0, 0.1, 0.022, 0.4);
    ball(s, GLOW, -0.55, 0.2, 0.08);
    ball(s, s.oneOf(ROOF, ACCENT, LEAF), 0.52, 0.24, 0.085);
  }

  private static void ball(Sketch s, Role role, double x, double y, double radius) {
    s.oval(role, -0.35, x, y, radius, radius);
    s.oval(role, 0.05, x - radius * 0.12, y - radius * 0.12, radius * 0.8, radius * 0.78);
    s.oval(role, 0.4, x - radius * 0.3, y - radius * 0.32, radius * 0.38, radius * 0.34);
  }

  private static void shadow(Sketch s, double x, double y, double half) {
    s.veil(
        SHADE, -0.2, 0.35, new Ellipse2D.Double(x - half, y - half * 0.18, half * 2, half * 0.4));
  }
}
