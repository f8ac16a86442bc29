package org.asterism.core.bundle;

import java.util.List;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.formal.Swatch;

/** What the column {@code images.record} holds, as JSON. */
record StoredImage(
    Artwork artwork,
    String sourceName,
    String attribution,
    int width,
    int height,
    List<Swatch> palette,
    List<Keyword> keywords,
    List<String> entities) {

  static StoredImage of(CatalogueEntry entry) {
    return new StoredImage(
        entry.artwork(),
        entry.sourceName(),
        entry.attribution(),
        entry.width(),
        entry.height(),
        entry.palette(),
        entry.keywords(),
        entry.entities());
  }
}
