package org.asterism.core.conceptual;

import static java.util.stream.Collectors.toMap;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Embedding;
import org.asterism.core.affinity.UnitVectors;
import org.jspecify.annotations.Nullable;

/**
 * The built-in conceptual encoder: latent semantic analysis (Deerwester et al., 1990). Words become
 * TF-IDF weights, and those a vector in the space of the collection's strongest common directions.
 * A linear map from the formal descriptor into that space, fitted on the works that have words,
 * stands in for pictures that have none.
 */
public final class LatentSemantics implements Serializable {
  private static final long serialVersionUID = 1;

  public static final String MODEL = "asterism-lsa-1";

  /**
   * The length of all vectors; a small collection spans fewer directions and fills up with zeros.
   */
  public static final int DIMENSION = 512;

  private static final int MAGIC = 0x4c534132;

  private final Vocabulary vocabulary;
  private final Vocabulary.Weigher weigher;
  private final float[][] directions;
  private final float[][] fromDescriptor;
  private final float guessConfidence;

  /**
   * @param directions per term its coordinates, {@code float[terms][rank]}, rank at most {@link
   *     #DIMENSION}
   * @param fromDescriptor per number of the descriptor, and last for a constant 1, its part in each
   *     coordinate, {@code float[numbers + 1][rank]}; empty if nothing could be fitted
   * @param guessConfidence how far that map is to be believed, in (0, 1]
   */
  public LatentSemantics(
      Vocabulary vocabulary,
      float[][] directions,
      float[][] fromDescriptor,
      float guessConfidence) {
    this.vocabulary = vocabulary;
    this.weigher = vocabulary.weigher();
    this.directions = directions;
    this.fromDescriptor = fromDescriptor;
    this.guessConfidence = guessConfidence;
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** A space without a map into it. */
  public static LatentSemantics of(Vocabulary vocabulary, float[][] directions) {
    return new LatentSemantics(vocabulary, directions, new float[0][], 1);
  }

  /**
   * The same space with another map into it.
   *
   * @param confidence how far the map is to be believed, in (0, 1]
   */
  public LatentSemantics withDescriptorMap(float[][] map, float confidence) {
    return new LatentSemantics(vocabulary, directions, map, confidence);
  }

  /**
   * How far a place that {@link #ofDescriptor} finds is to be believed, in (0, 1]: the mean cosine
   * with where words put works the map was not fitted on. Empty if no map could be fitted.
   */
  public OptionalDouble mapConfidence() {
    return fromDescriptor.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(guessConfidence);
  }

  /** How many directions the space has. */
  public int rank() {
    return directions.length == 0 ? 0 : directions[0].length;
  }

  /**
   * @return {@code float[512]} of length 1, or null if no word is in the vocabulary
   */
  public float @Nullable [] ofWords(List<String> words) {
    return orNothing(latent(weigher.weigh(words)));
  }

  private float[] latent(Map<Integer, Float> weights) {
    float[] latent = new float[DIMENSION];
    weights.forEach(
        (term, weight) -> {
          float[] direction = directions[term];
          for (int i = 0; i < direction.length; i++) {
            latent[i] += weight * direction[i];
          }
        });
    return latent;
  }

  /** How far a vector of this space goes in a term's direction; 0 for an unknown term. */
  public double along(String term, float[] vector) {
    OptionalInt column = weigher.column(term);
    if (column.isEmpty()) {
      return 0;
    }
    float[] direction = directions[column.getAsInt()];
    double sum = 0;
    for (int i = 0; i < direction.length; i++) {
      sum += (double) direction[i] * vector[i];
    }
    return sum;
  }

  /**
   * The place in this space at which works that look like this one lie.
   *
   * @param descriptor a formal descriptor of the length the map was fitted on
   * @return {@code float[512]} with the confidence of the map, or null if no map could be fitted
   */
  public @Nullable Embedding ofDescriptor(float[] descriptor) {
    if (fromDescriptor.length == 0) {
      return null;
    }
    if (fromDescriptor.length != descriptor.length + 1) {
      throw new AsterismException(
          "The descriptor does not fit",
          "it has %d numbers, the conceptual encoder was fitted on %d"
              .formatted(descriptor.length, fromDescriptor.length - 1),
          "Embed the collection again with the encoders of one version.");
    }
    float[] latent = new float[DIMENSION];
    System.arraycopy(fromDescriptor[descriptor.length], 0, latent, 0, rank());
    for (int number = 0; number < descriptor.length; number++) {
      float value = descriptor[number];
      float[] part = fromDescriptor[number];
      for (int i = 0; i < part.length; i++) {
        latent[i] += value * part[i];
      }
    }
    float[] place = orNothing(latent);
    return place == null ? null : new Embedding(place, guessConfidence);
  }

  /**
   * The most telling known terms among {@code words}, heaviest first, with their weights in {@link
   * #ofWords}: over all terms, weight times direction adds up to that vector.
   */
  public Map<String, Float> keywords(List<String> words, int most) {
    Map<Integer, Float> weights = weigher.weigh(words);
    float[] latent = latent(weights);
    float length = (float) Math.sqrt(UnitVectors.cosine(latent, latent));
    if (!(length > 0)) {
      return Map.of();
    }
    return weights.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<Integer, Float>>comparingDouble(e -> -e.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(most)
        .collect(
            toMap(
                e -> vocabulary.terms().get(e.getKey()),
                e -> e.getValue() / length,
                (a, b) -> a,
                LinkedHashMap::new));
  }

  private static float @Nullable [] orNothing(float[] latent) {
    for (float value : latent) {
      if (value != 0) {
        return UnitVectors.unitLength(latent);
      }
    }
    return null;
  }

  /** Writes all of it; {@link #read} gives an equal encoder. */
  public void write(OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.writeInt(MAGIC);
    out.writeInt(vocabulary.terms().size());
    out.writeInt(rank());
    out.writeInt(fromDescriptor.length);
    out.writeFloat(guessConfidence);
    for (int term = 0; term < vocabulary.terms().size(); term++) {
      out.writeUTF(vocabulary.terms().get(term));
      out.writeFloat(vocabulary.idf()[term]);
    }
    write(out, directions);
    write(out, fromDescriptor);
    out.flush();
  }

  private static void write(DataOutputStream out, float[][] rows) throws IOException {
    for (float[] row : rows) {
      for (float value : row) {
        out.writeFloat(value);
      }
    }
  }

  public static LatentSemantics read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    if (in.readInt() != MAGIC) {
      throw new AsterismException(
          "The conceptual encoder cannot be read",
          "its file is damaged or of another version",
          "Embed and publish the collection again.");
    }
    int terms = in.readInt();
    int rank = in.readInt();
    int numbers = in.readInt();
    float guessConfidence = in.readFloat();
    List<String> names = new ArrayList<>(terms);
    float[] idf = new float[terms];
    for (int term = 0; term < terms; term++) {
      names.add(in.readUTF());
      idf[term] = in.readFloat();
    }
    float[][] directions = readRows(in, terms, rank);
    float[][] map = readRows(in, numbers, rank);
    return new LatentSemantics(new Vocabulary(names, idf), directions, map, guessConfidence);
  }

  private static float[][] readRows(DataInputStream in, int rows, int columns) throws IOException {
    float[][] values = new float[rows][columns];
    for (float[] row : values) {
      for (int i = 0; i < columns; i++) {
        row[i] = in.readFloat();
      }
    }
    return values;
  }
}
