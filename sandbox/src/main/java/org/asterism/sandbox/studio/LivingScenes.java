package org.asterism.sandbox.studio;

import static org.asterism.sandbox.studio.Role.*;

import java.awt.geom.Ellipse2D;

/** People and animals seen near. */
final class LivingScenes {
  private LivingScenes() {}

  static void portrait(Sketch s) {
    s.indoors().rises(0.86);
    Scenery.room(s, s.oneOf(FAR, LEAF, SKY), s.oneOf(WOOD, CLOTH), 0.34);
    Role dress = s.oneOf(CLOTH, ACCENT, ROOF, WATER);
    Role hair = s.oneOf(WOOD, SHADE, EARTH);
    boolean longHair = s.perhaps(0.6);
    double y = -0.42;
    if (longHair) {
      s.curve(
          hair, -0.2, -0.22, y - 0.08, -0.18, y - 0.28, 0, y - 0.33, 0.18, y - 0.28, 0.23, y - 0.06,
          0.24, y + 0.26, 0.1, y + 0.3, -0.1, y + 0.3, -0.25, y + 0.26);
    }
    s.curve(
        dress, 0, -0.14, -0.1, -0.36, 0, -0.5, 0.24, -0.54, 0.9, 0.54, 0.9, 0.5, 0.24, 0.36, 0,
        0.14, -0.1);
    for (int i = 0; i < 8; i++) {
      double x = s.between(-0.42, 0.42);
      s.bent(dress, s.between(-0.45, 0.3), 0.018, x * 0.6, 0.02, x, 0.2, x * 1.1, 0.6);
    }
    s.poly(FLESH, -0.2, -0.085, y + 0.1, 0.085, y + 0.1, 0.12, -0.03, 0, 0.06, -0.12, -0.03);
    Role collar = s.oneOf(CLOUD, GLOW);
    if (s.perhaps(0.5)) {
      s.poly(collar, 0.1, -0.14, -0.1, 0, 0.06, -0.1, 0.16, -0.24, 0.02);
      s.poly(collar, 0, 0.14, -0.1, 0, 0.06, 0.1, 0.16, 0.24, 0.02);
    } else {
      for (int i = 0; i < 9; i++) {
        double angle = Math.PI * i / 8;
        s.oval(collar, 0.1, Math.cos(angle) * 0.2, -0.05 + Math.sin(angle) * 0.1, 0.055, 0.045);
      }
    }
    s.curve(
        FLESH, 0.08, -0.16, y - 0.1, -0.1, y - 0.23, 0.1, y - 0.23, 0.16, y - 0.1, 0.15, y + 0.06,
        0.07, y + 0.19, 0, y + 0.21, -0.07, y + 0.19, -0.15, y + 0.06);
    s.veil(
        SHADE,
        0.1,
        0.22,
        Sketch.closedCurve(
            0.03, y - 0.22, 0.16, y - 0.1, 0.15, y + 0.06, 0.07, y + 0.19, 0.03, y + 0.2, 0.09, y));
    face(s, y);
    s.curve(
        hair, 0, -0.175, y - 0.04, -0.16, y - 0.24, 0, y - 0.31, 0.16, y - 0.24, 0.175, y - 0.04,
        0.11, y - 0.16, 0, y - 0.19, -0.11, y - 0.16);
    if (s.perhaps(0.4)) {
      Role hat = s.oneOf(SHADE, ACCENT, CLOTH);
      s.leaning(hat, -0.1, 0, y - 0.22, 0.34, 0.055, s.between(-0.12, 0.12));
      s.curve(
          hat, 0.05, -0.17, y - 0.22, -0.15, y - 0.38, 0, y - 0.42, 0.15, y - 0.38, 0.17, y - 0.22);
      s.line(s.oneOf(GLOW, ACCENT, CLOUD), 0, 0.03, -0.165, y - 0.25, 0.165, y - 0.25);
    }
    s.curve(FLESH, 0, -0.16, 0.36, -0.05, 0.3, 0.12, 0.33, 0.1, 0.42, -0.1, 0.43);
    s.line(FLESH, -0.4, 0.008, -0.06, 0.36, 0.09, 0.37);
  }

