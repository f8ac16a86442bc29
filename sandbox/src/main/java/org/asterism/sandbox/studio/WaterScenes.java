package org.asterism.sandbox.studio;

import static org.asterism.sandbox.studio.Role.*;

import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;

/** Scenes with water in them. */
final class WaterScenes {
  private WaterScenes() {}

  static void harbour(Sketch s) {
    s.rises(0.55);
    Scenery.sky(s, 0, 2 + s.random.nextInt(3));
    Scenery.ridge(s, FAR, 0, 0, 0.14, 0.12);
    double x = -1.3;
    while (x < -0.12) {
      double width = s.between(0.14, 0.22);
      Scenery.house(s, s.oneOf(STONE, FLESH, CLOUD), ROOF, x, 0.03, width, s.between(0.2, 0.34));
      x += width * 1.05;
    }
    s.poly(STONE, -0.35, -1.6, 0.02, -0.05, 0.02, 0.02, 0.08, -1.6, 0.1);
    Scenery.plain(s, WATER, 0, 0.06);
    Scenery.ripples(s, WATER, 0.45, 0.1, 0.8, 46);
    boat(s, 0.62, 0.08, 0.26, CLOUD);
    boat(s, 0.3, 0.16, 0.36, s.oneOf(CLOTH, ACCENT));
    boat(s, -0.3, 0.24, 0.48, s.oneOf(CLOUD, ACCENT, ROOF));
    if (s.perhaps(0.6)) {
      boat(s, 0.5, 0.42, 0.62, s.oneOf(CLOTH, CLOUD));
    }
  }

  private static void boat(Sketch s, double x, double y, double size, Role sail) {
    for (int i = 0; i < 5; i++) {
      double level = y + size * (0.1 + i * 0.06);
      s.line(
          i % 2 == 0 ? sail : WOOD,
          -0.2,
          size * 0.025,
          x - size * (0.3 - i * 0.04),
          level,
          x + size * (0.26 - i * 0.04),
          level);
    }
    s.line(WOOD, -0.3, size * 0.025, x, y, x, y - size * 0.98);
    s.poly(
        sail,
        0.1,
        x + size * 0.03,
        y - size * 0.1,
        x + size * 0.03,
        y - size * 0.92,
        x + size * 0.42,
        y - size * 0.14);
    s.poly(
        sail,
        -0.2,
        x - size * 0.03,
        y - size * 0.12,
        x - size * 0.03,
        y - size * 0.78,
        x - size * 0.3,
        y - size * 0.14);
    s.curve(
        WOOD,
        -0.15,
        x - size * 0.48,
        y - size * 0.1,
        x - size * 0.3,
        y + size * 0.08,
        x + size * 0.28,
        y + size * 0.08,
        x + size * 0.5,
        y - size * 0.12,
        x,
        y - size * 0.04);
    s.line(
        ACCENT, 0.1, size * 0.02, x - size * 0.4, y - size * 0.03, x + size * 0.4, y - size * 0.04);
  }

  static void bridge(Sketch s) {
    s.rises(0.5);
    Scenery.sky(s, 0.05, 3);
    Scenery.ridge(s, FAR, 0.1, 0.02, 0.18, 0.15);
    Scenery.ridge(s, LEAF, 0, 0.06, 0.1, 0.08);
    Scenery.plain(s, WATER, 0, 0.08);
    int arches = 2 + s.random.nextInt(3);
    double span = 1.5 / arches;
    Area stone =
        new Area(
            Sketch.closedCurve(
                -1.5, 0.3, -1.5, -0.12, -0.7, -0.2, 0, -0.28, 0.7, -0.2, 1.5, -0.12, 1.5, 0.3, 0,
                0.3));
    stone.intersect(new Area(new Rectangle2D.Double(-2, -0.6, 4, 0.76)));
    for (int i = 0; i < arches; i++) {
      double x = -0.75 + span * (i + 0.5);
      double rise = 0.3 - Math.abs(x) * 0.12;
      stone.subtract(
          new Area(new Ellipse2D.Double(x - span * 0.4, 0.15 - rise, span * 0.8, rise * 2)));
      s.veil(STONE, -0.3, 0.3, new Rectangle2D.Double(x + span * 0.4, 0.16, span * 0.2, 0.34));
    }
    s.fill(STONE, 0, stone);
    s.bent(STONE, 0.4, 0.025, -1.4, -0.12, 0, -0.42, 1.4, -0.12);
    for (int i = 0; i < 14; i++) {
      double x = s.between(-1, 1);
      double y = s.between(-0.16, -0.02);
      if (stone.contains(x, y, 0.08, 0.02)) {
        s.line(STONE, s.between(-0.5, -0.2), 0.008, x, y, x + 0.07, y);
      }
    }
    for (int i = 0; i < 18; i++) {
      double y = s.between(0.2, 0.5);
      double x = s.between(-0.9, 0.9);
      s.line(STONE, -0.1, 0.012, x, y, x + s.between(0.06, 0.2), y);
    }
    Scenery.ripples(s, WATER, 0.4, 0.16, 0.8, 40);
    Scenery.figure(s, s.oneOf(CLOTH, ACCENT), s.between(-0.3, 0.3), -0.23, 0.13);
    Scenery.tree(s, LEAF, -0.1, -0.85, 0.12, 0.55);
    Scenery.tree(s, LEAF, 0.1, 0.95, 0.12, 0.45);
    s.curve(EARTH, -0.1, -1.8, 0.1, -0.8, 0.1, -0.6, 0.4, -0.8, 1.1, -1.8, 1.2);
  }

