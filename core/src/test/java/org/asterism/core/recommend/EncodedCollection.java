package org.asterism.core.recommend;

import static java.util.Comparator.comparing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Embedding;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.bundle.BundleWriter;
import org.asterism.core.bundle.CatalogueEntry;
import org.asterism.core.bundle.Entity;
import org.asterism.core.bundle.Keyword;
import org.asterism.core.bundle.Manifest;
import org.asterism.core.bundle.Relation;
import org.asterism.core.bundle.SmallCollection;
import org.asterism.core.conceptual.LatentSemantics;
import org.asterism.core.conceptual.Vocabulary;
import org.asterism.core.formal.FormalBlock;
import org.asterism.core.formal.FormalEncoder;
import org.asterism.core.historical.HistoricalEncoder;

/** The works of {@link SmallCollection} with vectors as the built-in encoders make them. */
final class EncodedCollection {
  private static final List<String> TERMS =
      List.of("apple", "boat", "dog", "harbour", "light", "sea", "table", "window");
  private static final int RANK = 6;

  static final LatentSemantics WORDS = words();

  private EncodedCollection() {}

  static Bundle open(int size, Path bundles) {
    try (BundleWriter writer = BundleWriter.into(bundles)) {
      List<CatalogueEntry> plain = SmallCollection.of(size).entries();
      IntStream.range(0, size)
          .mapToObj(i -> encoded(plain.get(i), i))
          .sorted(comparing(entry -> entry.artwork().imageId()))
          .forEach(writer::add);
      SmallCollection.of(size).edges().forEach(writer::add);
      for (int i = 0; i < 9; i++) {
        writer.add(new Entity("artist:" + i, Entity.ARTIST, "Painter " + i));
      }
      writer.add(new Entity("place:lyon", Entity.PLACE, "Lyon"));
      relations().forEach(writer::add);
      writer.learned("conceptual", bytes());
      return Bundle.open(
          writer
              .publish(
                  new Manifest.Origin(
                      Map.of(
                          Affinity.FORMAL, FormalEncoder.MODEL,
                          Affinity.CONCEPTUAL, LatentSemantics.MODEL,
                          Affinity.HISTORICAL, HistoricalEncoder.MODEL),
                      Map.of(),
                      Instant.EPOCH))
              .path());
    }
  }

  /** A ring of four, a chain that leads nowhere, one who taught himself, one who is unheard of. */
  private static List<Relation> relations() {
    return List.of(
        new Relation("artist:1", "artist:2", Relation.TAUGHT),
        new Relation("artist:3", "artist:2", Relation.INFLUENCED),
        new Relation("artist:3", "artist:5", Relation.TAUGHT),
        new Relation("artist:5", "artist:1", Relation.TAUGHT),
        new Relation("artist:4", "artist:4", Relation.TAUGHT),
        new Relation("artist:6", "artist:nobody", Relation.TAUGHT),
        new Relation("artist:7", "place:lyon", Relation.ACTIVE_IN),
        new Relation("artist:8", "place:lyon", Relation.ACTIVE_IN));
  }

  private static CatalogueEntry encoded(CatalogueEntry plain, int number) {
    SplittableRandom random = new SplittableRandom(1000 + number);
    List<String> words =
        TERMS.stream()
            .filter(term -> random.nextInt(3) == 0 || plain.artwork().subjects().contains(term))
            .toList();
    List<HistoricalEncoder.Part> parts = new ArrayList<>();
    for (String entity : plain.entities()) {
      SplittableRandom node = new SplittableRandom(entity.hashCode());
      float[] vector = drawn(node, HistoricalEncoder.GRAPH_DIMENSION);
      parts.add(
          new HistoricalEncoder.Part(
              HistoricalEncoder.Kind.ARTIST, UnitVectors.unitLength(vector)));
    }
    return new CatalogueEntry(
        plain.artwork(),
        plain.sourceName(),
        plain.attribution(),
        plain.width(),
        plain.height(),
        plain.dhash(),
        plain.duplicateOf(),
        plain.palette(),
        WORDS.keywords(words, 24).entrySet().stream()
            .map(each -> new Keyword(each.getKey(), each.getValue()))
            .toList(),
        plain.entities(),
        Embedding.certain(formal(random)),
        Embedding.certain(WORDS.ofWords(words)),
        HistoricalEncoder.encode(parts, plain.artwork().years()),
        plain.thumbnail());
  }

  private static float[] formal(SplittableRandom random) {
    float[] descriptor = new float[FormalEncoder.DIMENSION];
    for (FormalBlock block : FormalBlock.values()) {
      // Blocks that agree, and blocks that do not.
      float[] numbers = drawn(random, block.to() - block.from());
      numbers[0] += random.nextInt(3) == 0 ? 0 : (float) Math.sqrt(numbers.length);
      float[] unit = UnitVectors.unitLength(numbers);
      for (int i = 0; i < unit.length; i++) {
        descriptor[block.from() + i] = (float) (unit[i] * Math.sqrt(block.weight()));
      }
    }
    return descriptor;
  }

  private static float[] drawn(SplittableRandom random, int dimension) {
    float[] numbers = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      numbers[i] = (float) random.nextDouble(-1, 1);
    }
    return numbers;
  }

  private static LatentSemantics words() {
    float[] idf = new float[TERMS.size()];
    float[][] directions = new float[TERMS.size()][];
    SplittableRandom random = new SplittableRandom(3);
    for (int term = 0; term < idf.length; term++) {
      idf[term] = 1 + term % 3;
      directions[term] = drawn(random, RANK);
    }
    return LatentSemantics.of(new Vocabulary(TERMS, idf), directions);
  }

  private static byte[] bytes() {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      WORDS.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
