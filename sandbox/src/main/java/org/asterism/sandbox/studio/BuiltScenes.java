package org.asterism.sandbox.studio;

import static org.asterism.sandbox.studio.Role.*;

import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;

/** Scenes in which something was built. */
final class BuiltScenes {
  private BuiltScenes() {}

  static void cathedral(Sketch s) {
    s.rises(1.0);
    Scenery.sky(s, 0, 3);
    Scenery.plain(s, EARTH, 0.1, 0.1);
    double x = -1.4;
    while (x < 1.4) {
      double width = s.between(0.16, 0.24);
      Scenery.house(s, s.oneOf(STONE, FLESH, CLOUD), ROOF, x, 0.12, width, s.between(0.2, 0.32));
      x += width * 1.02;
    }
    double half = 0.3;
    for (int side = -1; side <= 1; side += 2) {
      double cx = side * (half - 0.02);
      double top = s.between(-0.62, -0.56);
      s.box(STONE, side * 0.1, cx - 0.1, top, 0.2, 0.14 - top);
      s.poly(ROOF, -0.1, cx - 0.11, top, cx, top - s.between(0.25, 0.34), cx + 0.11, top);
      s.line(SHADE, 0, 0.008, cx, top - 0.3, cx, top - 0.4);
      for (int tier = 0; tier < 3; tier++) {
        window(s, cx - 0.045, top + 0.16 + tier * 0.2, 0.035, 0.13);
        window(s, cx + 0.045, top + 0.16 + tier * 0.2, 0.035, 0.13);
        s.line(
            STONE,
            -0.4,
            0.01,
            cx - 0.1,
            top + 0.19 + tier * 0.2,
            cx + 0.1,
            top + 0.19 + tier * 0.2);
      }
    }
    s.box(STONE, 0.1, -half + 0.08, -0.38, 2 * half - 0.16, 0.52);
    s.poly(STONE, 0.25, -half + 0.06, -0.38, 0, -0.58, half - 0.06, -0.38);
    s.line(STONE, -0.4, 0.01, -half + 0.08, -0.1, half - 0.08, -0.1);
    s.oval(SHADE, 0, 0, -0.25, 0.115, 0.115);
    for (int i = 0; i < 12; i++) {
      double angle = i * Math.PI / 6;
      s.leaning(
          s.oneOf(GLOW, ACCENT, CLOTH),
          0.1,
          Math.cos(angle) * 0.062,
          -0.25 + Math.sin(angle) * 0.062,
          0.038,
          0.014,
          angle);
    }
    s.oval(GLOW, 0.2, 0, -0.25, 0.025, 0.025);
    for (int door = -1; door <= 1; door++) {
      double size = door == 0 ? 0.075 : 0.05;
      arch(s, STONE, -0.35, door * 0.15, 0.14, size * 1.3, size * 3.3);
      arch(s, SHADE, 0, door * 0.15, 0.14, size, size * 2.8);
    }
    s.poly(EARTH, 0.25, -0.3, 0.14, 0.3, 0.14, 0.8, 1.2, -0.8, 1.2);
    for (int i = 0; i < 6; i++) {
      Scenery.figure(
          s,
          s.oneOf(CLOTH, ACCENT, SHADE, ROOF),
          s.between(-0.6, 0.6),
          s.between(0.2, 0.4),
          s.between(0.1, 0.15));
    }
  }

  private static void window(Sketch s, double x, double y, double half, double height) {
    arch(s, SHADE, 0.1, x, y, half * 0.7, height);
  }

  /** A pointed arch standing on (x, y). */
  private static void arch(
      Sketch s, Role role, double tone, double x, double y, double half, double height) {
    s.poly(
        role,
        tone,
        x - half,
        y,
        x - half,
        y - height * 0.6,
        x - half * 0.6,
        y - height * 0.85,
        x,
        y - height,
        x + half * 0.6,
        y - height * 0.85,
        x + half,
        y - height * 0.6,
        x + half,
        y);
  }