  static void storm(Sketch s) {
    s.rises(0.72);
    Scenery.sky(s, -0.5, 0);
    for (int i = 0; i < 22; i++) {
      Scenery.cloud(
          s,
          s.oneOf(SHADE, FAR, SKY),
          s.between(-0.4, 0.25),
          s.between(-1, 1),
          s.between(-1, -0.3),
          s.between(0.15, 0.4));
    }
    if (s.perhaps(0.6)) {
      double x = s.between(-0.6, -0.2);
      s.line(GLOW, 0.4, 0.014, x, -0.9, x + 0.08, -0.62, x - 0.02, -0.58, x + 0.12, -0.26);
    }
    waves(s, -0.1, 0.08, -0.25, 0.26);
    ship(s, 0.1, 0.02, 0.62);
    waves(s, 0.1, 0.16, -0.05, 0.3);
    waves(s, 0.32, 0.2, -0.3, 0.36);
    waves(s, 0.58, 0.22, -0.5, 0.4);
  }

  private static void waves(Sketch s, double y, double height, double tone, double length) {
    double start = -1.8 + s.between(0, length);
    for (double x = start; x < 1.8; x += length * 0.9) {
      double crest = y - height * s.between(0.7, 1.2);
      s.curve(
          WATER,
          tone + s.between(-0.12, 0.12),
          x - length,
          y + height,
          x - length * 0.4,
          y + height * 0.2,
          x,
          crest,
          x + length * 0.16,
          crest + height * 0.3,
          x + length * 0.2,
          y + height * 0.2,
          x + length * 0.7,
          y + height,
          x,
          y + 1.2);
      s.bent(
          CLOUD,
          0.3,
          height * 0.12,
          x - length * 0.35,
          y + height * 0.1,
          x - length * 0.12,
          crest,
          x + length * 0.14,
          crest + height * 0.16);
      for (int i = 0; i < 4; i++) {
        double drop = height * s.between(0.03, 0.07);
        s.oval(
            CLOUD,
            0.3,
            x + s.between(-0.1, 0.25) * length,
            crest - s.between(0, 0.4) * height,
            drop,
            drop);
      }
    }
  }

  private static void ship(Sketch s, double x, double y, double size) {
    double lean = s.between(0.14, 0.3);
    s.line(
        WOOD, -0.4, size * 0.03, x - size * 0.1, y, x - size * 0.1 + lean * size, y - size * 0.8);
    s.line(
        WOOD, -0.4, size * 0.03, x + size * 0.2, y, x + size * 0.2 + lean * size, y - size * 0.6);
    s.curve(
        CLOUD,
        0,
        x - size * 0.08,
        y - size * 0.2,
        x + lean * size * 0.7,
        y - size * 0.66,
        x + size * 0.32 + lean * size * 0.5,
        y - size * 0.5,
        x + size * 0.2,
        y - size * 0.16);
    s.poly(
        CLOUD,
        -0.25,
        x + size * 0.24,
        y - size * 0.18,
        x + size * 0.24 + lean * size * 0.8,
        y - size * 0.55,
        x + size * 0.5,
        y - size * 0.25);
    s.curve(
        WOOD,
        -0.2,
        x - size * 0.5,
        y - size * 0.22,
        x - size * 0.36,
        y + size * 0.12,
        x + size * 0.36,
        y + size * 0.2,
        x + size * 0.56,
        y - size * 0.02,
        x,
        y - size * 0.02);
    s.line(
        ACCENT,
        0.1,
        size * 0.02,
        x - size * 0.42,
        y - size * 0.04,
        x + size * 0.46,
        y + size * 0.06);
  }

