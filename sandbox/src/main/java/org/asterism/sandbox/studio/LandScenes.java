package org.asterism.sandbox.studio;

import static org.asterism.sandbox.studio.Role.*;

/** Open country. */
final class LandScenes {
  private LandScenes() {}

  static void mountain(Sketch s) {
    s.rises(0.86);
    Scenery.sky(s, 0.05, 2 + s.random.nextInt(3));
    Scenery.ridge(s, FAR, 0.25, 0, 0.34, 0.2);
    peak(s, s.between(-0.75, -0.5), s.between(0.4, 0.5), 0.55);
    peak(s, s.between(0.45, 0.7), s.between(0.35, 0.5), 0.55);
    peak(s, s.between(-0.1, 0.1), s.between(0.7, 0.84), 0.66);
    Scenery.ridge(s, LEAF, -0.25, 0.1, 0.16, 0.05);
    Scenery.ridge(s, EARTH, 0, 0.2, 0.08, 0.3);
    for (int i = 0; i < 9; i++) {
      Scenery.conifer(
          s, s.between(-0.3, 0.1), s.between(-1, 1), s.between(0.16, 0.34), s.between(0.12, 0.26));
    }
    Scenery.house(s, WOOD, ROOF, s.between(-0.4, 0.2), 0.32, 0.18, 0.15);
    Scenery.ripples(s, LEAF, 0.1, 0.25, 0.8, 26);
  }

  private static void peak(Sketch s, double x, double height, double half) {
    double lean = s.between(-0.06, 0.06);
    s.poly(
        FAR,
        -0.15,
        x - half,
        0.12,
        x + lean - 0.1,
        -height * 0.72,
        x + lean,
        -height,
        x + lean + 0.12,
        -height * 0.66,
        x + half,
        0.12);
    s.poly(
        STONE,
        -0.1,
        x - half,
        0.12,
        x + lean - 0.1,
        -height * 0.72,
        x + lean,
        -height,
        x + 0.04,
        -height * 0.5,
        x - 0.06,
        -height * 0.2,
        x,
        0.12);
    s.poly(
        CLOUD,
        0.25,
        x + lean,
        -height,
        x + lean - 0.14,
        -height * 0.62,
        x + lean - 0.07,
        -height * 0.66,
        x + lean - 0.03,
        -height * 0.52,
        x + lean + 0.02,
        -height * 0.64,
        x + lean + 0.03,
        -height * 0.7);
    s.poly(
        CLOUD,
        -0.2,
        x + lean,
        -height,
        x + lean + 0.02,
        -height * 0.64,
        x + lean + 0.08,
        -height * 0.56,
        x + lean + 0.15,
        -height * 0.6);
    for (int i = 0; i < 5; i++) {
      double down = s.between(0.1, 0.5);
      double side = s.between(-0.3, 0.3) * (1 - down);
      s.line(
          s.oneOf(CLOUD, SHADE),
          0,
          0.012,
          x + side,
          -height * down,
          x + side + s.between(-0.08, 0.08),
          -height * down + 0.14);
    }
  }

  static void orchard(Sketch s) {
    s.rises(0.55);
    Scenery.sky(s, 0.15, 3);
    Scenery.ridge(s, FAR, 0.15, 0, 0.1, 0.2);
    Scenery.plain(s, LEAF, 0.15, 0);
    Role blossom = s.oneOf(CLOUD, FLESH, ACCENT);
    for (int row = 0; row < 4; row++) {
      double y = 0.03 + row * row * 0.055 + row * 0.05;
      double height = 0.24 + row * 0.15;
      double gap = 0.3 + row * 0.17;
      double shift = s.between(-0.06, 0.06);
      for (int i = -2; i <= 2; i++) {
        if (row > 1 && i == 0) {
          continue;
        }
        double x = i * gap + shift;
        s.veil(
            SHADE,
            0,
            0.28,
            new java.awt.geom.Ellipse2D.Double(x - height * 0.3, y - 0.02, height * 0.75, 0.06));
        fruitTree(s, blossom, x, y, height);
      }
    }
    Scenery.ripples(s, LEAF, 0.4, 0.08, 0.8, 40);
    s.line(WOOD, 0.1, 0.014, 0.18, 0.34, 0.3, -0.12);
    s.line(WOOD, 0.1, 0.014, 0.24, 0.36, 0.36, -0.1);
    for (int i = 0; i < 6; i++) {
      double t = i / 6.0;
      s.line(WOOD, 0.1, 0.01, 0.19 + 0.12 * t, 0.3 - 0.44 * t, 0.25 + 0.12 * t, 0.32 - 0.44 * t);
    }
    Scenery.figure(s, s.oneOf(CLOTH, ACCENT), s.between(-0.15, 0.1), 0.32, 0.24);
  }