  static void windmill(Sketch s) {
    s.rises(0.94);
    Scenery.sky(s, 0.05, 4);
    Scenery.ridge(s, FAR, 0.1, 0.02, 0.05, 0.1);
    Scenery.plain(s, LEAF, 0.05, 0.02);
    s.poly(WATER, 0.2, 0.5, 0.06, 0.56, 0.06, 1.4, 1.2, 0.2, 1.2);
    Scenery.ripples(s, EARTH, 0.2, 0.1, 0.8, 36);
    s.curve(EARTH, -0.05, -0.8, 0.22, -0.3, 0.06, 0.2, 0.06, 0.5, 0.2, 0, 0.3);
    double x = -0.08;
    double hub = -0.46;
    s.poly(STONE, 0, x - 0.2, 0.12, x - 0.11, hub + 0.04, x + 0.11, hub + 0.04, x + 0.2, 0.12);
    s.poly(STONE, -0.4, x + 0.04, 0.12, x + 0.03, hub + 0.04, x + 0.11, hub + 0.04, x + 0.2, 0.12);
    s.curve(
        ROOF,
        0,
        x - 0.14,
        hub + 0.05,
        x - 0.1,
        hub - 0.08,
        x,
        hub - 0.13,
        x + 0.1,
        hub - 0.08,
        x + 0.14,
        hub + 0.05);
    s.box(WOOD, -0.3, x - 0.06, -0.06, 0.09, 0.18);
    s.box(SHADE, 0.1, x - 0.05, -0.26, 0.06, 0.08);
    double turn = s.between(0.2, 1.3);
    for (int vane = 0; vane < 4; vane++) {
      vane(s, x, hub, turn + vane * Math.PI / 2, 0.46);
    }
    s.oval(WOOD, -0.3, x, hub, 0.03, 0.03);
    Scenery.house(s, STONE, ROOF, -0.62, 0.18, 0.26, 0.24);
    Scenery.figure(s, s.oneOf(CLOTH, ACCENT), 0.2, 0.24, 0.16);
    Scenery.tree(s, LEAF, -0.1, 0.75, 0.08, 0.24);
  }