  private static void face(Sketch s, double y) {
    for (int side = -1; side <= 1; side += 2) {
      s.oval(CLOUD, 0.2, side * 0.068, y - 0.03, 0.032, 0.016);
      s.oval(SHADE, -0.2, side * 0.066 + 0.006, y - 0.03, 0.015, 0.016);
      s.bent(SHADE, 0, 0.01, side * 0.032, y - 0.07, side * 0.07, y - 0.09, side * 0.11, y - 0.065);
      s.bent(
          SHADE,
          0.1,
          0.008,
          side * 0.034,
          y - 0.038,
          side * 0.07,
          y - 0.058,
          side * 0.104,
          y - 0.034);
      s.veil(ACCENT, 0.2, 0.25, new Ellipse2D.Double(side * 0.09 - 0.035, y + 0.02, 0.07, 0.05));
    }
    s.bent(FLESH, -0.5, 0.01, 0.012, y - 0.04, 0.03, y + 0.04, 0.028, y + 0.055);
    s.bent(FLESH, -0.5, 0.009, -0.014, y + 0.06, 0.01, y + 0.072, 0.03, y + 0.056);
    s.leaning(ACCENT, -0.1, 0, y + 0.112, 0.05, 0.012, 0);
    s.oval(ACCENT, 0.15, 0, y + 0.124, 0.034, 0.011);
  }

  static void horse(Sketch s) {
    s.rises(1.0);
    Scenery.sky(s, 0.1, 3);
    Scenery.ridge(s, FAR, 0.1, 0, 0.16, 0.2);
    Scenery.plain(s, LEAF, 0.1, 0);
    Scenery.tree(s, LEAF, -0.1, -0.8, 0.1, 0.55);
    Scenery.ripples(s, LEAF, 0.3, 0.1, 0.8, 34);
    for (int i = 0; i < 5; i++) {
      s.line(WOOD, 0, 0.016, -1.2 + i * 0.6, 0.14, -1.2 + i * 0.6, -0.06);
    }
    s.line(WOOD, 0.1, 0.014, -1.5, -0.02, 1.5, -0.02);
    s.line(WOOD, 0.1, 0.014, -1.5, 0.06, 1.5, 0.06);
    Role coat = s.oneOf(WOOD, CLOUD, ROOF, SHADE, EARTH);
    double y = 0.34;
    s.veil(SHADE, -0.2, 0.35, new Ellipse2D.Double(-0.42, y - 0.05, 0.86, 0.1));
    leg(s, coat, -0.3, -0.28, y, -0.35);
    leg(s, coat, 0.2, -0.28, y, -0.35);
    s.bent(SHADE, 0.1, 0.05, -0.38, -0.4, -0.52, -0.3, -0.46, 0.08);
    s.curve(
        coat, 0, -0.38, -0.4, -0.28, -0.52, 0, -0.48, 0.14, -0.5, 0.22, -0.62, 0.34, -0.84, 0.46,
        -0.78, 0.42, -0.58, 0.32, -0.34, 0.24, -0.22, 0, -0.2, -0.24, -0.22, -0.36, -0.28);
    leg(s, coat, -0.24, -0.3, y, -0.05);
    leg(s, coat, 0.26, -0.3, y, -0.05);
    s.curve(
        coat, 0.12, 0.34, -0.9, 0.44, -0.88, 0.52, -0.78, 0.64, -0.64, 0.61, -0.57, 0.53, -0.6,
        0.44, -0.67, 0.37, -0.74);
    s.poly(coat, 0, 0.35, -0.86, 0.36, -0.98, 0.42, -0.87);
    s.curve(
        SHADE, 0, 0.38, -0.9, 0.28, -0.86, 0.16, -0.66, 0.08, -0.5, 0.18, -0.48, 0.28, -0.64, 0.36,
        -0.8);
    s.oval(SHADE, -0.3, 0.46, -0.78, 0.014, 0.014);
    s.oval(SHADE, -0.2, 0.61, -0.62, 0.01, 0.012);
    s.veil(coat, 0.8, 0.35, new Ellipse2D.Double(-0.3, -0.48, 0.26, 0.14));
    Scenery.tuft(s, LEAF, -0.2, -0.55, 0.4, 0.1);
    Scenery.tuft(s, LEAF, -0.2, 0.5, 0.42, 0.1);
  }

