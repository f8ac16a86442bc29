package org.asterism.pipeline.fetch;

import java.io.Serializable;
import java.util.Comparator;
import scala.Tuple2;

/** Orders hosts and sources by how many pictures they have, then by name. */
enum MostPictures implements Comparator<Tuple2<Tuple2<String, String>, Long>>, Serializable {
  FIRST;

  @Override
  public int compare(
      Tuple2<Tuple2<String, String>, Long> one, Tuple2<Tuple2<String, String>, Long> other) {
    int byCount = Long.compare(other._2(), one._2());
    int byHost = one._1()._1().compareTo(other._1()._1());
    if (byCount != 0) {
      return byCount;
    }
    return byHost != 0 ? byHost : one._1()._2().compareTo(other._1()._2());
  }
}
