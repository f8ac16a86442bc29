package org.asterism.core.recommend;

import java.util.List;
import org.asterism.core.affinity.Embedding;
import org.asterism.core.formal.FormalEncoder;
import org.asterism.core.formal.Palette;
import org.asterism.core.formal.Swatch;
import org.asterism.core.image.DifferenceHash;
import org.asterism.core.image.Picture;
import org.jspecify.annotations.Nullable;

/**
 * A picture from outside the collection, as far as its pixels tell.
 *
 * @param width in pixels
 * @param height in pixels
 * @param dhash difference hash
 * @param palette main colours, the largest share first
 * @param descriptor the built-in encoder's vector, which reasons are made of
 * @param formal unit vector
 * @param formalModel the encoder that made {@code formal}
 * @param conceptual null if nothing can be said of its meaning
 */
public record Upload(
    int width,
    int height,
    long dhash,
    List<Swatch> palette,
    float[] descriptor,
    float[] formal,
    String formalModel,
    @Nullable Embedding conceptual) {
  public Upload {
    palette = List.copyOf(palette);
  }

  /** One whose formal vector is its descriptor. */
  public Upload(
      int width,
      int height,
      long dhash,
      List<Swatch> palette,
      float[] descriptor,
      @Nullable Embedding conceptual) {
    this(width, height, dhash, palette, descriptor, descriptor, FormalEncoder.MODEL, conceptual);
  }

  /**
   * Measures a picture with the built-in encoders. Nothing of it is kept but these numbers.
   *
   * @param conceptualOf guesses the conceptual vector from the formal one, or gives null
   */
  public static Upload of(Picture picture, ConceptualGuess conceptualOf) {
    float[] descriptor = FormalEncoder.encode(picture);
    return new Upload(
        picture.width(),
        picture.height(),
        DifferenceHash.of(picture),
        Palette.of(picture),
        descriptor,
        conceptualOf.from(descriptor));
  }

  /** The same picture as another encoder sees it. */
  Upload seenBy(String model, float[] vector) {
    return new Upload(width, height, dhash, palette, descriptor, vector, model, conceptual);
  }

  /** The same picture with another encoder's account of what it means. */
  Upload meaning(@Nullable Embedding embedding) {
    return new Upload(width, height, dhash, palette, descriptor, formal, formalModel, embedding);
  }
}
