package org.asterism.core.recommend;

import static java.util.Comparator.comparingDouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.affinity.Weights;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.bundle.BundleWriter;
import org.asterism.core.bundle.CatalogueImage;
import org.asterism.core.bundle.Manifest;
import org.asterism.core.bundle.SmallCollection;
import org.asterism.core.image.Picture;
import org.asterism.core.licence.LicenceClass;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecommenderTest {
  @TempDir static Path bundles;
  private static Bundle bundle;
  private static Recommender recommender;

  @BeforeAll
  static void open() {
    SmallCollection.of(120).publishInto(bundles);
    bundle = Bundle.openCurrent(bundles);
    recommender = new Recommender(bundle, Settings.DEFAULT);
  }

  @AfterAll
  static void close() {
    bundle.close();
  }

  private static Request request(Weights weights, int limit) {
    return new Request(weights, Filter.NONE, limit);
  }

  private static Answer answer(String id, Request request) {
    return recommender.recommend(id, request).orElseThrow();
  }

  /** An image of the collection that has a conceptual vector or has none. */
  private static String id(boolean withConceptual) {
    return IntStream.range(0, bundle.columns().size())
        .filter(row -> (bundle.vector(Affinity.CONCEPTUAL, row) != null) == withConceptual)
        .mapToObj(row -> bundle.columns().id(row))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> bundleIds() {
    return IntStream.range(0, bundle.columns().size())
        .mapToObj(row -> bundle.columns().id(row))
        .toList();
  }

  @Test
  void ranksByOneAffinityAloneWhenItHasAllTheWeight() {
    Settings withoutGraph = new Settings(1, 0, 4, 20_000, 5);
    Recommender plain = new Recommender(bundle, withoutGraph);
    for (Affinity affinity : Affinity.values()) {
      String id = id(true);
      float[] query = bundle.vector(affinity, bundle.columns().row(id).getAsInt());
      List<String> byCosine =
          IntStream.range(0, 120)
              .filter(row -> !bundle.columns().id(row).equals(id))
              .filter(row -> bundle.vector(affinity, row) != null)
              .boxed()
              .sorted(
                  comparingDouble(
                      (Integer row) -> -UnitVectors.cosine(query, bundle.vector(affinity, row))))
              .limit(20)
              .map(row -> bundle.columns().id(row))
              .toList();
      Answer answer = plain.recommend(id, request(Weights.only(affinity), 20)).orElseThrow();
      assertThat(answer.results()).extracting(each -> each.image().id()).isEqualTo(byCosine);
    }
  }

  @Test
  void countsTheMeanWeightOfTheEdgesBetweenTheTwo() {
    String first = bundle.columns().id(10);
    Answer answer = answer(first, request(Weights.DEFAULT, 119));
    Recommendation neighbour =
        answer.results().stream()
            .filter(each -> each.image().row() == 11)
            .findFirst()
            .orElseThrow();
    double mean =
        bundle.links(10).stream()
            .filter(link -> link.row() == 11)
            .mapToDouble(link -> link.weight())
            .average()
            .orElseThrow();
    assertThat(neighbour.graph().similarity()).isCloseTo(mean, within(1e-6));
    assertThat(neighbour.graph().contribution()).isCloseTo(0.3 * mean, within(1e-6));
    assertThat(answer.results().stream().filter(each -> each.image().row() == 50))
        .allSatisfy(each -> assertThat(each.graph().contribution()).isZero());
  }

  @Test
  void reportsAnAffinityACandidateLacksAsUnknown() {
    Answer answer = answer(id(true), request(Weights.DEFAULT, 119));
    assertThat(answer.results())
        .filteredOn(each -> bundle.vector(Affinity.CONCEPTUAL, each.image().row()) == null)
        .isNotEmpty()
        .allSatisfy(
            each ->
                assertThat(each.affinities().get(Affinity.CONCEPTUAL))
                    .isEqualTo(new Part(null, null, 0.4, 0)));
  }

  @Test
  void spreadsTheWeightsOverTheAffinitiesTheStartHas() {
    Answer answer = answer(id(false), request(Weights.DEFAULT, 5));
    assertThat(answer.weights().get(Affinity.FORMAL)).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(answer.weights().get(Affinity.CONCEPTUAL)).isZero();
    assertThat(answer.weights().get(Affinity.HISTORICAL)).isCloseTo(1 / 3.0, within(1e-12));
    assertThatThrownBy(() -> answer(id(false), request(Weights.only(Affinity.CONCEPTUAL), 5)))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("formal, historical");
  }

  @Test
  void leavesOutWhatTheFilterLeavesOut() {
    Filter filter = new Filter(Set.of(LicenceClass.CC0), 1750, 1800);
    Answer answer = answer(id(true), new Request(Weights.DEFAULT, filter, 200));
    assertThat(answer.results())
        .isNotEmpty()
        .allSatisfy(
            each -> {
              assertThat(each.image().artwork().licence().type()).isEqualTo(LicenceClass.CC0);
              assertThat(each.image().artwork().years().overlaps(1750, 1800)).isTrue();
            });
    assertThatThrownBy(() -> new Filter(Set.of(), 1900, 1800)).hasMessageContaining("backwards");
  }

  @Test
  void leavesOutTheStartAndOtherFilesOfAnyPictureThatIsThere() {
    for (String start : bundleIds()) {
      List<Integer> rows =
          recommender
              .recommend(start, request(Weights.DEFAULT, 200))
              .orElseThrow()
              .results()
              .stream()
              .map(each -> each.image().row())
              .toList();
      List<Integer> all = new ArrayList<>(rows);
      all.add(bundle.columns().row(start).getAsInt());
      for (int row : rows) {
        assertThat(all).filteredOn(other -> bundle.columns().showOnePicture(row, other)).hasSize(1);
      }
    }
  }

  @Test
  void findsEveryFileOfAPictureByItsWords() {
    assertThat(bundleIds()).hasSize(bundle.columns().size());
    for (String id : bundleIds()) {
      String title = bundle.image(id).orElseThrow().artwork().title();
      assertThat(bundle.search(title, 200).rows()).contains(bundle.columns().row(id).getAsInt());
    }
  }

  @Test
  void findsThroughTheIndexesWhatAScanFinds() {
    Recommender searching = new Recommender(bundle, new Settings(0.7, 0.3, 4, 0, 5));
    for (String id : List.of(id(true), id(false))) {
      Request request = request(Weights.DEFAULT, 10);
      assertThat(searching.recommend(id, request)).isEqualTo(recommender.recommend(id, request));
    }
  }

  @Test
  void givesNoAnswerForAnImageItDoesNotHold() {
    assertThat(recommender.recommend("nothing", request(Weights.DEFAULT, 5))).isEmpty();
  }

  @Test
  void refusesANumberOfResultsOutOfRange() {
    assertThatThrownBy(() -> request(Weights.DEFAULT, 0)).hasMessageContaining("1 to 200");
    assertThatThrownBy(() -> request(Weights.DEFAULT, 201)).hasMessageContaining("1 to 200");
  }

  @Test
  void givesReasonsThatAreTrueOfBothWorks() {
    for (String id : List.of(id(true), id(false))) {
      CatalogueImage start = bundle.image(id).orElseThrow();
      for (Recommendation each : answer(id, request(Weights.DEFAULT, 119)).results()) {
        assertThat(each.reasons()).isSortedAccordingTo(comparingDouble(r -> -r.contribution()));
        for (Reason reason : each.reasons()) {
          check(start, each.image(), reason);
        }
      }
    }
  }

  private static void check(CatalogueImage start, CatalogueImage image, Reason reason) {
    String text = reason.text();
    if (text.startsWith("Both show: ")) {
      for (String word : text.substring("Both show: ".length()).split(", ")) {
        assertThat(words(start)).contains(word);
        assertThat(words(image)).contains(word);
      }
    }
    if (text.startsWith("Both by ")) {
      assertThat(image.artwork().artists()).isEqualTo(start.artwork().artists());
    }
    if (text.contains("oth Impressionism")) {
      assertThat(image.artwork().movements()).contains("Impressionism");
      assertThat(start.artwork().movements()).contains("Impressionism");
    }
    if (text.contains("years apart")) {
      int apart = Math.abs(image.artwork().years().middle() - start.artwork().years().middle());
      assertThat(text).contains("about %d years apart".formatted(apart));
    }
  }

  private static List<String> words(CatalogueImage image) {
    List<String> words =
        new ArrayList<>(image.keywords().stream().map(each -> each.term()).toList());
    image.artwork().subjects().forEach(subject -> words.add(subject.toLowerCase(Locale.ROOT)));
    return words;
  }

  @Test
  void namesPlacesInCommonWhereTheyAreRecorded() {
    Kinship kinship = new Kinship(bundle.knowledge());
    assertThat(kinship.between(List.of("artist:3"), List.of("artist:4")))
        .extracting(Kinship.Shared::text)
        .containsExactly("makers both worked in Lyon");
    assertThat(kinship.between(List.of("artist:5"), List.of("artist:6"))).isEmpty();
  }

  @Test
  void answersAnUploadFromItsPixels() {
    int[] rgb = new int[64 * 48];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = i % 64 < 30 ? 0xcc7722 : 0x202060 + i / 64;
    }
    Upload upload = Upload.of(new Picture(64, 48, rgb), ConceptualGuess.NONE);
    Answer answer = recommender.recommend(upload, request(Weights.DEFAULT, 10));
    assertThat(answer.weights())
        .isEqualTo(
            Map.of(Affinity.FORMAL, 1.0, Affinity.CONCEPTUAL, 0.0, Affinity.HISTORICAL, 0.0));
    assertThat(answer.results()).hasSize(10);
    assertThat(answer.results())
        .anySatisfy(each -> assertThat(each.graph().similarity()).isNotZero());
    assertThat(answer.results())
        .allSatisfy(
            each -> assertThat(each.affinities().get(Affinity.HISTORICAL).similarity()).isNull());
  }

  @Test
  void putsAWorkNextToTheOneAnUploadIsAPhotographOf() {
    int row = 20;
    Upload upload =
        new Upload(
            10,
            10,
            ~bundle.columns().dhash(row),
            List.of(),
            bundle.vector(Affinity.FORMAL, row),
            null);
    List<Recommendation> results =
        recommender.recommend(upload, request(Weights.DEFAULT, 10)).results();
    assertThat(results.get(0).image().row()).isEqualTo(row);
    assertThat(results.get(0).affinities().get(Affinity.FORMAL).similarity()).isEqualTo(1.0);
  }

  @Test
  void refusesAnUploadWhereTheCollectionWasEncodedByAnotherModel(@TempDir Path elsewhere) {
    try (BundleWriter writer = BundleWriter.into(elsewhere)) {
      SmallCollection.of(10).addTo(writer);
      writer.publish(
          new Manifest.Origin(
              Map.of(
                  Affinity.FORMAL, "clip-1",
                  Affinity.CONCEPTUAL, "conceptual-test-1",
                  Affinity.HISTORICAL, "historical-test-1"),
              Map.of(),
              Instant.EPOCH));
    }
    try (Bundle learned = Bundle.openCurrent(elsewhere)) {
      float[] formal = learned.vector(Affinity.FORMAL, 0);
      Upload upload = new Upload(10, 10, 1, List.of(), formal, null);
      assertThatThrownBy(
              () ->
                  new Recommender(learned, Settings.DEFAULT)
                      .recommend(upload, request(Weights.DEFAULT, 5)))
          .isInstanceOf(UnusableRequestException.class)
          .hasMessageContaining("clip-1");
    }
  }
}
