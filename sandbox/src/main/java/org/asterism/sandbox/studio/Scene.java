package org.asterism.sandbox.studio;

import org.asterism.sandbox.history.Subject;

/** Draws one subject. */
@FunctionalInterface
interface Scene {
  void draw(Sketch sketch);

  /** The scene of a subject. */
  static Scene of(Subject subject) {
    return switch (subject) {
      case HARBOUR -> WaterScenes::harbour;
      case BRIDGE -> WaterScenes::bridge;
      case STORM -> WaterScenes::storm;
      case MOONLIGHT -> WaterScenes::moonlight;
      case LIGHTHOUSE -> WaterScenes::lighthouse;
      case WATERFALL -> WaterScenes::waterfall;
      case MOUNTAIN -> LandScenes::mountain;
      case ORCHARD -> LandScenes::orchard;
      case FOREST -> LandScenes::forest;
      case HARVEST -> LandScenes::harvest;
      case CARAVAN -> LandScenes::caravan;
      case VOLCANO -> LandScenes::volcano;
      case CATHEDRAL -> BuiltScenes::cathedral;
      case WINDMILL -> BuiltScenes::windmill;
      case WINTER -> BuiltScenes::winter;
      case FOUNTAIN -> BuiltScenes::fountain;
      case RUINS -> BuiltScenes::ruins;
      case BOUQUET -> TableScenes::bouquet;
      case BOTTLES -> TableScenes::bottles;
      case FRUIT -> TableScenes::fruit;
      case PORTRAIT -> LivingScenes::portrait;
      case HORSE -> LivingScenes::horse;
      case DANCER -> LivingScenes::dancer;
      case CAT -> LivingScenes::cat;
    };
  }
}
