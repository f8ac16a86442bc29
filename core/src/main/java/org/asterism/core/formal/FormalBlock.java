package org.asterism.core.formal;

/**
 * One aspect of how a picture looks, with its own slice of the descriptor. The slice has length
 * √weight, so that the cosine of two descriptors is the weighted mean of the blocks' own cosines.
 *
 * <p>The weights are set by hand: colour and brush-work say most about a painter, each measured by
 * one large block, and the smaller blocks share the rest. They were not fitted to any collection.
 */
public enum FormalBlock {
  PALETTE("palette", PaletteBlock.SIZE, 0.25, PaletteBlock::describe),
  TONE("light and dark", ToneBlock.SIZE, 0.06, ToneBlock::describe),
  COMPOSITION("composition", CompositionBlock.SIZE, 0.08, CompositionBlock::describe),
  DIRECTION("direction of forms", DirectionBlock.SIZE, 0.10, DirectionBlock::describe),
  LINE("line", LineBlock.SIZE, 0.10, LineBlock::describe),
  STROKE("brush-stroke", StrokeBlock.SIZE, 0.25, StrokeBlock::describe),
  COLOUR_HANDLING(
      "handling of colour", ColourHandlingBlock.SIZE, 0.08, ColourHandlingBlock::describe),
  CONTRAST("contrast", ContrastBlock.SIZE, 0.08, ContrastBlock::describe);

  private final String phrase;
  private final int size;
  private final double weight;

  @SuppressWarnings("ImmutableEnumChecker") // a static method: it has no state
  private final BlockDescription description;

  FormalBlock(String phrase, int size, double weight, BlockDescription description) {
    this.phrase = phrase;
    this.size = size;
    this.weight = weight;
    this.description = description;
  }

  /** The first index of the slice. */
  public int from() {
    int from = 0;
    for (FormalBlock block : values()) {
      if (block == this) {
        break;
      }
      from += block.size;
    }
    return from;
  }

  /** The index after the last of the slice. */
  public int to() {
    return from() + size;
  }

  /** The share in the cosine of two descriptors; all blocks together have 1. */
  public double weight() {
    return weight;
  }

  /** What the block is called in a reason, as in "a similar …". */
  public String phrase() {
    return phrase;
  }

  /** The block's numbers as measured, before they are centred and brought to length. */
  float[] describe(LabPicture picture) {
    return description.of(picture);
  }
}
