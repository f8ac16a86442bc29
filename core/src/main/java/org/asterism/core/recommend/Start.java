package org.asterism.core.recommend;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Embedding;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.bundle.CatalogueImage;
import org.jspecify.annotations.Nullable;

/** What a search starts from: an image of the collection, an uploaded picture, or words. */
sealed interface Start {
  /** What is known of where it lies. */
  Map<Affinity, Embedding> embeddings();

  /** How far each of these is to be believed, to six decimals. */
  default Map<Affinity, Double> confidences() {
    Map<Affinity, Double> confidences = new EnumMap<>(Affinity.class);
    embeddings()
        .forEach((affinity, each) -> confidences.put(affinity, Scorer.rounded(each.confidence())));
    return confidences;
  }

  /** The hash of its picture, if it is one. */
  OptionalLong dhash();

  /** Its row, if the collection holds it. */
  OptionalInt row();

  /** An image of the collection. */
  record Known(CatalogueImage image, Map<Affinity, Embedding> embeddings) implements Start {
    static Known of(Bundle bundle, CatalogueImage image) {
      Map<Affinity, Embedding> embeddings = new EnumMap<>(Affinity.class);
      for (Affinity affinity : Affinity.values()) {
        float @Nullable [] vector = bundle.vector(affinity, image.row());
        if (vector != null) {
          embeddings.put(affinity, new Embedding(vector, bundle.confidence(affinity, image.row())));
        }
      }
      return new Known(image, embeddings);
    }

    @Override
    public OptionalLong dhash() {
      return OptionalLong.of(image.dhash());
    }

    @Override
    public OptionalInt row() {
      return OptionalInt.of(image.row());
    }
  }

  /** A picture from outside. */
  record Uploaded(Upload upload, Map<Affinity, Embedding> embeddings) implements Start {
    static Uploaded of(Upload upload) {
      Map<Affinity, Embedding> embeddings = new EnumMap<>(Affinity.class);
      embeddings.put(Affinity.FORMAL, new Embedding(upload.formal(), 1));
      if (upload.conceptual() != null) {
        embeddings.put(Affinity.CONCEPTUAL, upload.conceptual());
      }
      return new Uploaded(upload, embeddings);
    }

    @Override
    public OptionalLong dhash() {
      return OptionalLong.of(upload.dhash());
    }

    @Override
    public OptionalInt row() {
      return OptionalInt.empty();
    }
  }

  /** Words from outside. */
  record Told(Embedding meaning) implements Start {
    @Override
    public Map<Affinity, Embedding> embeddings() {
      return Map.of(Affinity.CONCEPTUAL, meaning);
    }

    @Override
    public OptionalLong dhash() {
      return OptionalLong.empty();
    }

    @Override
    public OptionalInt row() {
      return OptionalInt.empty();
    }
  }
}
