package org.asterism.core.recommend;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.asterism.core.affinity.Weights;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.bundle.SmallCollection;
import org.asterism.core.licence.LicenceClass;

class ScoreTest {
  private static Path bundles;
  private static Bundle bundle;

  @BeforeContainer
  static void open() throws IOException {
    bundles = Files.createTempDirectory("asterism-bundles-");
    SmallCollection.of(80).publishInto(bundles);
    bundle = Bundle.openCurrent(bundles);
  }

  @AfterContainer
  static void close() throws IOException {
    bundle.close();
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
      @ForAll @IntRange(min = 1, max = 200) int limit) {
    for (Recommendation each :
        answer(row, new Weights(formal, conceptual, historical), Filter.NONE, limit)) {
      BigDecimal sum = BigDecimal.valueOf(each.graph().contribution());
      for (Affinity affinity : Affinity.values()) {
        sum = sum.add(BigDecimal.valueOf(each.affinities().get(affinity).contribution()));
      }
      assertThat(BigDecimal.valueOf(each.score())).isEqualByComparingTo(sum);
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
    List<Recommendation> results = answer(row, Weights.DEFAULT, filter, limit);
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

  private static List<Recommendation> answer(int row, Weights weights, Filter filter, int limit) {
    return new Recommender(bundle, Settings.DEFAULT)
        .recommend(bundle.columns().id(row), new Request(weights, filter, limit))
        .orElseThrow()
        .results();
  }
}
