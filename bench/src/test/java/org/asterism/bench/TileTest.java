package org.asterism.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.asterism.core.affinity.UnitVectors;

class TileTest {
  @Property(tries = 50)
  void theProductsAreThoseOfTheVectorsOneByOne(
      @ForAll @IntRange(min = 1, max = 300) int count,
      @ForAll @IntRange(min = 1, max = 40) int dimension) {
    List<float[]> vectors = VectorSet.drawn(count, dimension);
    float[] query = vectors.get(count / 2);
    float[] room = Tile.room();
    int at = 0;

    for (Tile tile : Tile.of(vectors)) {
      tile.products(query, room);
      for (int v = 0; v < tile.width(); v++) {
        assertThat(room[v]).isCloseTo(UnitVectors.cosine(query, vectors.get(at++)), within(1e-5f));
      }
    }
    assertThat(at).isEqualTo(count);
  }
}
