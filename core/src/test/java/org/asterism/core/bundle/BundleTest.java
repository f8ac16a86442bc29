package org.asterism.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Embedding;
import org.asterism.core.affinity.UnitVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
  private static final SmallCollection COLLECTION = SmallCollection.guessed(60);

  @TempDir Path bundles;

  @Test
  void givesBackWhatWasAdded() {
    COLLECTION.publishInto(bundles);
    try (Bundle bundle = Bundle.openCurrent(bundles)) {
      assertThat(bundle.manifest().counts())
          .isEqualTo(new Manifest.Counts(60, COLLECTION.edges().size(), 14, 3));
      for (CatalogueEntry entry : COLLECTION.entries()) {
        CatalogueImage image = bundle.image(entry.artwork().imageId()).orElseThrow();
        assertThat(image.artwork()).isEqualTo(entry.artwork());
        assertThat(image.palette()).isEqualTo(entry.palette());
        assertThat(image.keywords()).isEqualTo(entry.keywords());
        assertThat(image.entities()).isEqualTo(entry.entities());
        assertThat(image.dhash()).isEqualTo(entry.dhash());
        assertThat(bundle.thumbnail(image.id())).contains(entry.thumbnail());
        for (Affinity affinity : Affinity.values()) {
          Embedding embedding = entry.embedding(affinity);
          assertThat(bundle.vector(affinity, image.row()))
              .isEqualTo(embedding == null ? null : embedding.vector());
          assertThat(bundle.confidence(affinity, image.row()))
              .isEqualTo(embedding == null ? 0 : embedding.confidence());
        }
      }
      assertThat(bundle.learned("conceptual")).contains(new byte[] {1, 2, 3});
      assertThat(bundle.learned("formal")).isEmpty();
      assertThat(bundle.image("00000000-0000-0000-0000-000000000000")).isEmpty();
    }
  }

  @Test
  void showsTheMapThoseOfHighRankFirst() {
    COLLECTION.publishInto(bundles);
    try (Bundle bundle = Bundle.openCurrent(bundles)) {
      String last = COLLECTION.ids().get(59);
      assertThat(bundle.map(100)).hasSize(60);
      assertThat(bundle.map(1).get(0).point()).isEqualTo(new MapPoint(last, 0.5f, 0.25f, 0, 59));
      assertThat(bundle.communities())
          .containsExactly(new Community(0, "sea", List.of("sea", "boat"), 60));
    }
  }

  @Test
  void findsTheNearestVectorsThroughTheIndex() {
    COLLECTION.publishInto(bundles);
    try (Bundle bundle = Bundle.openCurrent(bundles)) {
      float[] query = bundle.vector(Affinity.CONCEPTUAL, 1);
      int[] exact =
          IntStream.range(0, 60)
              .filter(row -> row % 2 == 1 && bundle.vector(Affinity.CONCEPTUAL, row) != null)
              .boxed()
              .sorted(
                  (a, b) ->
                      Float.compare(
                          UnitVectors.cosine(query, bundle.vector(Affinity.CONCEPTUAL, b)),
                          UnitVectors.cosine(query, bundle.vector(Affinity.CONCEPTUAL, a))))
              .limit(5)
              .mapToInt(Integer::intValue)
              .toArray();
      assertThat(bundle.nearest(Affinity.CONCEPTUAL, query, 5, row -> row % 2 == 1))
          .containsExactly(exact);
    }
  }

  @Test
  void findsWordsWithoutRegardToCaseAndByTheirBeginning() {
    COLLECTION.publishInto(bundles);
    try (Bundle bundle = Bundle.openCurrent(bundles)) {
      TextHits hits = bundle.search("HARB", 5);
      assertThat(hits.total()).isEqualTo(20);
      assertThat(hits.rows()).hasSize(5);
      assertThat(bundle.search("harbour\" OR apples*", 5).total()).isZero();
      assertThat(bundle.search("--", 5).total()).isZero();
    }
  }

  @Test
  void countsTheCollection() {
    COLLECTION.publishInto(bundles);
    try (Bundle bundle = Bundle.openCurrent(bundles)) {
      assertThat(bundle.summary().sources())
          .containsExactly(
              new CollectionSummary.Source("aic", "First Museum", 30),
              new CollectionSummary.Source("met", "Second Museum", 30));
      assertThat(bundle.summary().licences()).hasSize(3);
      assertThat(bundle.summary().movements().get(0))
          .isEqualTo(new CollectionSummary.Movement("Baroque", 15));
      assertThat(bundle.samples(8))
          .extracting(row -> bundle.image(row).artwork().movements().get(0))
          .contains("Baroque", "Impressionism", "Realism", "Symbolism");
    }
  }

  @Test
  void hasTheSameIdAndTheSameBytesForTheSameContent(@TempDir Path elsewhere) throws IOException {
    Published first = COLLECTION.publishInto(bundles, "2026-01-01T00:00:00Z");
    Published second = COLLECTION.publishInto(elsewhere, "2026-02-02T00:00:00Z");
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(digests(second.path())).isEqualTo(digests(first.path()));
  }

  private static Map<String, Manifest.Digest> digests(Path bundle) throws IOException {
    Map<String, Manifest.Digest> digests = new TreeMap<>();
    for (Path file : BundleCheck.filesOfManifest(bundle)) {
      digests.put(BundleCheck.name(bundle, file), FileDigests.of(file));
    }
    return digests;
  }

  @Test
  void hasAnotherIdForOtherContent() {
    String id = COLLECTION.publishInto(bundles).id();
    assertThat(SmallCollection.of(61).publishInto(bundles).id()).isNotEqualTo(id);
  }

  @Test
  void leavesAnExistingBundleOfTheSameContentAsItIs() throws IOException {
    Published first = COLLECTION.publishInto(bundles, "2026-01-01T00:00:00Z");
    String manifest = Files.readString(first.path().resolve("manifest.json"));
    Published again = COLLECTION.publishInto(bundles, "2026-02-02T00:00:00Z");
    assertThat(again.isNew()).isFalse();
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(Files.readString(first.path().resolve("manifest.json"))).isEqualTo(manifest);
    assertThat(names()).containsExactlyInAnyOrder(".lock", "CURRENT", first.id());
  }

  @Test
  void replacesADamagedBundleOfTheSameContent() throws IOException {
    Published first = COLLECTION.publishInto(bundles);
    Files.delete(first.path().resolve("formal.jvector"));
    assertThat(COLLECTION.publishInto(bundles).isNew()).isTrue();
    Bundle.openCurrent(bundles).close();
  }

  @Test
  void clearsAwayWhatAKilledWriterLeft() throws IOException {
    Path leftover = Files.createDirectories(bundles.resolve(".tmp-killed/thumbnails/ab"));
    Files.writeString(leftover.resolve("half.jpg"), "ha");
    Files.writeString(bundles.resolve(".tmp-CURRENT"), "0123");
    assertThatThrownBy(() -> Bundle.openCurrent(bundles))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("There is no bundle");
    Published published = COLLECTION.publishInto(bundles);
    assertThat(names()).containsExactlyInAnyOrder(".lock", "CURRENT", published.id());
  }

  @Test
  void leavesNothingBehindWhenItIsNotPublished() throws IOException {
    try (BundleWriter writer = BundleWriter.into(bundles)) {
      COLLECTION.addTo(writer);
    }
    assertThat(names()).containsExactly(".lock");
  }

  private Set<String> names() throws IOException {
    Set<String> names = new HashSet<>();
    try (Stream<Path> children = Files.list(bundles)) {
      children.forEach(child -> names.add(child.getFileName().toString()));
    }
    return names;
  }

  @Test
  void refusesASecondWriterInTheSameFolder() {
    try (BundleWriter writer = BundleWriter.into(bundles)) {
      assertThat(writer).isNotNull();
      assertThatThrownBy(() -> BundleWriter.into(bundles))
          .isInstanceOf(AsterismException.class)
          .hasMessageContaining("another run");
    }
  }

  @Test
  void refusesADamagedByteInAnyFileAndNamesTheFile() throws IOException {
    Path bundle = COLLECTION.publishInto(bundles).path();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(bundle)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    assertThat(files).hasSize(60 + 7);
    for (Path file : files) {
      byte[] sound = Files.readAllBytes(file);
      byte[] damaged = sound.clone();
      damaged[sound.length / 2] ^= 1;
      boolean isManifest = file.endsWith("manifest.json");
      Files.write(file, isManifest ? Arrays.copyOf(sound, sound.length - 2) : damaged);
      assertThatThrownBy(() -> Bundle.open(bundle))
          .as(file.toString())
          .isInstanceOf(AsterismException.class)
          .hasMessageContaining(BundleCheck.name(bundle, file));
      Files.delete(file);
      assertThatThrownBy(() -> Bundle.open(bundle))
          .isInstanceOf(AsterismException.class)
          .hasMessageContaining(BundleCheck.name(bundle, file));
      Files.write(file, sound);
    }
    Bundle.open(bundle).close();
  }

  @Test
  void refusesAnotherFormat() throws IOException {
    Path bundle = COLLECTION.publishInto(bundles).path();
    Path manifest = bundle.resolve("manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest).replace("\"formatVersion\" : 5", "\"formatVersion\" : 3"));
    assertThatThrownBy(() -> Bundle.open(bundle))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("format 3")
        .hasMessageContaining("reads format 5");
  }

  @Test
  void goesBackToTheBundleBefore() {
    Published first = COLLECTION.publishInto(bundles, "2026-01-01T00:00:00Z");
    Published second = SmallCollection.of(40).publishInto(bundles, "2026-01-02T00:00:00Z");
    Bundles all = new Bundles(bundles);
    assertThat(all.list()).extracting(Manifest::id).containsExactly(second.id(), first.id());
    assertThat(all.rollBack().id()).isEqualTo(first.id());
    assertThat(all.currentId()).contains(first.id());
    assertThatThrownBy(all::rollBack).hasMessageContaining("nothing to go back to");
  }

  @Test
  void waitsForReadersBeforeItCloses() throws Exception {
    COLLECTION.publishInto(bundles);
    Bundle bundle = Bundle.openCurrent(bundles);
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Long>> readers =
          Stream.generate(() -> threads.submit(() -> readUntilClosed(bundle, stop)))
              .limit(4)
              .toList();
      for (int i = 0; i < 50; i++) {
        bundle.reading(open -> open.image(0));
      }
      bundle.close();
      for (Future<Long> reader : readers) {
        // Any reading on a closed file would have thrown.
        assertThat(reader.get()).isNotNegative();
      }
      assertThat(bundle.reading(Bundle::id)).isEmpty();
    } finally {
      stop.set(true);
      threads.shutdownNow();
    }
  }

  private static long readUntilClosed(Bundle bundle, AtomicBoolean stop) {
    long readings = 0;
    while (!stop.get() && bundle.reading(BundleTest::readABit).isPresent()) {
      readings++;
    }
    return readings;
  }

  private static int readABit(Bundle bundle) {
    float[] query = bundle.vector(Affinity.FORMAL, 3);
    return bundle.nearest(Affinity.FORMAL, query, 3, row -> true).length
        + bundle.image(5).keywords().size();
  }

  @Test
  void refusesContentThatCannotBeRight() {
    try (BundleWriter writer = BundleWriter.into(bundles)) {
      writer.add(COLLECTION.entries().get(1));
      assertThatThrownBy(() -> writer.add(COLLECTION.entries().get(0)))
          .hasMessageContaining("not in order");
      assertThatThrownBy(() -> writer.add(COLLECTION.edges().get(0)))
          .hasMessageContaining("this image was not added before it");
      assertThatThrownBy(() -> writer.learned("../escape", new byte[0]))
          .hasMessageContaining("no plain name");
    }
    try (BundleWriter writer = BundleWriter.into(bundles)) {
      assertThatThrownBy(() -> writer.publish(SmallCollection.origin("2026-01-01T00:00:00Z")))
          .hasMessageContaining("without images");
    }
  }
}
