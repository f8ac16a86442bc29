package org.asterism.pipeline.link;

import java.io.Serializable;

/**
 * A picture as another's neighbour. The nearest comes first; of equals the one with the smaller id.
 *
 * @param cosine of their vectors
 */
record Neighbour(String id, float cosine) implements Comparable<Neighbour>, Serializable {
  @Override
  public int compareTo(Neighbour other) {
    return cosine == other.cosine ? id.compareTo(other.id) : Float.compare(other.cosine, cosine);
  }
}
