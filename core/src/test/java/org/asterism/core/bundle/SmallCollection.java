package org.asterism.core.bundle;

import static java.util.Comparator.comparing;

import java.nio.charset.StandardCharsets;
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
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.ImageId;
import org.asterism.core.artwork.YearRange;
import org.asterism.core.formal.FormalEncoder;
import org.asterism.core.formal.Swatch;
import org.asterism.core.licence.Licence;

/** Made-up works, the same for the same numbers, to fill a bundle with. */
public final class SmallCollection {
  private static final List<String> MOVEMENTS =
      List.of("Impressionism", "Baroque", "Realism", "Symbolism");
  private static final List<Licence> LICENCES =
      List.of(Licence.CC0, Licence.PUBLIC_DOMAIN, Licence.ofWording("CC BY 4.0"));

  private final List<CatalogueEntry> entries;

  private SmallCollection(List<CatalogueEntry> entries) {
    this.entries = entries.stream().sorted(comparing(entry -> id(entry))).toList();
  }

  private static String id(CatalogueEntry entry) {
    return entry.artwork().imageId();
  }

  /**
   * Every seventh work has no conceptual vector, every fifth no years; every tenth shows the
   * picture of another.
   */
  public static SmallCollection of(int size) {
    return new SmallCollection(
        IntStream.range(0, size).mapToObj(number -> entry(number, false)).toList());
  }

  /** The same works with vectors to be believed in part, each in another. */
  public static SmallCollection guessed(int size) {
    return new SmallCollection(
        IntStream.range(0, size).mapToObj(number -> entry(number, true)).toList());
  }

  private static CatalogueEntry entry(int number, boolean isGuessed) {
    SplittableRandom random = new SplittableRandom(number);
    Artwork artwork =
        new Artwork(
            number % 2 == 0 ? "aic" : "met",
            Integer.toString(number),
            number % 3 == 0 ? "The harbour, no. " + number : "Still life, no. " + number,
            List.of(new Artist("Painter " + number % 9, null, 1800 + number % 9, null)),
            null,
            number % 5 == 0 ? null : new YearRange(1700 + number % 200, 1702 + number % 200),
            List.of(MOVEMENTS.get(number % MOVEMENTS.size())),
            number % 3 == 0 ? List.of("Harbour", "boats") : List.of("Apples"),
            "A picture painted for a test.",
            "Oil on canvas",
            "Lyon",
            null,
            LICENCES.get(number % LICENCES.size()),
            "https://example.org/" + number,
            null);
    return new CatalogueEntry(
        artwork,
        number % 2 == 0 ? "First Museum" : "Second Museum",
        "Painter %d. First Museum".formatted(number % 9),
        400,
        300,
        random.nextLong(),
        number % 10 == 9 ? duplicated(number) : null,
        List.of(new Swatch(0xcc7722, 0.6f), new Swatch(0x708090, 0.4f)),
        List.of(
            new Keyword(number % 3 == 0 ? "harbour" : "apples", 0.9f),
            new Keyword("light", 0.1f + number % 4 * 0.1f)),
        List.of("artist:" + number % 9, "movement:" + number % MOVEMENTS.size()),
        new Embedding(vector(random, 512), isGuessed ? 0.2f + number % 8 * 0.1f : 1),
        number % 7 == 0
            ? null
            : new Embedding(vector(random, 512), isGuessed ? 0.1f + number % 9 * 0.1f : 1),
        new Embedding(vector(random, 160), isGuessed ? 0.3f + number % 5 * 0.1f : 1),
        ("jpeg of " + number).getBytes(StandardCharsets.UTF_8));
  }

  /** The work before, or one that is in no collection. */
  private static String duplicated(int number) {
    return number % 20 == 19
        ? ImageId.of("gone", Integer.toString(number / 40))
        : ImageId.of("aic", Integer.toString(number - 1));
  }

  private static float[] vector(SplittableRandom random, int dimension) {
    float[] numbers = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      numbers[i] = (float) random.nextDouble(-0.5, 1);
    }
    return UnitVectors.unitLength(numbers);
  }

  /** In order of image id. */
  public List<CatalogueEntry> entries() {
    return entries;
  }

  public List<String> ids() {
    return entries.stream().map(SmallCollection::id).toList();
  }

  /** Each image is linked to the next two in order of id, in all three ways. */
  public List<CatalogueEdge> edges() {
    List<CatalogueEdge> edges = new ArrayList<>();
    for (int i = 0; i + 2 < entries.size(); i++) {
      for (int step = 1; step <= 2; step++) {
        for (Affinity affinity : Affinity.values()) {
          Embedding from = entries.get(i).embedding(affinity);
          Embedding to = entries.get(i + step).embedding(affinity);
          if (from != null && to != null) {
            edges.add(
                new CatalogueEdge(
                    id(entries.get(i)),
                    id(entries.get(i + step)),
                    affinity,
                    step,
                    UnitVectors.cosine(from.vector(), to.vector())));
          }
        }
      }
    }
    return edges;
  }

  public static Manifest.Origin origin(String createdAt) {
    return new Manifest.Origin(
        Map.of(
            Affinity.FORMAL, FormalEncoder.MODEL,
            Affinity.CONCEPTUAL, "conceptual-test-1",
            Affinity.HISTORICAL, "historical-test-1"),
        Map.of("images", 3L),
        Instant.parse(createdAt));
  }

  /** Adds everything, without publishing. */
  public void addTo(BundleWriter writer) {
    entries.forEach(writer::add);
    edges().forEach(writer::add);
    for (int i = 0; i < 9; i++) {
      writer.add(new Entity("artist:" + i, Entity.ARTIST, "Painter " + i));
    }
    for (int i = 0; i < MOVEMENTS.size(); i++) {
      writer.add(new Entity("movement:" + i, Entity.MOVEMENT, MOVEMENTS.get(i)));
    }
    writer.add(new Entity("place:lyon", Entity.PLACE, "Lyon"));
    writer.add(new Relation("artist:1", "artist:2", Relation.TAUGHT));
    writer.add(new Relation("artist:3", "place:lyon", Relation.ACTIVE_IN));
    writer.add(new Relation("artist:4", "place:lyon", Relation.ACTIVE_IN));
    for (int i = 0; i < entries.size(); i++) {
      writer.add(new MapPoint(id(entries.get(i)), 0.5f, 0.25f, 0, i));
    }
    writer.add(new Community(0, "sea", List.of("sea", "boat"), entries.size()));
    writer.learned("conceptual", new byte[] {1, 2, 3});
  }

  public Published publishInto(Path bundles) {
    return publishInto(bundles, "2026-01-01T00:00:00Z");
  }

  public Published publishInto(Path bundles, String createdAt) {
    try (BundleWriter writer = BundleWriter.into(bundles)) {
      addTo(writer);
      return writer.publish(origin(createdAt));
    }
  }
}
