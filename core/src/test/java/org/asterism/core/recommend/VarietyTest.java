package org.asterism.core.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.asterism.core.affinity.Weights;

class VarietyTest {
  /** Works of four hands: works of one are alike. */
  private static double likeness(int row, int other) {
    return row % 4 == other % 4 ? 0.9 : 0.1 + 0.01 * ((row + other) % 7);
  }

  /** All of the first hand first. */
  private static List<Scored> ranked(int works) {
    List<Scored> ranked = new ArrayList<>();
    for (int row = 0; row < works; row++) {
      ranked.add(new Scored(row, 900_000 - 100_000 * (row % 4) - row));
    }
    ranked.sort(null);
    return ranked;
  }

  private static List<Scored> varied(double diversity, int limit) {
    return Variety.of(ranked(40), diversity, limit, VarietyTest::likeness);
  }

  private static double meanLikeness(List<Scored> works) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < works.size(); i++) {
      for (int j = 0; j < i; j++) {
        sum += likeness(works.get(i).row(), works.get(j).row());
        pairs++;
      }
    }
    return sum / pairs;
  }

  @Example
  void withoutDiversityTheScoreAloneRanks() {
    assertThat(varied(0, 8)).isEqualTo(ranked(40).subList(0, 8));
  }

  @Example
  void aRowOfOneHandBecomesARowOfFour() {
    assertThat(varied(0, 8)).allSatisfy(each -> assertThat(each.row() % 4).isZero());
    assertThat(varied(0.5, 8).stream().map(each -> each.row() % 4).distinct()).hasSize(4);
    assertThat(meanLikeness(varied(0.5, 8))).isLessThan(meanLikeness(varied(0, 8)));
    assertThat(varied(0.5, 8).get(0)).isEqualTo(ranked(40).get(0));
  }

  @Property(tries = 100)
  void everyPlaceHasTheWorkThatIsWorthMostThen(
      @ForAll @DoubleRange(max = 1) double diversity,
      @ForAll @IntRange(min = 1, max = 12) int limit,
      @ForAll @IntRange(max = 30) int works,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Scored> ranked = new ArrayList<>();
    for (int row = 0; row < works; row++) {
      ranked.add(new Scored(row, random.nextLong(-100_000, 900_000)));
    }
    ranked.sort(null);
    List<Scored> taken = Variety.of(ranked, diversity, limit, VarietyTest::likeness);

    assertThat(taken).hasSize(Math.min(limit, works)).doesNotHaveDuplicates();
    List<Scored> pool = ranked.subList(0, Math.min(works, Variety.POOL * limit));
    for (int place = 0; place < taken.size(); place++) {
      List<Scored> before = taken.subList(0, place);
      double value = value(taken.get(place), before, diversity);
      for (Scored each : pool) {
        if (!taken.subList(0, place + 1).contains(each)) {
          assertThat(value(each, before, diversity)).isLessThanOrEqualTo(value);
        }
      }
    }
  }

  private static double value(Scored each, List<Scored> before, double diversity) {
    double nearest =
        before.stream().mapToDouble(other -> likeness(each.row(), other.row())).max().orElse(0);
    return (1 - diversity) * each.millionths() / 1e6 - diversity * nearest;
  }

  @Example
  void aDiversityOutOfRangeIsRefused() {
    for (double diversity : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> new Request(Weights.DEFAULT, Filter.NONE, 5, diversity))
          .isInstanceOf(UnusableRequestException.class)
          .hasMessageContaining("0 to 1");
    }
  }
}
