package org.asterism.pipeline.fetch;

import java.io.Serializable;

/**
 * Where a wanted picture is asked for.
 *
 * @param host of its address, empty if it has none
 * @param imageId orders the pictures of a task, so that an attempt repeated finds them as they were
 */
record Lane(String host, String imageId) implements Serializable, Comparable<Lane> {
  @Override
  public int compareTo(Lane other) {
    return imageId.compareTo(other.imageId);
  }
}
