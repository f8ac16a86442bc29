package org.asterism.core.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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
import org.asterism.core.licence.LicenceClass;

class ScoreTest {
  private static Path bundles;
  private static Bundle bundle;

  /** The same works with vectors to be believed in part. */
  private static Bundle guessed;

  @BeforeContainer
  static void open() throws IOException {
    bundles = Files.createTempDirectory("asterism-bundles-");
    bundle = Bundle.open(SmallCollection.of(80).publishInto(bundles).path());
    guessed = Bundle.open(SmallCollection.guessed(80).publishInto(bundles).path());
  }

  @AfterContainer
  static void close() throws IOException {
    bundle.close();
    guessed.close();
    try (var walk = Files.walk(bundles)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Property(tries = 200)
  void contributionsAddUpToTheScoreExactlyAsShown(
      @ForAll @IntRange(max = 79) int row,
      @ForAll @DoubleRange(min = 0.01, max = 1) double formal,
      @ForAll @DoubleRange(max = 1) double conceptual,
      @ForAll @DoubleRange(max = 1) double historical,
      @ForAll @IntRange(min = 1, max = 200) int limit,
      @ForAll boolean isGuessed) {
    Weights weights = new Weights(formal, conceptual, historical);
    for (Recommendation each :
        answer(isGuessed ? guessed : bundle, row, weights, Filter.NONE, limit).results()) {
      BigDecimal sum = BigDecimal.valueOf(each.graph().contribution());
      for (Affinity affinity : Affinity.values()) {
        sum = sum.add(BigDecimal.valueOf(each.affinities().get(affinity).contribution()));
      }
      assertThat(BigDecimal.valueOf(each.score())).isEqualByComparingTo(sum);
    }
  }

  @Property(tries = 100)
  void aVectorToBelieveInFullCountsAsItsWeightSays(
      @ForAll @IntRange(max = 79) int row,
      @ForAll @DoubleRange(min = 0.01, max = 1) double formal,
      @ForAll @DoubleRange(max = 1) double conceptual,
      @ForAll @DoubleRange(max = 1) double historical) {
    Weights asked = new Weights(formal, conceptual, historical);
    Answer answer = answer(bundle, row, asked, Filter.NONE, 80);
    double known = 0;
    for (Affinity affinity : Affinity.values()) {
      known += bundle.vector(affinity, row) == null ? 0 : asked.of(affinity);
    }
    for (Affinity affinity : Affinity.values()) {
      float[] query = bundle.vector(affinity, row);
      double weight = query == null ? 0 : asked.of(affinity) / known;
      assertThat(answer.weights().get(affinity)).isCloseTo(weight, within(1e-12));
      for (Recommendation each : answer.results()) {
        float[] other = bundle.vector(affinity, each.image().row());
        double cosine = query == null || other == null ? 0 : UnitVectors.cosine(query, other);
        assertThat(each.affinities().get(affinity).contribution())
            .isCloseTo(0.7 * weight * cosine, within(0.6e-6));
      }
    }
  }

  @Property(tries = 100)
  void aVectorCountsAsFarAsItIsToBeBelievedOnBothSides(
      @ForAll @IntRange(max = 79) int row,
      @ForAll @DoubleRange(min = 0.01, max = 1) double formal,
      @ForAll @DoubleRange(max = 1) double conceptual,
      @ForAll @DoubleRange(max = 1) double historical) {
    Weights asked = new Weights(formal, conceptual, historical);
    Answer answer = answer(guessed, row, asked, Filter.NONE, 80);
    double believed = 0;
    for (Affinity affinity : Affinity.values()) {
      believed += asked.of(affinity) * guessed.confidence(affinity, row);
    }
    for (Affinity affinity : Affinity.values()) {
      double weight = asked.of(affinity) * guessed.confidence(affinity, row) / believed;
      assertThat(answer.weights().get(affinity)).isCloseTo(weight, within(1e-12));
      for (Recommendation each : answer.results()) {
        Part part = each.affinities().get(affinity);
        if (part.similarity() == null) {
          assertThat(part).isEqualTo(new Part(null, null, part.weight(), 0));
        } else {
          float confidence = guessed.confidence(affinity, each.image().row());
          assertThat(part.confidence()).isCloseTo(confidence, within(1e-6));
          assertThat(part.contribution())
              .isCloseTo(0.7 * weight * confidence * part.similarity(), within(1.2e-6));
        }
      }
    }
  }

  @Property(tries = 200)
  void resultsAreInOrderWithinTheLimitAndPassTheFilter(
      @ForAll @IntRange(max = 79) int row,
      @ForAll Set<LicenceClass> licences,
      @ForAll @IntRange(min = 1690, max = 1800) int from,
      @ForAll @IntRange(max = 120) int span,
      @ForAll @IntRange(min = 1, max = 30) int limit) {
    Filter filter = new Filter(licences, from, from + span);
    List<Recommendation> results = answer(bundle, row, Weights.DEFAULT, filter, limit).results();
    assertThat(results).hasSizeLessThanOrEqualTo(limit);
    for (int i = 0; i < results.size(); i++) {
      Recommendation each = results.get(i);
      assertThat(each.rank()).isEqualTo(i + 1);
      assertThat(each.image().row()).isNotEqualTo(row);
      assertThat(each.image().artwork().years().overlaps(from, from + span)).isTrue();
      if (!licences.isEmpty()) {
        assertThat(licences).contains(each.image().artwork().licence().type());
      }
      if (i > 0) {
        Recommendation before = results.get(i - 1);
        assertThat(each.score()).isLessThanOrEqualTo(before.score());
        if (each.score() == before.score()) {
          assertThat(each.image().id()).isGreaterThan(before.image().id());
        }
      }
    }
  }

  private static Answer answer(Bundle of, int row, Weights weights, Filter filter, int limit) {
    return new Recommender(of, Settings.DEFAULT)
        .recommend(of.columns().id(row), new Request(weights, filter, limit))
        .orElseThrow();
  }
}
