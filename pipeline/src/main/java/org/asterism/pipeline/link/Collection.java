package org.asterism.pipeline.link;

/**
 * How large what is linked is.
 *
 * @param vectors how many
 * @param dimension numbers of each; 0 if there is none
 */
public record Collection(long vectors, int dimension) {
  /** Of a picture's vector and its neighbours in one block; two blocks are what a task holds. */
  private static final long BLOCK_BYTES = 64L << 20;

  /** Smaller blocks cost more than they spread. */
  private static final long FEWEST_ROWS = 2_000;

  /** So that all cores end at about the same time. */
  private static final int TASKS_PER_CORE = 3;

  /** Pictures of a block, as memory allows. */
  long mostRows(int k) {
    long bytes = (long) dimension * Float.BYTES + 2L * Float.BYTES * Candidates.roomFor(k);
    return Math.max(1, BLOCK_BYTES / bytes);
  }

  /**
   * How many blocks: as few as memory allows, for each picture's list is tidied once in every
   * block; but enough for all cores.
   */
  public int blocks(int k, int cores) {
    long least = Math.max(1, (vectors + mostRows(k) - 1) / mostRows(k));
    long most = Math.max(1, vectors / FEWEST_ROWS);
    long blocks = least;
    while (blocks < most && blocks * (blocks - 1) / 2 < (long) TASKS_PER_CORE * cores) {
      blocks++;
    }
    return (int) blocks;
  }
}
