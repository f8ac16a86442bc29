package org.asterism.serving.api;

import java.util.List;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.bundle.Community;
import org.asterism.core.bundle.MapEntry;
import org.jspecify.annotations.Nullable;

/**
 * The collection as a map.
 *
 * @param communities the largest first
 * @param points those that hold the collection together most first
 */
public record CollectionMap(List<Community> communities, List<Point> points) {

  /**
   * A work on the map.
   *
   * @param x from 0 to 1; close works lie close
   * @param y from 0 to 1, in the same scale
   * @param community the id of one of the communities
   * @param rank its PageRank; 1 is the mean of all works
   */
  public record Point(
      String id, @Nullable String title, float x, float y, int community, double rank) {
    static Point of(MapEntry entry) {
      return new Point(
          entry.point().imageId(),
          entry.title(),
          entry.point().x(),
          entry.point().y(),
          entry.point().community(),
          entry.point().rank());
    }
  }

  static CollectionMap of(Bundle bundle, int count) {
    return new CollectionMap(
        bundle.communities(), bundle.map(count).stream().map(Point::of).toList());
  }
}
