package org.asterism.pipeline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetrievalTest {
  /** Nearer the closer the numbers of two works. */
  private static final Ranking BY_NUMBER = (query, candidate) -> -Math.abs(query - candidate);

  private static List<@Nullable String> labels(@Nullable String... labels) {
    return Arrays.asList(labels);
  }

  @Test
  void figuresAreThoseWorkedOutByHand() {
    Retrieval works = new Retrieval(List.of("0", "1", "2", "3"), new long[] {0, 1, 2, 3});

    Figures figures = works.figures(labels("x", "x", "y", "x"), BY_NUMBER);

    // 0 sees 1x 2y 3x; 1 sees 0x 2y 3x (0 before 2 by its id); 3 sees 2y 1x 0x.
    assertThat(figures.n()).isEqualTo(3);
    assertThat(figures.r1()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(figures.p10()).isCloseTo(0.2, within(1e-12));
    double seenFromFirst = (1 + 2 / 3.0) / 2;
    double seenFromLast = (1 / 2.0 + 2 / 3.0) / 2;
    assertThat(figures.map()).isCloseTo((2 * seenFromFirst + seenFromLast) / 3, within(1e-12));
  }

  @Test
  void aCopyOfTheQueryProvesNothingAndIsTakenOut() {
    Retrieval works = new Retrieval(List.of("0", "1", "2"), new long[] {7, 7, 8});

    Figures figures = works.figures(labels("x", "x", "y"), BY_NUMBER);

    assertThat(figures.n()).isEqualTo(2);
    assertThat(figures.r1()).isZero();
  }

  @Test
  void worksWithoutALabelAndLabelsOfOneWorkAskNothing() {
    Retrieval works = new Retrieval(List.of("0", "1", "2"), new long[] {0, 1, 2});

    assertThat(works.figures(labels("x", null, "y"), BY_NUMBER)).isEqualTo(new Figures(0, 0, 0, 0));
  }
}
