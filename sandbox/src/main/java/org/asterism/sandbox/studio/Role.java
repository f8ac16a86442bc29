package org.asterism.sandbox.studio;

/** What a shape is made of. A scene speaks in roles; a palette gives each its colour. */
enum Role {
  SKY,
  CLOUD,
  GLOW,
  FAR,
  WATER,
  EARTH,
  LEAF,
  STONE,
  ROOF,
  WOOD,
  FLESH,
  CLOTH,
  ACCENT,
  SHADE
}
