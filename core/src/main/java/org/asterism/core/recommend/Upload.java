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
 * @param formal unit vector
 * @param conceptual guessed from the looks, or null if nothing was learned to guess by
 */
public record Upload(
    int width,
    int height,
    long dhash,
    List<Swatch> palette,
    float[] formal,
    @Nullable Embedding conceptual) {
  public Upload {
    palette = List.copyOf(palette);
  }

  /**
   * Measures a picture. Nothing of it is kept but these numbers.
   *
   * @param conceptualOf guesses the conceptual vector from the formal one, or gives null
   */
  public static Upload of(Picture picture, ConceptualGuess conceptualOf) {
    float[] formal = FormalEncoder.encode(picture);
    return new Upload(
        picture.width(),
        picture.height(),
        DifferenceHash.of(picture),
        Palette.of(picture),
        formal,
        conceptualOf.from(formal));
  }
}
