package org.asterism.core.bundle;

import java.util.List;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.formal.Swatch;

/**
 * One image as a bundle gives it back: a {@link CatalogueEntry} without vectors and thumbnail.
 *
 * @param row its place in the bundle, from 0, in order of image id
 * @param id the image id
 */
public record CatalogueImage(
    int row,
    String id,
    Artwork artwork,
    String sourceName,
    String attribution,
    int width,
    int height,
    long dhash,
    List<Swatch> palette,
    List<Keyword> keywords,
    List<String> entities) {

  public CatalogueImage {
    palette = List.copyOf(palette);
    keywords = List.copyOf(keywords);
    entities = List.copyOf(entities);
  }
}