  private static void fruitTree(Sketch s, Role blossom, double x, double y, double height) {
    Scenery.tree(s, LEAF, 0, x, y, height);
    for (int i = 0; i < 16; i++) {
      double angle = s.between(0, 6.28);
      double away = Math.sqrt(s.random.nextDouble()) * height * 0.36;
      double size = height * s.between(0.018, 0.04);
      s.oval(
          blossom,
          s.between(0, 0.4),
          x + Math.cos(angle) * away,
          y - height * 0.68 + Math.sin(angle) * away * 0.85,
          size,
          size);
    }
  }

  static void forest(Sketch s) {
    double far = s.beyond();
    s.box(LEAF, 0.45, -far, -far, 2 * far, 2 * far);
    Scenery.sun(s, GLOW, s.between(-0.1, 0.1), -0.2, 0.16);
    Scenery.plain(s, EARTH, -0.05, 0.1);
    s.poly(GLOW, -0.15, -0.04, 0.1, 0.04, 0.1, 0.55, 1.2, -0.45, 1.2);
    Scenery.ripples(s, LEAF, -0.2, 0.16, 0.9, 44);
    for (int layer = 0; layer < 3; layer++) {
      double width = 0.035 + layer * 0.04;
      double foot = 0.12 + layer * 0.14;
      for (int i = 0; i < 7 - layer; i++) {
        double side = i % 2 == 0 ? -1 : 1;
        double x = side * s.between(0.1 + layer * 0.16, 0.6 + layer * 0.3);
        double tone = 0.15 - layer * 0.28;
        s.poly(
            WOOD,
            tone,
            x - width,
            foot,
            x - width * 0.6,
            -1.5,
            x + width * 0.6,
            -1.5,
            x + width * 1.1,
            foot);
        s.poly(
            WOOD,
            tone + 0.3,
            x - width * 0.5,
            foot - 0.02,
            x - width * 0.35,
            -1.5,
            x - width * 0.1,
            -1.5,
            x - width * 0.1,
            foot);
        s.line(
            WOOD,
            tone,
            width * 0.4,
            x,
            -0.25 - layer * 0.1,
            x + side * width * 4,
            -0.5 - layer * 0.1);
      }
      for (int i = 0; i < 16; i++) {
        double size = s.between(0.08, 0.16);
        s.oval(
            LEAF,
            0.2 - layer * 0.25 + s.between(-0.2, 0.15),
            s.between(-1.1, 1.1),
            -0.5 - layer * 0.1 - s.between(0, 0.55),
            size * 1.2,
            size * 0.8);
      }
    }
    if (s.perhaps(0.7)) {
      Scenery.figure(s, s.oneOf(ACCENT, CLOTH, ROOF), s.between(-0.05, 0.05), 0.27, 0.2);
    }
    for (int i = 0; i < 12; i++) {
      Scenery.tuft(
          s, LEAF, -0.3, (i % 2 == 0 ? -1 : 1) * s.between(0.3, 0.9), s.between(0.35, 0.6), 0.09);
    }
  }

  static void harvest(Sketch s) {
    s.rises(0.66);
    Scenery.sky(s, 0.15, 2);
    Scenery.sun(s, GLOW, s.between(-0.6, 0.6), -0.55, 0.09);
    Scenery.ridge(s, FAR, 0.1, 0, 0.08, 0.2);
    Scenery.ridge(s, LEAF, -0.1, 0.02, 0.05, 0.05);
    Scenery.plain(s, GLOW, -0.25, 0.02);
    for (int i = 0; i < 70; i++) {
      double y = s.between(0.08, 0.8);
      double x = s.between(-1.3, 1.3);
      s.line(
          EARTH,
          s.between(-0.3, 0.3),
          0.008,
          x,
          y,
          x + s.between(-0.02, 0.02),
          y - 0.02 - y * 0.05);
    }
    stack(s, s.between(-0.8, -0.65), 0.1, 0.2);
    stack(s, s.between(0.55, 0.75), 0.14, 0.24);
    if (s.perhaps(0.5)) {
      stack(s, s.between(-0.35, -0.3), 0.17, 0.3);
    }
    stack(s, s.between(-0.05, 0.2), 0.3, s.between(0.42, 0.5));
    Scenery.figure(s, CLOTH, -0.42, 0.36, 0.24);
    s.line(WOOD, 0, 0.01, -0.5, 0.36, -0.36, 0.06);
    Scenery.figure(s, ACCENT, s.between(0.5, 0.6), 0.4, 0.24);
  }

