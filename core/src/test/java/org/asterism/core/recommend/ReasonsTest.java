package org.asterism.core.recommend;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.affinity.Weights;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.bundle.SmallCollection;
import org.asterism.core.historical.HistoricalAgreement;

class ReasonsTest {
  private static final int WORKS = 60;

  private static Path folder;

  /** Of vectors as the built-in encoders make them, which can be taken apart. */
  private static Bundle encoded;

  /** Of vectors of other encoders, to be believed in part. */
  private static Bundle other;

  @BeforeContainer
  static void open() throws IOException {
    folder = Files.createTempDirectory("asterism-bundles-");
    encoded = EncodedCollection.open(WORKS, folder);
    other = Bundle.open(SmallCollection.guessed(WORKS).publishInto(folder).path());
  }

  @AfterContainer
  static void close() throws IOException {
    encoded.close();
    other.close();
    try (var walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static Explanation explained(Bundle bundle, int from, int to, Weights weights) {
    return new Recommender(bundle, Settings.DEFAULT)
        .explain(bundle.columns().id(from), bundle.columns().id(to), weights)
        .orElseThrow();
  }

  @Property(tries = 400)
  void theReasonsOfAnyTwoWorksAddUpToTheScoreExactly(
      @ForAll @IntRange(max = WORKS - 1) int from,
      @ForAll @IntRange(min = 1, max = WORKS - 1) int step,
      @ForAll @DoubleRange(min = 0.01, max = 1) double formal,
      @ForAll @DoubleRange(max = 1) double conceptual,
      @ForAll @DoubleRange(max = 1) double historical,
      @ForAll boolean isEncoded) {
    Recommendation to =
        explained(
                isEncoded ? encoded : other,
                from,
                (from + step) % WORKS,
                new Weights(formal, conceptual, historical))
            .to();

    assertThat(sum(to.reasons())).isEqualByComparingTo(BigDecimal.valueOf(to.score()));
    for (Affinity affinity : Affinity.values()) {
      assertThat(sum(to.reasons().stream().filter(each -> each.affinity() == affinity).toList()))
          .isEqualByComparingTo(BigDecimal.valueOf(to.affinities().get(affinity).contribution()));
    }
    assertThat(to.reasons()).allSatisfy(each -> assertThat(each.contribution()).isNotZero());
  }

  private static BigDecimal sum(List<Reason> reasons) {
    return reasons.stream()
        .map(each -> BigDecimal.valueOf(each.contribution()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Property(tries = 50)
  void anExplanationSaysWhatTheRecommendationSays(
      @ForAll @IntRange(max = WORKS - 1) int from, @ForAll boolean isEncoded) {
    Bundle bundle = isEncoded ? encoded : other;
    for (Recommendation each :
        new Recommender(bundle, Settings.DEFAULT)
            .recommend(bundle.columns().id(from), new Request(Weights.DEFAULT, Filter.NONE, 10))
            .orElseThrow()
            .results()) {
      Recommendation alone = explained(bundle, from, each.image().row(), Weights.DEFAULT).to();
      assertThat(alone.score()).isEqualTo(each.score());
      assertThat(alone.reasons()).isEqualTo(each.reasons());
    }
  }

  @Example
  void theWordsOfAWorkHaveTheirSharesInItsVector() {
    List<String> words = List.of("boat", "harbour", "harbour", "light", "unheard");
    float[] other = EncodedCollection.WORDS.ofWords(List.of("sea", "boat"));
    double sum = 0;
    for (Map.Entry<String, Float> each : EncodedCollection.WORDS.keywords(words, 9).entrySet()) {
      sum += each.getValue() * EncodedCollection.WORDS.along(each.getKey(), other);
    }

    assertThat(sum)
        .isCloseTo(
            UnitVectors.cosine(
                Objects.requireNonNull(EncodedCollection.WORDS.ofWords(words)),
                Objects.requireNonNull(other)),
            within(1e-5));
    assertThat(EncodedCollection.WORDS.along("unheard", other)).isZero();
  }

  @Example
  void yearsAndGraphAddUpToTheHistoricalCosine() {
    for (int row = 1; row < WORKS; row++) {
      float[] a = encoded.vector(Affinity.HISTORICAL, 0);
      float[] b = encoded.vector(Affinity.HISTORICAL, row);
      HistoricalAgreement agreement = HistoricalAgreement.between(a, b);
      assertThat(agreement.graph() + agreement.years())
          .isCloseTo(UnitVectors.cosine(a, b), within(1e-5));
    }
  }

  @Example
  void everyKindOfReasonIsTold() {
    Set<Reason.Kind> kinds =
        IntStream.range(1, WORKS)
            .boxed()
            .flatMap(to -> explained(encoded, 0, to, Weights.DEFAULT).to().reasons().stream())
            .map(Reason::kind)
            .collect(toSet());
    for (int row = 0; row + 1 < WORKS; row++) {
      explained(encoded, row, row + 1, Weights.DEFAULT)
          .to()
          .reasons()
          .forEach(each -> kinds.add(each.kind()));
    }

    assertThat(kinds)
        .contains(
            Reason.Kind.PALETTE,
            Reason.Kind.ASPECT,
            Reason.Kind.KEYWORDS,
            Reason.Kind.MAKER,
            Reason.Kind.RELATION,
            Reason.Kind.MOVEMENT,
            Reason.Kind.YEARS,
            Reason.Kind.LINKS,
            Reason.Kind.REST);
  }

  @Example
  void theShortestWayFromMakerToMakerIsTold() {
    assertThat(path(1, 2)).containsExactly("Painter 1 taught Painter 2");
    assertThat(path(2, 1)).containsExactly("Painter 1 taught Painter 2");
    assertThat(path(1, 3))
        .containsExactly("Painter 1 taught Painter 2", "Painter 3 influenced Painter 2");
    assertThat(path(1, 1)).isEmpty();
    assertThat(path(4, 1)).isEmpty();
    assertThat(path(7, 8)).as("over a place, not over makers").isEmpty();
  }

  /** Between the first works of two painters that are not one work. */
  private static List<String> path(int painter, int otherPainter) {
    int from = rowBy(painter, 0);
    int to = rowBy(otherPainter, from + 1);
    return explained(encoded, from, to, Weights.DEFAULT).path().stream()
        .map(PathStep::text)
        .toList();
  }

  private static int rowBy(int painter, int first) {
    return IntStream.concat(IntStream.range(first, WORKS), IntStream.range(0, first))
        .filter(row -> encoded.image(row).entities().contains("artist:" + painter))
        .findFirst()
        .orElseThrow();
  }

  @Example
  void oneImageAloneAndStrangeImagesAreNotExplained() {
    Recommender recommender = new Recommender(encoded, Settings.DEFAULT);
    String id = encoded.columns().id(0);
    assertThatThrownBy(() -> recommender.explain(id, id, Weights.DEFAULT))
        .isInstanceOf(UnusableRequestException.class)
        .hasMessageContaining("itself");
    assertThat(recommender.explain(id, "nothing", Weights.DEFAULT)).isEmpty();
    assertThat(recommender.explain("nothing", id, Weights.DEFAULT)).isEmpty();
  }
}