  private static void leg(Sketch s, Role coat, double x, double top, double foot, double tone) {
    double step = s.between(-0.04, 0.06);
    double knee = (top + foot) / 2;
    s.poly(
        coat,
        tone,
        x - 0.07,
        top,
        x - 0.03 + step,
        knee,
        x - 0.028 + step * 0.4,
        foot - 0.04,
        x + 0.028 + step * 0.4,
        foot - 0.04,
        x + 0.035 + step,
        knee,
        x + 0.08,
        top);
    s.poly(
        SHADE,
        -0.1,
        x - 0.03 + step * 0.4,
        foot - 0.05,
        x - 0.04 + step * 0.4,
        foot,
        x + 0.05 + step * 0.4,
        foot,
        x + 0.03 + step * 0.4,
        foot - 0.05);
  }

  static void dancer(Sketch s) {
    s.indoors().rises(1.06);
    double far = s.beyond();
    s.box(SHADE, 0.2, -far, -far, 2 * far, 2 * far);
    Role curtain = s.oneOf(CLOTH, ROOF, FAR);
    for (int side = -1; side <= 1; side += 2) {
      for (int i = 0; i < 7; i++) {
        double x = side * (0.34 + i * 0.12);
        s.poly(
            curtain,
            i % 2 == 0 ? 0 : -0.35,
            x,
            -far,
            x + side * 0.13,
            -far,
            x + side * 0.15,
            0.12,
            x + side * 0.02,
            0.12);
      }
    }
    s.poly(EARTH, -0.1, -far, 0.1, far, 0.1, far, far, -far, far);
    s.glow(GLOW, 0.3, 0.7, 0, 0.2, 0.6);
    s.veil(GLOW, 0.3, 0.2, Sketch.polygon(-0.08, -far, 0.08, -far, 0.55, 0.22, -0.55, 0.22));
    double lift = s.between(-0.5, 0.5);
    Role dress = s.oneOf(CLOUD, ACCENT, FLESH, GLOW);
    s.line(FLESH, 0, 0.05, -0.02, -0.3, -0.02, -0.05, 0, 0.2);
    s.poly(ACCENT, 0, -0.03, 0.17, 0.03, 0.17, 0.01, 0.25);
    s.line(FLESH, 0.1, 0.048, 0.02, -0.3, 0.18 + lift * 0.1, -0.16, 0.36, -0.16 - lift * 0.3);
    s.line(FLESH, 0, 0.03, -0.07, -0.66, -0.26, -0.76 + lift * 0.2, -0.4, -0.94 + lift * 0.4);
    s.line(FLESH, 0.1, 0.03, 0.07, -0.66, 0.26, -0.8 - lift * 0.2, 0.3, -1.02 - lift * 0.1);
    for (int i = 0; i < 15; i++) {
      double angle = Math.PI * (i / 14.0);
      s.leaning(
          dress,
          0.1 + (i % 2) * 0.2,
          Math.cos(angle) * 0.2,
          -0.35 + Math.sin(angle) * 0.04,
          0.16,
          0.05,
          Math.cos(angle) * 0.25);
    }
    s.oval(dress, 0.35, 0, -0.4, 0.24, 0.05);
    s.curve(
        dress, -0.1, -0.08, -0.68, 0.08, -0.68, 0.055, -0.52, 0.09, -0.38, -0.09, -0.38, -0.055,
        -0.52);
    s.poly(FLESH, -0.1, -0.025, -0.76, 0.025, -0.76, 0.05, -0.67, -0.05, -0.67);
    s.oval(FLESH, 0.1, 0.01, -0.81, 0.052, 0.065);
    s.curve(WOOD, -0.2, -0.05, -0.8, -0.045, -0.88, 0.01, -0.9, 0.06, -0.86, 0.02, -0.84);
    s.oval(WOOD, -0.2, -0.02, -0.91, 0.03, 0.028);
    s.oval(ACCENT, 0.2, -0.02, -0.94, 0.016, 0.012);
  }

