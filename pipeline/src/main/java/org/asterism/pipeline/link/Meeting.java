package org.asterism.pipeline.link;

/**
 * Two blocks of which every picture meets every other: tile by tile, each product is offered to
 * both, and none is kept.
 */
public final class Meeting {
  private final Block left;
  private final Block right;
  private final Candidates ofLeft;
  private final Candidates ofRight;

  private Meeting(Block left, Block right, Candidates ofLeft, Candidates ofRight) {
    this.left = left;
    this.right = right;
    this.ofLeft = ofLeft;
    this.ofRight = ofRight;
  }

  /**
   * What each found in the other.
   *
   * @param ofLeft the lists of the left block's pictures
   * @param ofRight those of the right block's
   */
  public record Found(NearestLists ofLeft, NearestLists ofRight) {}

  /** What a block's pictures find among themselves. */
  public static NearestLists within(Block block, LinkSettings settings) {
    Candidates candidates = Candidates.open(block, block, settings);
    new Meeting(block, block, candidates, candidates).run();
    return candidates.nearest(settings);
  }

  /**
   * What the pictures of two blocks find in each other that surpasses what they know.
   *
   * @param knownOfLeft {@link NearestLists#scores} of what the block found before
   */
  public static Found of(
      Block left, float[] knownOfLeft, Block right, float[] knownOfRight, LinkSettings settings) {
    return of(
        left,
        right,
        Candidates.beyond(knownOfLeft, left, right, settings),
        Candidates.beyond(knownOfRight, right, left, settings),
        settings);
  }

  static Found of(
      Block left, Block right, Candidates ofLeft, Candidates ofRight, LinkSettings settings) {
    new Meeting(left, right, ofLeft, ofRight).run();
    NearestLists listsOfLeft = ofLeft.nearest(settings);
    return new Found(
        listsOfLeft, ofRight.nearest(settings, KnownCosines.in(listsOfLeft, right.size())));
  }

  private void run() {
    Products products = Multiplier.here().products(left.dimension());
    for (int first = 0; first < left.size(); first += Products.ROWS) {
      int rows = Math.min(Products.ROWS, left.size() - first);
      products.left(left, first, rows);
      for (int column = firstColumn(first); column < right.size(); column += Products.COLUMNS) {
        int columns = Math.min(Products.COLUMNS, right.size() - column);
        products.right(right, column, columns);
        products.multiply();
        offer(products, first, rows, column, columns);
      }
    }
  }

  /** Where a block meets itself, what lies below the diagonal is known from above it. */
  private int firstColumn(int row) {
    return left == right ? row : 0;
  }

  private void offer(Products products, int first, int rows, int column, int columns) {
    float[] row = new float[columns];
    for (int r = 0; r < rows; r++) {
      products.row(r, row);
      int begin = left == right ? Math.max(0, first + r + 1 - column) : 0;
      offerRow(first + r, row, begin, columns, column);
    }
  }

  private void offerRow(int leftRow, float[] products, int begin, int end, int column) {
    float[] barsOfRight = ofRight.bars();
    float[] hubnessOfRight = right.hubness();
    float hubness = left.hubness()[leftRow];
    float bar = ofLeft.bar(leftRow);
    for (int c = begin; c < end; c++) {
      float product = products[c];
      if (product - hubnessOfRight[column + c] >= bar) {
        ofLeft.offer(leftRow, column + c, product);
        bar = ofLeft.bar(leftRow);
      }
    }
    for (int c = begin; c < end; c++) {
      float product = products[c];
      if (product - hubness >= barsOfRight[column + c]) {
        ofRight.offer(column + c, leftRow, product);
      }
    }
  }
}
