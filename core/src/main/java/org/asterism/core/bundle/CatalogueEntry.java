package org.asterism.core.bundle;

import java.util.List;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Embedding;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.formal.Swatch;
import org.jspecify.annotations.Nullable;

/**
 * One image as the batch hands it to a bundle.
 *
 * @param sourceName the source's full name, such as "Art Institute of Chicago"
 * @param attribution the credit line
 * @param width of the picture in the raw store, in pixels
 * @param height of the picture in the raw store, in pixels
 * @param dhash difference hash, to tell whether an upload is this picture
 * @param duplicateOf the image that stands for all files of this picture, if it is another; it need
 *     not be in the bundle itself
 * @param palette main colours, the largest share first
 * @param keywords the weightiest first
 * @param entities ids of the entities this work belongs to
 * @param formal null if unknown
 * @param conceptual null if unknown
 * @param historical null if unknown
 * @param descriptor the formal descriptor, for the reasons, where the formal vector is another
 *     encoder's; null where the two are one
 * @param thumbnail a JPEG file
 */
public record CatalogueEntry(
    Artwork artwork,
    String sourceName,
    String attribution,
    int width,
    int height,
    long dhash,
    @Nullable String duplicateOf,
    List<Swatch> palette,
    List<Keyword> keywords,
    List<String> entities,
    @Nullable Embedding formal,
    @Nullable Embedding conceptual,
    @Nullable Embedding historical,
    float @Nullable [] descriptor,
    byte[] thumbnail) {

  /** An entry whose formal vector, if any, is its descriptor. */
  public CatalogueEntry(
      Artwork artwork,
      String sourceName,
      String attribution,
      int width,
      int height,
      long dhash,
      @Nullable String duplicateOf,
      List<Swatch> palette,
      List<Keyword> keywords,
      List<String> entities,
      @Nullable Embedding formal,
      @Nullable Embedding conceptual,
      @Nullable Embedding historical,
      byte[] thumbnail) {
    this(
        artwork,
        sourceName,
        attribution,
        width,
        height,
        dhash,
        duplicateOf,
        palette,
        keywords,
        entities,
        formal,
        conceptual,
        historical,
        null,
        thumbnail);
  }

  public CatalogueEntry {
    palette = List.copyOf(palette);
    keywords = List.copyOf(keywords);
    entities = List.copyOf(entities);
  }

  /** The vector of one affinity with its confidence, or null if unknown. */
  public @Nullable Embedding embedding(Affinity affinity) {
    return switch (affinity) {
      case FORMAL -> formal;
      case CONCEPTUAL -> conceptual;
      case HISTORICAL -> historical;
    };
  }
}
