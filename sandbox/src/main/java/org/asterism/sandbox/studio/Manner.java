package org.asterism.sandbox.studio;

import org.asterism.sandbox.history.Movement;

/** What makes a movement recognisable: its palette, its composition, its technique. */
record Manner(Palette palette, Composition composition, Technique technique) {
  static Manner of(Movement movement) {
    return switch (movement) {
      case AUREATE ->
          new Manner(
              palette(
                  0xFFF0B8, 0x2A1608, 0.75, 0xD9A441, 0xE8C46B, 0xF6DE94, 0x9C7A3C, 0x1F3A7A,
                  0x8A5A2B, 0x3E5B34, 0xE6C08E, 0xB2301F, 0x6B3A1E, 0xE3B98C, 0x1D2F86, 0xC4281C,
                  0x2A1608),
              new Composition(0.74, 0.66, 0.82, 0, 0),
              Gilding::paint);
      case TESSERISM ->
          new Manner(
              palette(
                  0xF7F0DC, 0x1C3A3E, 0.7, 0x8EC1BE, 0xEFE6CF, 0xF2D98B, 0x5D8F92, 0x1E7A80,
                  0xC96F4A, 0x4F8060, 0xEADCBF, 0xA8442A, 0x7A4A30, 0xD9A27C, 0x15585F, 0xE08A3C,
                  0x1C3A3E),
              new Composition(1, 0.58, 0.8, 0.02, 0),
              Mosaic::paint);
      case BURINISM ->
          new Manner(
              palette(
                  0xFFFFFF, 0x000000, 0.8, 0xE6E6E6, 0xFFFFFF, 0xFFFFFF, 0xB4B4B4, 0x9A9A9A,
                  0xB0B0B0, 0x6C6C6C, 0xD6D6D6, 0x808080, 0x5C5C5C, 0xE0E0E0, 0x686868, 0x8C8C8C,
                  0x242424),
              new Composition(1.34, 0.55, 0.78, 0.08, 0),
              Engraving::paint);
      case LEADLIGHT ->
          new Manner(
              palette(
                  0xFFF6C8, 0x1A0F4A, 0.7, 0x2B52D8, 0x8FB8F8, 0xFFE14D, 0x6A2BA8, 0x0FA3B1,
                  0x1E8F4E, 0x0E7A3A, 0xEBCB7A, 0xD81E3A, 0x7A1F5C, 0xF3B48A, 0xC2123F, 0xFF8A1F,
                  0x1A0F4A),
              new Composition(0.58, 0.62, 0.96, 0, 0),
              Leading::paint);
      case LANTERNISM ->
          new Manner(
              palette(
                  0xFFD98A, 0x080402, 0.75, 0x4A3019, 0x6A4826, 0xFFC861, 0x38261A, 0x33281C,
                  0x5E3D1C, 0x463C1A, 0x9A7040, 0x6E361B, 0x4A2812, 0xE2A766, 0x7E281A, 0xD07A2E,
                  0x120A06),
              new Composition(0.8, 0.6, 0.86, 0.1, 0),
              Chiaroscuro::paint);
      case VERDURISM ->
          new Manner(
              palette(
                  0xDDD6B4, 0x1E2618, 0.6, 0xA9B0A0, 0xC8C7AE, 0xD8C88E, 0x6E8177, 0x4A6A78,
                  0x7A7440, 0x4F6436, 0xB3A583, 0x7C3440, 0x5E4A34, 0xCDAE8C, 0x6B2738, 0xA8843C,
                  0x26301F),
              new Composition(1.26, 0.52, 0.72, 0.06, 0),
              Weaving::paint);
      case POUDRISM ->
          new Manner(
              palette(
                  0xFFFAF4, 0x6E5A78, 0.85, 0xBFD6EC, 0xFBF0EE, 0xFFF3D6, 0xCDBFDD, 0xA9C9E0,
                  0xE9CFC0, 0xB7CFB0, 0xF3E3D3, 0xE3A5AE, 0xC7A08F, 0xF8D9CB, 0xF0A9BC, 0xE88FA5,
                  0x7A6784),
              new Composition(0.84, 0.6, 0.84, 0.03, 0),
              Chalk::paint);
      case VAPOURISM ->
          new Manner(
              palette(
                  0xF8F6F0, 0x4C5760, 0.7, 0xD3DADD, 0xF1F0EC, 0xF3E2C4, 0xA3B3BF, 0xAABCC6,
                  0xB3A994, 0x839181, 0xBBB1A3, 0x94807A, 0x74695F, 0xDDC3B0, 0x6C8096, 0xB07A70,
                  0x46525C),
              new Composition(1.72, 0.7, 0.8, 0.2, 0),
              Washes::paint);
      case UNDULISM ->
          new Manner(
              palette(
                  0xFFF3B0, 0x0E1E52, 0.7, 0x2B5FC4, 0x8FC0EE, 0xFFD92E, 0x2A4A9A, 0x1C63B8,
                  0xD9A31A, 0x2F8A4A, 0xE3C04A, 0xD9621A, 0x6B4A1A, 0xEFC06A, 0x1F3F9E, 0xF0821E,
                  0x0E1E52),
              new Composition(1.22, 0.46, 0.96, 0.12, 0.05),
              Swirls::paint);
      case MOTISM ->
          new Manner(
              palette(
                  0xFFFBE8, 0x6A5AB8, 0.65, 0xBFD9F2, 0xFDF3DC, 0xFFF0A0, 0xB9A6E0, 0x8FC4EC,
                  0xF2B28A, 0xA6D46A, 0xF6DCC0, 0xF08A6A, 0xB98AD0, 0xFBCDAA, 0xD07AC0, 0xFF7A5A,
                  0x6A5AB8),
              new Composition(1.48, 0.5, 0.84, 0.14, 0),
              Dots::paint);
      case FACETISM ->
          new Manner(
              palette(
                  0xF0E6CC, 0x1A1814, 0.8, 0xB9B3A2, 0xD6CFBB, 0xE6D3A0, 0x87806F, 0x5E6C70,
                  0xB58A48, 0x55583A, 0xDBC79C, 0x7A4E28, 0x4A3624, 0xD6AE7C, 0x3E3C38, 0xC98A34,
                  0x22201C),
              new Composition(0.8, 0.62, 1.12, 0.05, -0.08),
              Facets::paint);
      case SIGNALISM ->
          new Manner(
              palette(
                  0xF2E6CF, 0x17171B, 0.8, 0xF2E6CF, 0xF2B21C, 0xF2B21C, 0x0F6E78, 0x0F6E78,
                  0xD6281E, 0x0F6E78, 0xF2E6CF, 0x17171B, 0x17171B, 0xF2B21C, 0xD6281E, 0xF2B21C,
                  0x17171B),
              new Composition(0.67, 0.56, 1.0, 0.02, -0.2),
              Lithograph::paint);
    };
  }

  private static Palette palette(int light, int dark, double contrast, int... colours) {
    return new Palette(colours, light, dark, contrast);
  }
}