  private static void stack(Sketch s, double x, double y, double size) {
    s.veil(
        SHADE,
        0,
        0.4,
        new java.awt.geom.Ellipse2D.Double(
            x - size * 0.3, y - size * 0.1, size * 1.5, size * 0.24));
    s.curve(
        EARTH,
        0.05,
        x - size * 0.5,
        y,
        x - size * 0.58,
        y - size * 0.42,
        x - size * 0.4,
        y - size * 0.55,
        x + size * 0.4,
        y - size * 0.55,
        x + size * 0.58,
        y - size * 0.42,
        x + size * 0.5,
        y,
        x,
        y + size * 0.05);
    s.curve(
        EARTH,
        0.4,
        x - size * 0.64,
        y - size * 0.42,
        x - size * 0.2,
        y - size * 0.9,
        x,
        y - size * 1.08,
        x + size * 0.2,
        y - size * 0.9,
        x + size * 0.64,
        y - size * 0.42,
        x,
        y - size * 0.36);
    for (int i = 0; i < 12; i++) {
      double at = s.between(-0.45, 0.45) * size;
      s.line(
          s.oneOf(GLOW, WOOD),
          s.between(-0.2, 0.2),
          size * 0.022,
          x + at * 0.5,
          y - size * 0.9 + Math.abs(at),
          x + at * 1.1,
          y - size * s.between(0.1, 0.5));
    }
  }

  static void caravan(Sketch s) {
    s.rises(0.78);
    Scenery.sky(s, 0.2, 0);
    Scenery.sun(s, GLOW, s.between(-0.5, 0.5), s.between(-0.65, -0.4), s.between(0.1, 0.15));
    Scenery.ridge(s, EARTH, 0.35, 0, 0.16, 0.4);
    dune(s, 0.1, 0.2, 0.15);
    dune(s, 0.3, -0.15, 0);
    int camels = 3 + s.random.nextInt(2);
    for (int i = 0; i < camels; i++) {
      camel(
          s,
          -0.6 + i * 0.4,
          0.24 + 0.02 * (i % 2),
          s.between(0.33, 0.37),
          s.oneOf(CLOTH, ACCENT, ROOF));
    }
    dune(s, 0.56, 0.3, -0.1);
    Scenery.ripples(s, EARTH, -0.2, 0.32, 0.9, 30);
    double x = s.perhaps(0.5) ? -0.92 : 0.9;
    for (int palm = 0; palm < 2; palm++) {
      palm(s, x + palm * 0.14, 0.12, 0.5 - palm * 0.12);
    }
  }

  private static void dune(Sketch s, double y, double lean, double tone) {
    double far = s.beyond();
    s.curve(
        EARTH, tone, -far, y + 0.1, -0.9, y, lean, y - 0.13, 0.8, y + 0.04, far, y - 0.05, far, far,
        -far, far);
    s.curve(
        EARTH,
        tone - 0.35,
        lean,
        y - 0.12,
        lean + 0.25,
        y - 0.04,
        0.75,
        y + 0.08,
        0.5,
        y + 0.3,
        lean + 0.1,
        y + 0.1);
  }

  private static void camel(Sketch s, double x, double y, double size, Role blanket) {
    for (int leg = 0; leg < 4; leg++) {
      double at = x + size * (leg < 2 ? -0.24 + leg * 0.1 : 0.06 + leg * 0.05);
      s.line(
          WOOD,
          leg % 2 == 0 ? -0.2 : 0,
          size * 0.055,
          at,
          y - size * 0.4,
          at + s.between(-0.06, 0.06) * size,
          y);
    }
    s.curve(
        WOOD,
        0.12,
        x - size * 0.34,
        y - size * 0.42,
        x - size * 0.3,
        y - size * 0.6,
        x - size * 0.12,
        y - size * 0.66,
        x - size * 0.03,
        y - size * 0.88,
        x + size * 0.08,
        y - size * 0.64,
        x + size * 0.26,
        y - size * 0.58,
        x + size * 0.3,
        y - size * 0.42,
        x,
        y - size * 0.34);
    s.bent(
        WOOD,
        0.12,
        size * 0.1,
        x + size * 0.24,
        y - size * 0.5,
        x + size * 0.42,
        y - size * 0.4,
        x + size * 0.46,
        y - size * 0.86);
    s.leaning(WOOD, 0.15, x + size * 0.53, y - size * 0.9, size * 0.12, size * 0.055, 0.25);
    s.poly(
        blanket,
        0.1,
        x - size * 0.2,
        y - size * 0.66,
        x + size * 0.14,
        y - size * 0.68,
        x + size * 0.18,
        y - size * 0.42,
        x - size * 0.22,
        y - size * 0.42);
    s.poly(
        CLOUD,
        0.1,
        x - size * 0.1,
        y - size * 0.72,
        x,
        y - size * 1.2,
        x + size * 0.1,
        y - size * 0.72);
    s.oval(FLESH, -0.1, x, y - size * 1.2, size * 0.055, size * 0.065);
    s.line(
        WOOD, -0.1, size * 0.03, x - size * 0.33, y - size * 0.5, x - size * 0.4, y - size * 0.28);
  }

