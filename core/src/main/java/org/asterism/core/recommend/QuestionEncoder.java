package org.asterism.core.recommend;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Embedding;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.conceptual.LatentSemantics;
import org.asterism.core.conceptual.Words;
import org.asterism.core.image.Picture;
import org.asterism.core.learned.LearnedEncoder;
import org.asterism.core.learned.OnnxSpec;
import org.asterism.core.learned.PixelBatch;
import org.asterism.core.learned.SpecJson;
import org.jspecify.annotations.Nullable;

/**
 * Encodes pictures and words from outside as those of one bundle were encoded, by the built-in
 * encoders or by learned ones whose files are at hand. For many threads.
 */
public final class QuestionEncoder implements AutoCloseable {
  /** The name the batch stores the built-in conceptual encoder under. */
  private static final String LATENT_SEMANTICS = "conceptual";

  private static final String STAY_INSIDE =
      "Start from an image of the collection, or bring the model's files to this service.";

  private final Map<Affinity, LearnedEncoder> learned = new EnumMap<>(Affinity.class);
  private final Map<Affinity, String> absent = new EnumMap<>(Affinity.class);
  private final Map<Affinity, String> models = new EnumMap<>(Affinity.class);
  private final @Nullable LatentSemantics words;

  /** Loads a learned encoder. */
  public interface Loader {
    /**
     * @param spec with the digests its files must have
     * @throws AsterismException if its files, or what runs them, are not at hand
     */
    LearnedEncoder load(OnnxSpec spec);
  }

  private QuestionEncoder(Bundle bundle, Loader loader) {
    bundle
        .manifest()
        .models()
        .forEach(
            (key, model) -> Affinity.ofKey(key).ifPresent(each -> models.put(each, model.name())));
    Map<String, LearnedEncoder> loaded = new HashMap<>();
    for (Affinity affinity : models.keySet()) {
      Optional<byte[]> spec = bundle.learned("encoder-%s.json".formatted(affinity.key()));
      if (spec.isPresent()) {
        load(affinity, SpecJson.read(spec.get()), loader, loaded);
      }
    }
    words = words(bundle);
  }

  /**
   * @throws AsterismException if what the bundle's encoders learned cannot be read
   */
  public static QuestionEncoder of(Bundle bundle, Loader loader) {
    return new QuestionEncoder(bundle, loader);
  }

  private void load(
      Affinity affinity, OnnxSpec spec, Loader loader, Map<String, LearnedEncoder> loaded) {
    try {
      learned.put(affinity, loaded.computeIfAbsent(spec.model(), model -> loader.load(spec)));
    } catch (AsterismException e) {
      absent.put(affinity, e.getMessage());
    }
  }

  private @Nullable LatentSemantics words(Bundle bundle) {
    Optional<byte[]> content = bundle.learned(LATENT_SEMANTICS);
    if (!LatentSemantics.MODEL.equals(models.get(Affinity.CONCEPTUAL)) || content.isEmpty()) {
      return null;
    }
    try {
      return LatentSemantics.read(new ByteArrayInputStream(content.get()));
    } catch (IOException e) {
      throw new AsterismException(
          "The bundle %s cannot be used".formatted(bundle.id()),
          "what its conceptual encoder learned is cut short",
          "Publish it again.",
          e);
    }
  }

  /** Why learned encoders are not at hand, by affinity; empty if nothing is missing. */
  public Map<Affinity, String> absent() {
    return Map.copyOf(absent);
  }

  /**
   * Measures a picture.
   *
   * @throws UnusableRequestException if the bundle's pictures were encoded by a model that is not
   *     at hand, or it can make nothing of this one
   */
  public Upload upload(Picture picture) {
    if (absent.containsKey(Affinity.FORMAL)) {
      throw new UnusableRequestException(
          "Pictures from outside cannot be compared with this collection",
          "its formal vectors are of %s, which is not at hand (%s)"
              .formatted(models.get(Affinity.FORMAL), absent.get(Affinity.FORMAL)),
          STAY_INSIDE);
    }
    Upload upload = Upload.of(picture, this::guess);
    if (learned.containsKey(Affinity.FORMAL)) {
      float @Nullable [] formal = seen(Affinity.FORMAL, picture);
      if (formal == null) {
        throw new UnusableRequestException(
            "This picture cannot be compared",
            "%s gives it no vector".formatted(models.get(Affinity.FORMAL)),
            "Send another; one that is all of one colour says little.");
      }
      upload = upload.seenBy(models.get(Affinity.FORMAL), formal);
    }
    return learned.containsKey(Affinity.CONCEPTUAL)
        ? upload.meaning(Embedding.certain(seen(Affinity.CONCEPTUAL, picture)))
        : upload;
  }

  private @Nullable Embedding guess(float[] descriptor) {
    return words == null ? null : words.ofDescriptor(descriptor);
  }

  private float @Nullable [] seen(Affinity affinity, Picture picture) {
    LearnedEncoder encoder = learned.get(affinity);
    PixelBatch batch = new PixelBatch(encoder.spec().image().preprocessing(), 1);
    batch.add(picture);
    try (LearnedEncoder.Pictures pictures = encoder.pictures()) {
      return unit(pictures.encode(batch)[0]);
    }
  }

  /**
   * What words mean.
   *
   * @throws UnusableRequestException if the bundle's encoder is not at hand, takes no words, or
   *     knows none of these
   */
  public Embedding meaning(String text) {
    float @Nullable [] vector = null;
    if (words != null) {
      vector = words.ofWords(Words.of(text));
    } else if (learned.containsKey(Affinity.CONCEPTUAL)
        && learned.get(Affinity.CONCEPTUAL).spec().text() != null) {
      try (LearnedEncoder.Texts texts = learned.get(Affinity.CONCEPTUAL).texts()) {
        float @Nullable [] told = texts.encode(text);
        vector = told == null ? null : unit(told);
      }
    } else {
      throw new UnusableRequestException(
          "This collection cannot be asked by words",
          absent.containsKey(Affinity.CONCEPTUAL)
              ? "its conceptual vectors are of %s, which is not at hand (%s)"
                  .formatted(models.get(Affinity.CONCEPTUAL), absent.get(Affinity.CONCEPTUAL))
              : "its conceptual vectors are not made of words",
          STAY_INSIDE);
    }
    if (vector == null) {
      throw new UnusableRequestException(
          "These words say nothing here",
          "none of them is known to this collection",
          "Try others, such as what is to be seen in a picture.");
    }
    return new Embedding(vector, 1);
  }

  /** Of length 1, or null if that cannot be. */
  private static float @Nullable [] unit(float[] given) {
    float[] unit = UnitVectors.unitLength(given);
    double length = UnitVectors.cosine(unit, unit);
    return length > 0 && Double.isFinite(length) ? unit : null;
  }

  @Override
  public void close() {
    Set<LearnedEncoder> each = new HashSet<>(learned.values());
    each.forEach(LearnedEncoder::close);
  }
}