  static void moonlight(Sketch s) {
    s.rises(0.76);
    Scenery.sky(s, -0.75, 0);
    for (int i = 0; i < 34; i++) {
      double size = s.between(0.003, 0.008);
      s.oval(GLOW, 0.3, s.between(-1.2, 1.2), s.between(-1, -0.12), size, size);
    }
    double moonX = s.between(-0.25, 0.25);
    double moonY = s.between(-0.62, -0.42);
    Scenery.sun(s, GLOW, moonX, moonY, s.between(0.085, 0.12));
    if (s.perhaps(0.6)) {
      Scenery.cloud(s, FAR, -0.4, moonX + 0.3, moonY + 0.12, 0.26);
    }
    Scenery.ridge(s, FAR, -0.55, 0, 0.2, 0.16);
    Scenery.ridge(s, SHADE, 0, 0.02, 0.07, 0.05);
    Scenery.plain(s, WATER, -0.7, 0);
    Scenery.ripples(s, WATER, -0.4, 0.03, 0.8, 36);
    for (int i = 0; i < 34; i++) {
      double depth = i / 34.0;
      double half = 0.02 + 0.1 * depth * s.random.nextDouble();
      double x = moonX + s.between(-0.06, 0.06) * (1 + depth);
      double y = 0.02 + depth * 0.6;
      s.line(GLOW, 0.2, 0.008 + 0.006 * depth, x - half, y, x + half, y);
    }
    boatmanSilhouette(s, moonX + s.between(0.2, 0.4), 0.2);
    for (int i = 0; i < 12; i++) {
      double x = s.between(-0.95, -0.45);
      s.bent(SHADE, 0, 0.01, x, 0.7, x, 0.4, x + s.between(-0.1, 0.1), s.between(0.15, 0.35));
    }
  }

  private static void boatmanSilhouette(Sketch s, double x, double y) {
    s.curve(
        SHADE, -0.2, x - 0.17, y - 0.03, x - 0.1, y + 0.03, x + 0.1, y + 0.03, x + 0.18, y - 0.04,
        x, y);
    Scenery.figure(s, SHADE, x, y, 0.15);
    s.line(SHADE, 0, 0.008, x + 0.02, y - 0.1, x + 0.14, y + 0.08);
  }

  static void lighthouse(Sketch s) {
    s.rises(0.92);
    boolean dusk = s.perhaps(0.5);
    Scenery.sky(s, dusk ? -0.4 : 0.1, dusk ? 2 : 4);
    Scenery.plain(s, WATER, dusk ? -0.3 : 0, 0);
    Scenery.ripples(s, CLOUD, 0.1, 0.04, 0.7, 34);
    double x = 0.12;
    double top = -0.86;
    if (dusk) {
      s.veil(GLOW, 0.4, 0.4, Sketch.polygon(x, top + 0.1, -2.2, top - 0.25, -2.2, top + 0.3));
      s.veil(GLOW, 0.4, 0.3, Sketch.polygon(x, top + 0.1, 2.2, top - 0.2, 2.2, top + 0.25));
    }
    s.poly(
        EARTH, -0.25, -0.5, 0.36, -0.36, 0.08, -0.18, 0.02, -0.1, -0.08, 0.4, -0.12, 0.7, -0.02,
        2.2, 0.04, 2.2, 0.6, 0.1, 0.5);
    s.poly(EARTH, 0.1, -0.1, -0.08, 0.4, -0.12, 0.7, -0.02, 2.2, 0.04, 2.2, 0.1, 0.6, 0.06, 0, 0);
    s.poly(EARTH, -0.6, -0.36, 0.08, -0.18, 0.02, -0.1, 0.3, -0.3, 0.36);
    Scenery.house(s, STONE, ROOF, 0.34, -0.06, 0.28, 0.24);
    s.poly(
        CLOUD, 0.1, x - 0.12, -0.08, x - 0.07, top + 0.16, x + 0.07, top + 0.16, x + 0.12, -0.08);
    Role band = s.oneOf(ACCENT, ROOF, CLOTH);
    for (int i = 0; i < 3; i++) {
      double y = -0.16 - i * 0.2;
      double low = 0.12 - (-y - 0.08) * 0.075;
      s.poly(band, 0, x - low, y, x - low + 0.008, y - 0.1, x + low - 0.008, y - 0.1, x + low, y);
    }
    s.box(SHADE, 0.1, x - 0.09, top + 0.13, 0.18, 0.03);
    s.box(GLOW, 0.3, x - 0.05, top + 0.04, 0.1, 0.09);
    s.poly(band, -0.2, x - 0.08, top + 0.05, x, top - 0.05, x + 0.08, top + 0.05);
    for (int i = 0; i < 9; i++) {
      double foam = s.between(0.03, 0.07);
      s.oval(CLOUD, 0.3, -0.5 + i * 0.07, 0.36 + s.between(0, 0.14) + i * 0.01, foam, foam * 0.5);
    }
    for (int i = 0; i < 4; i++) {
      double gx = s.between(-0.8, -0.1);
      double gy = s.between(-0.7, -0.3);
      s.bent(SHADE, 0.1, 0.008, gx - 0.06, gy - 0.02, gx - 0.02, gy - 0.05, gx, gy);
      s.bent(SHADE, 0.1, 0.008, gx, gy, gx + 0.02, gy - 0.05, gx + 0.06, gy - 0.02);
    }
  }