  static void cat(Sketch s) {
    s.indoors().rises(0.68);
    Scenery.room(s, s.oneOf(FAR, SKY, STONE), s.oneOf(WOOD, ROOF), 0.1);
    s.box(WOOD, 0.1, 0.22, -1, 0.56, 0.66);
    s.box(CLOUD, 0, 0.25, -0.97, 0.5, 0.6);
    s.box(SKY, 0.2, 0.26, -0.96, 0.23, 0.58);
    s.box(SKY, 0.2, 0.51, -0.96, 0.23, 0.58);
    Role cushion = s.oneOf(ACCENT, CLOTH, ROOF);
    s.curve(
        cushion, -0.05, -0.62, 0.24, -0.5, 0.12, 0, 0.1, 0.5, 0.12, 0.62, 0.24, 0.5, 0.38, 0, 0.4,
        -0.5, 0.38);
    s.bent(cushion, 0.5, 0.016, -0.55, 0.2, 0, 0.14, 0.55, 0.2);
    for (int side = -1; side <= 1; side += 2) {
      s.line(GLOW, 0, 0.014, side * 0.6, 0.26, side * 0.68, 0.34);
    }
    Role fur = s.oneOf(SHADE, EARTH, CLOUD, STONE, WOOD);
    s.bent(fur, -0.2, 0.075, 0.2, 0.2, 0.58, 0.3, 0.46, -0.1);
    s.curve(
        fur, 0, -0.26, 0.24, -0.27, 0.02, -0.14, -0.24, 0, -0.34, 0.14, -0.24, 0.27, 0.02, 0.26,
        0.24, 0, 0.28);
    s.curve(fur, 0.25, -0.1, 0.2, -0.1, -0.12, 0, -0.24, 0.1, -0.12, 0.1, 0.2);
    for (int side = -1; side <= 1; side += 2) {
      s.oval(fur, 0.15, side * 0.08, 0.24, 0.065, 0.045);
      s.poly(fur, -0.05, side * 0.16, -0.42, side * 0.15, -0.66, side * 0.04, -0.54);
      s.poly(FLESH, 0, side * 0.13, -0.48, side * 0.135, -0.6, side * 0.07, -0.54);
    }
    s.curve(
        fur, 0.05, -0.18, -0.4, -0.13, -0.52, 0, -0.55, 0.13, -0.52, 0.18, -0.4, 0.12, -0.29, 0,
        -0.25, -0.12, -0.29);
    if (s.perhaps(0.6)) {
      for (int i = -1; i <= 1; i++) {
        s.line(SHADE, -0.1, 0.014, i * 0.04, -0.53, i * 0.03, -0.47);
      }
      for (int i = 0; i < 4; i++) {
        s.bent(
            SHADE,
            -0.1,
            0.018,
            -0.25,
            -0.02 + i * 0.07,
            -0.2,
            -0.04 + i * 0.07,
            -0.14,
            0 + i * 0.07);
        s.bent(
            SHADE, -0.1, 0.018, 0.25, -0.02 + i * 0.07, 0.2, -0.04 + i * 0.07, 0.14, 0 + i * 0.07);
      }
    }
    for (int side = -1; side <= 1; side += 2) {
      s.leaning(GLOW, 0.2, side * 0.075, -0.41, 0.04, 0.028, side * -0.25);
      s.oval(SHADE, -0.4, side * 0.075, -0.41, 0.011, 0.026);
      for (int i = -1; i <= 1; i++) {
        s.line(CLOUD, 0.2, 0.005, side * 0.05, -0.325 + i * 0.012, side * 0.28, -0.34 + i * 0.05);
      }
    }
    s.poly(ACCENT, 0, -0.022, -0.36, 0.022, -0.36, 0, -0.335);
    s.bent(SHADE, -0.2, 0.008, 0, -0.335, -0.02, -0.3, -0.05, -0.31);
    s.bent(SHADE, -0.2, 0.008, 0, -0.335, 0.02, -0.3, 0.05, -0.31);
  }
}