  private static void vane(Sketch s, double x, double y, double angle, double length) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double wide = 0.09;
    double from = 0.12;
    s.poly(
        CLOUD,
        0.1,
        x + cos * from,
        y + sin * from,
        x + cos * length,
        y + sin * length,
        x + cos * length - sin * wide,
        y + sin * length + cos * wide,
        x + cos * from - sin * wide,
        y + sin * from + cos * wide);
    for (int i = 0; i < 6; i++) {
      double at = from + (length - from) * i / 5;
      s.line(
          WOOD,
          -0.1,
          0.007,
          x + cos * at,
          y + sin * at,
          x + cos * at - sin * wide,
          y + sin * at + cos * wide);
    }
    s.line(WOOD, -0.3, 0.02, x, y, x + cos * length, y + sin * length);
  }

  static void winter(Sketch s) {
    s.rises(0.62);
    Scenery.sky(s, -0.15, 2);
    Scenery.ridge(s, FAR, 0.3, 0.02, 0.16, 0.2);
    Scenery.plain(s, CLOUD, 0.1, 0.02);
    s.box(STONE, -0.2, -0.45, -0.3, 0.12, 0.34);
    s.poly(SHADE, 0.2, -0.47, -0.3, -0.39, -0.58, -0.31, -0.3);
    s.poly(CLOUD, 0.2, -0.47, -0.3, -0.39, -0.58, -0.41, -0.3);
    for (int i = 0; i < 5; i++) {
      double x = -0.95 + i * 0.38 + s.between(-0.05, 0.05);
      double y = 0.08 + (i % 2) * 0.1;
      double width = s.between(0.22, 0.3);
      double height = width * 0.95;
      Scenery.house(s, s.oneOf(WOOD, STONE, ROOF), CLOUD, x, y, width, height);
      s.box(GLOW, 0.2, x + width * 0.14, y - height * 0.44, width * 0.13, height * 0.18);
      for (int puff = 0; puff < 4; puff++) {
        s.veil(
            CLOUD,
            -0.1,
            0.5,
            new Ellipse2D.Double(
                x + width * 0.68 + puff * 0.03,
                y - height * 1.2 - puff * 0.07,
                0.06 + puff * 0.02,
                0.05));
      }
    }
    s.curve(STONE, 0.3, -0.1, 0.1, 0.05, 0.12, 0.1, 0.4, 0.5, 1.1, -0.4, 1.1, -0.1, 0.4);
    Scenery.boughs(s, -0.72, 0.42, 0.26, -1.5, 4);
    Scenery.boughs(s, 0.78, 0.4, 0.24, -1.65, 4);
    Scenery.figure(s, s.oneOf(ROOF, CLOTH, ACCENT), s.between(0, 0.15), 0.34, 0.2);
    Scenery.figure(s, SHADE, s.between(-0.15, -0.05), 0.3, 0.17);
    for (int i = 0; i < 60; i++) {
      double size = s.between(0.004, 0.01);
      s.oval(CLOUD, 0.5, s.between(-1.2, 1.2), s.between(-1, 0.6), size, size);
    }
  }

  static void fountain(Sketch s) {
    s.rises(0.62);
    Scenery.sky(s, 0.1, 3);
    Scenery.ridge(s, FAR, 0.05, 0, 0.12, 0.08);
    for (int side = -1; side <= 1; side += 2) {
      for (int i = 0; i < 4; i++) {
        double x = side * (0.3 + i * 0.24);
        double height = 0.36 + i * 0.13;
        s.oval(LEAF, -0.3, x, 0.06 + i * 0.03 - height * 0.5, 0.05 + i * 0.014, height * 0.52);
        s.oval(LEAF, 0, x - 0.015, 0.04 + i * 0.03 - height * 0.52, 0.02, height * 0.42);
      }
    }
    Scenery.plain(s, LEAF, 0.1, 0.03);
    s.poly(GLOW, -0.15, -0.14, 0.04, 0.14, 0.04, 0.9, 1.2, -0.9, 1.2);
    for (int side = -1; side <= 1; side += 2) {
      s.poly(LEAF, -0.35, side * 0.2, 0.05, side * 0.6, 0.05, side * 1.5, 0.42, side * 0.62, 0.42);
      s.poly(LEAF, 0.1, side * 0.2, 0.01, side * 0.6, 0.01, side * 1.5, 0.3, side * 0.62, 0.3);
      s.curve(
          STONE,
          0.1,
          side * 0.5 - 0.05,
          0.44,
          side * 0.5 - 0.06,
          0.32,
          side * 0.5 + 0.06,
          0.32,
          side * 0.5 + 0.05,
          0.44);
      for (int i = 0; i < 5; i++) {
        s.oval(
            s.oneOf(ACCENT, CLOTH, FLESH),
            0.1,
            side * 0.5 + s.between(-0.05, 0.05),
            0.3 + s.between(-0.05, 0.01),
            0.025,
            0.025);
      }
    }
    s.oval(STONE, -0.3, 0, 0.26, 0.36, 0.09);
    s.oval(WATER, 0.2, 0, 0.24, 0.32, 0.065);
    s.poly(STONE, 0, -0.05, 0.24, -0.03, 0, 0.03, 0, 0.05, 0.24);
    s.oval(STONE, 0.1, 0, 0.02, 0.16, 0.04);
    s.oval(WATER, 0.3, 0, 0.01, 0.13, 0.025);
    s.poly(STONE, 0.1, -0.025, 0, -0.018, -0.14, 0.018, -0.14, 0.025, 0);
    for (int i = 0; i < 9; i++) {
      double reach = (i - 4) * 0.065;
      s.bent(CLOUD, 0.3, 0.012, 0, -0.14, reach * 0.5, -0.5 + Math.abs(reach), reach, 0.2);
    }
    Scenery.figure(s, s.oneOf(CLOTH, ACCENT), s.between(-0.4, -0.3), 0.42, 0.26);
    Scenery.figure(s, s.oneOf(ROOF, FLESH), s.between(0.3, 0.4), 0.4, 0.24);
  }

  static void ruins(Sketch s) {
    s.rises(0.8);
    Scenery.sky(s, 0.05, 4);
    Scenery.ridge(s, FAR, 0.1, 0.02, 0.2, 0.25);
    Scenery.plain(s, EARTH, 0.1, 0.04);
    Scenery.ripples(s, LEAF, 0, 0.12, 0.8, 32);
    Area gate = new Area(new Rectangle2D.Double(0.42, -0.4, 0.46, 0.56));
    gate.subtract(new Area(new Ellipse2D.Double(0.52, -0.26, 0.26, 0.3)));
    gate.subtract(new Area(new Rectangle2D.Double(0.52, -0.11, 0.26, 0.4)));
    gate.subtract(new Area(Sketch.polygon(0.7, -0.5, 0.8, -0.32, 0.84, -0.3, 0.9, -0.1, 1, -0.5)));
    s.fill(STONE, -0.15, gate);
    int columns = 4 + s.random.nextInt(2);
    double[] heights = new double[columns];
    for (int i = 0; i < columns; i++) {
      heights[i] = i < 2 ? 0.66 : s.between(0.2, 0.66);
      column(s, -0.62 + i * 0.25, 0.18 + (i % 2) * 0.015, heights[i], i < 2 || heights[i] > 0.55);
    }
    s.poly(
        STONE, 0.15, -0.72, -0.5, -0.26, -0.5, -0.29, -0.62, -0.34, -0.58, -0.46, -0.64, -0.72,
        -0.63);
    s.poly(STONE, 0, -0.7, -0.63, -0.5, -0.76, -0.44, -0.66, -0.5, -0.63);
    for (int i = 0; i < 4; i++) {
      double x = s.between(-0.5, 0.6);
      double y = s.between(0.3, 0.45);
      s.leaning(STONE, -0.1, x, y, 0.1, 0.05, s.between(-0.2, 0.2));
      s.oval(STONE, 0.25, x - 0.08, y, 0.03, 0.05);
    }
    for (int i = 0; i < 26; i++) {
      double size = s.between(0.015, 0.04);
      s.oval(
          LEAF,
          s.between(-0.3, 0.1),
          s.between(0.4, 0.56) + (i % 3) * 0.16,
          s.between(-0.42, 0.1),
          size,
          size);
    }
    Scenery.figure(s, s.oneOf(ACCENT, CLOTH), s.between(-0.1, 0.2), 0.36, 0.2);
    Scenery.tree(s, LEAF, -0.15, -0.98, 0.2, 0.6);
  }

  private static void column(Sketch s, double x, double y, double height, boolean whole) {
    s.box(STONE, -0.1, x - 0.075, y - 0.04, 0.15, 0.04);
    s.poly(
        STONE,
        0.1,
        x - 0.055,
        y - 0.03,
        x - 0.045,
        y - height,
        x - (whole ? 0.01 : 0.02),
        y - height - (whole ? 0 : 0.06),
        x + 0.045,
        y - height + (whole ? 0 : 0.05),
        x + 0.055,
        y - 0.03);
    for (int flute = 0; flute < 3; flute++) {
      double at = -0.01 + flute * 0.02;
      s.line(STONE, -0.4 - flute * 0.1, 0.008, x + at, y - 0.05, x + at * 0.85, y - height + 0.06);
    }
    if (whole) {
      s.box(STONE, 0.2, x - 0.07, y - height - 0.03, 0.14, 0.045);
    }
  }
}
