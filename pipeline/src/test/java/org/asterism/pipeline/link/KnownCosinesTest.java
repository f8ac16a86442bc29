package org.asterism.pipeline.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownCosinesTest {
  private static final Block THREE =
      new Block(new String[] {"a", "b", "c"}, 1, new float[] {1, 1, 1});

  @Test
  void whatAListHoldsIsKnownFromTheOtherSide() {
    NearestLists.Builder lists = new NearestLists.Builder(2, THREE);
    lists.add(2, 0.9f);
    lists.add(0, 0.5f);
    lists.endRow();
    lists.add(2, 0.7f);
    lists.endRow();

    KnownCosines known = KnownCosines.in(lists.build(), 3);

    known.turnTo(2);
    assertThat(known.of(0)).isEqualTo(0.9f);
    assertThat(known.of(1)).isEqualTo(0.7f);
    known.turnTo(0);
    assertThat(known.of(0)).isEqualTo(0.5f);
    assertThat(known.of(1)).isNaN();
    known.turnTo(1);
    assertThat(known.of(0)).isNaN();
  }

  @Test
  void nothingIsKnownOfListsThatWereNotMade() {
    KnownCosines.NONE.turnTo(5);

    assertThat(KnownCosines.NONE.of(7)).isNaN();
  }
}