  static void waterfall(Sketch s) {
    s.rises(0.8);
    Scenery.sky(s, 0.1, 2);
    Scenery.ridge(s, FAR, 0, -0.3, 0.25, 0.2);
    double half = s.between(0.11, 0.17);
    cliff(s, -1, half);
    cliff(s, 1, half);
    for (int i = 0; i < 7; i++) {
      double side = i % 2 == 0 ? -1 : 1;
      Scenery.conifer(
          s, s.between(-0.3, 0.1), side * s.between(half + 0.08, 0.8), -0.42, s.between(0.3, 0.45));
    }
    s.poly(CLOUD, 0.2, -half, -0.5, half, -0.5, half * 1.35, 0.3, -half * 1.35, 0.3);
    for (int i = 0; i < 26; i++) {
      double x = s.between(-half, half);
      double y = s.between(-0.48, 0.1);
      s.line(
          s.oneOf(WATER, CLOUD, SKY),
          s.between(-0.1, 0.4),
          0.012,
          x,
          y,
          x * 1.15,
          y + s.between(0.1, 0.2));
    }
    Scenery.plain(s, WATER, 0, 0.28);
    Scenery.ripples(s, CLOUD, 0.2, 0.36, 0.9, 30);
    for (int i = 0; i < 12; i++) {
      double size = s.between(0.05, 0.11);
      s.veil(
          CLOUD,
          0.5,
          0.5,
          new Ellipse2D.Double(
              s.between(-0.3, 0.2), 0.24 + s.between(-0.06, 0.06), 2 * size, size));
    }
    for (int i = 0; i < 7; i++) {
      double size = s.between(0.06, 0.13);
      double x = (i % 2 == 0 ? -1 : 1) * s.between(0.25, 0.75);
      double y = s.between(0.3, 0.55);
      s.curve(
          STONE,
          -0.35,
          x - size,
          y + size * 0.4,
          x - size * 0.6,
          y - size * 0.4,
          x + size * 0.3,
          y - size * 0.55,
          x + size,
          y + size * 0.3,
          x,
          y + size * 0.6);
    }
  }

  private static void cliff(Sketch s, int side, double inner) {
    double far = s.beyond();
    s.poly(
        STONE,
        -0.2,
        side * inner,
        -0.5,
        side * 0.5,
        -0.55,
        side * far,
        -0.7,
        side * far,
        0.5,
        side * inner * 1.5,
        0.32);
    for (int i = 0; i < 12; i++) {
      double x = side * s.between(inner * 1.3, 0.95);
      double y = s.between(-0.46, 0.1);
      double size = s.between(0.08, 0.17);
      s.poly(
          STONE,
          s.between(-0.5, 0.2),
          x,
          y,
          x + side * size,
          y - size * 0.3,
          x + side * size * 0.9,
          y + size,
          x + side * size * 0.1,
          y + size * 1.2);
    }
  }
}
