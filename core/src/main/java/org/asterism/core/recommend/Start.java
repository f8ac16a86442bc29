package org.asterism.core.recommend;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.bundle.CatalogueImage;
import org.jspecify.annotations.Nullable;

/** What a search starts from: an image of the collection or an uploaded picture. */
sealed interface Start {
  /** The unit vectors that are known. */
  Map<Affinity, float[]> vectors();

  long dhash();

  /** Its row, if the collection holds it. */
  OptionalInt row();

  /** An image of the collection. */
  record Known(CatalogueImage image, Map<Affinity, float[]> vectors) implements Start {
    static Known of(Bundle bundle, CatalogueImage image) {
      Map<Affinity, float[]> vectors = new EnumMap<>(Affinity.class);
      for (Affinity affinity : Affinity.values()) {
        float @Nullable [] vector = bundle.vector(affinity, image.row());
        if (vector != null) {
          vectors.put(affinity, vector);
        }
      }
      return new Known(image, vectors);
    }

    @Override
    public long dhash() {
      return image.dhash();
    }

    @Override
    public OptionalInt row() {
      return OptionalInt.of(image.row());
    }
  }

  /** A picture from outside. */
  record Uploaded(Upload upload, Map<Affinity, float[]> vectors) implements Start {
    static Uploaded of(Upload upload) {
      Map<Affinity, float[]> vectors = new EnumMap<>(Affinity.class);
      vectors.put(Affinity.FORMAL, upload.formal());
      if (upload.conceptual() != null) {
        vectors.put(Affinity.CONCEPTUAL, upload.conceptual());
      }
      return new Uploaded(upload, vectors);
    }

    @Override
    public long dhash() {
      return upload.dhash();
    }

    @Override
    public OptionalInt row() {
      return OptionalInt.empty();
    }
  }
}