  private static void palm(Sketch s, double x, double y, double height) {
    double lean = s.between(-0.08, 0.08);
    s.bent(WOOD, 0, height * 0.06, x, y, x + lean * 0.3, y - height * 0.5, x + lean, y - height);
    for (int i = 0; i < 8; i++) {
      double angle = i * 0.8;
      double endX = x + lean + Math.cos(angle) * height * 0.42;
      s.bent(
          LEAF,
          s.between(-0.3, 0.2),
          height * 0.05,
          x + lean,
          y - height,
          x + lean + Math.cos(angle) * height * 0.25,
          y - height * 1.2,
          endX,
          y - height + Math.abs(Math.sin(angle)) * height * 0.2 - height * 0.04);
    }
  }

  static void volcano(Sketch s) {
    s.rises(0.82);
    Scenery.sky(s, -0.6, 0);
    double top = -0.56;
    s.glow(ACCENT, 0.1, 0.8, 0, top, 0.75);
    double drift = s.between(-0.3, 0.3);
    for (int i = 0; i < 16; i++) {
      double up = i / 16.0;
      Scenery.cloud(
          s,
          s.oneOf(SHADE, FAR, CLOUD),
          s.between(-0.5, -0.1) + up * 0.1,
          drift * up * up + s.between(-0.05, 0.05),
          top - 0.06 - up * 0.6,
          0.07 + up * 0.24);
    }
    Scenery.ridge(s, FAR, -0.4, 0.02, 0.1, 0.2);
    s.poly(
        SHADE,
        0.15,
        -0.95,
        0.08,
        -0.4,
        -0.2,
        -0.14,
        top,
        -0.06,
        top + 0.03,
        0.04,
        top + 0.01,
        0.13,
        top,
        0.36,
        -0.24,
        0.95,
        0.08);
    s.poly(
        EARTH,
        -0.3,
        -0.95,
        0.08,
        -0.4,
        -0.2,
        -0.14,
        top,
        -0.06,
        top + 0.03,
        -0.12,
        -0.1,
        -0.3,
        0.08);
    s.oval(GLOW, 0.2, 0, top + 0.01, 0.11, 0.025);
    for (int stream = 0; stream < 4; stream++) {
      double x = s.between(-0.08, 0.08);
      double bend = s.between(-0.14, 0.14);
      double end = x * 4 + s.between(-0.1, 0.1);
      double low = s.between(-0.2, 0.05);
      s.bent(ACCENT, 0, 0.034, x, top + 0.02, x + bend, top + 0.3, end, low);
      s.bent(GLOW, 0.1, 0.014, x, top + 0.02, x + bend, top + 0.3, end, low);
    }
    for (int i = 0; i < 40; i++) {
      double angle = s.between(-2.6, -0.55);
      double away = s.between(0.08, 0.4);
      double size = s.between(0.005, 0.013);
      s.oval(
          s.oneOf(GLOW, ACCENT),
          0.2,
          Math.cos(angle) * away * 0.7,
          top + Math.sin(angle) * away,
          size,
          size);
    }
    Scenery.plain(s, WATER, -0.5, 0.07);
    for (int i = 0; i < 26; i++) {
      double y = s.between(0.1, 0.6);
      double x = s.between(-0.25, 0.25);
      s.line(s.oneOf(ACCENT, GLOW, WATER), 0, 0.01, x - 0.06, y, x + 0.08, y);
    }
    s.curve(SHADE, -0.2, -1.8, 0.5, -0.9, 0.42, -0.3, 0.62, -0.2, 1.4, -1.8, 1.4);
    Scenery.figure(s, CLOTH, -0.72, 0.47, 0.2);
    Scenery.figure(s, ACCENT, -0.6, 0.49, 0.18);
  }
}
