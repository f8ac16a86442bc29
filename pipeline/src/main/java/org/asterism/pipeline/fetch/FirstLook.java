package org.asterism.pipeline.fetch;

import org.asterism.core.image.DifferenceHash;
import org.asterism.core.image.Likeness;
import org.asterism.core.image.Miniature;
import org.asterism.core.image.PerceptualHash;
import org.asterism.core.image.Picture;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of a picture while it is at hand anyway: it has been decoded to know that it is one.
 *
 * @param width upright, in pixels
 * @param height upright, in pixels
 * @param dhash see {@link DifferenceHash}
 * @param phash see {@link PerceptualHash}; null where the picture is blank
 * @param miniature see {@link Miniature}
 * @param embedded see {@link EmbeddedMetadata}; null if the file says nothing of itself
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FirstLook(
    int width,
    int height,
    long dhash,
    @Nullable Long phash,
    byte[] miniature,
    @Nullable String embedded) {

  /**
   * @param bytes the file the picture was decoded from
   */
  static FirstLook at(Picture picture, byte[] bytes) {
    Likeness likeness = Likeness.of(picture);
    return new FirstLook(
        picture.width(),
        picture.height(),
        likeness.dhash(),
        likeness.phash(),
        likeness.miniature().values(),
        EmbeddedMetadata.jsonOf(bytes));
  }
}
