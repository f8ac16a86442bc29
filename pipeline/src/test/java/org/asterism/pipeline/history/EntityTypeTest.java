package org.asterism.pipeline.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityTypeTest {

  @ParameterizedTest
  @CsvSource({
    "Émile Bernard, Emile Bernard",
    "CLAUDE MONET, Claude Monet",
    "'Henri  de Toulouse-Lautrec', Henri de Toulouse Lautrec",
    "J.-F. Millet, J F Millet"
  })
  void twoSpellingsOfANameAreOneNode(String one, String other) {
    assertThat(EntityType.ARTIST.idOf(one)).isEqualTo(EntityType.ARTIST.idOf(other));
  }

  @ParameterizedTest
  @CsvSource({"Paris, PLACE", "Paris, MOVEMENT"})
  void oneNameOfTwoTypesIsTwoNodes(String name, EntityType type) {
    assertThat(type.idOf(name)).isNotEqualTo(EntityType.ARTIST.idOf(name));
  }

  @ParameterizedTest
  @CsvSource({"1850, 1850–1899", "1899, 1850–1899", "1900, 1900–1949", "-1, -50–-1"})
  void aPeriodIsHalfACentury(int year, String period) {
    assertThat(EntityType.periodOf(year)).isEqualTo(period);
  }
}
