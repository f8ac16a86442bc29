package org.asterism.core.recommend;

/**
 * A row and its score in millionths. The best come first; rows, in order of image id, break ties.
 */
record Scored(int row, long millionths) implements Comparable<Scored> {
  @Override
  public int compareTo(Scored other) {
    int byScore = Long.compare(other.millionths, millionths);
    return byScore != 0 ? byScore : Integer.compare(row, other.row);
  }
}
