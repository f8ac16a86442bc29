package org.asterism.pipeline.history;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityTypeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Claude Monet | claude monet",
        "  CLAUDE   MONET | claude monet",
        "Élisabeth Vigée-Le Brun | elisabeth vigee le brun",
        "Elisabeth Vigee Le Brun | elisabeth vigee le brun",
        "Hokusai (葛飾 北斎) | hokusai 葛飾 北斎",
      })
  void spellingsOfOneNameAreOneNode(String name, String id) {
    assertThat(EntityType.ARTIST.idOf(name)).isEqualTo("artist:" + id);
  }

  @Test
  void theSameNameOfTwoKindsIsTwoNodes() {
    assertThat(EntityType.MOVEMENT.idOf("Barbizon"))
        .isNotEqualTo(EntityType.PLACE.idOf("Barbizon"));
  }

  @Test
  void periodsAreHalfCenturies() {
    assertThat(EntityType.periodOf(1850)).isEqualTo("1850–1899");
    assertThat(EntityType.periodOf(1899)).isEqualTo("1850–1899");
    assertThat(EntityType.periodOf(1900)).isEqualTo("1900–1949");
    assertThat(EntityType.periodOf(-1)).isEqualTo("50–1 BCE");
  }

  @Property(tries = 300)
  void anIdIsItsOwnId(@ForAll String name) {
    String id = EntityType.ARTIST.idOf(name);
    String plain = id.substring("artist:".length());

    assertThat(EntityType.ARTIST.idOf(plain)).isEqualTo(id);
  }

  @Test
  void everyKindIsFoundByItsKey() {
    for (EntityType type : EntityType.values()) {
      assertThat(EntityType.ofKey(type.key())).contains(type);
    }
    assertThat(EntityType.ofKey("painter")).isEmpty();
  }

  @Test
  void namesWithoutALetterAreStillNamesOfTheirOwn() {
    assertThat(EntityType.ARTIST.idOf("???")).isNotEqualTo(EntityType.ARTIST.idOf("—"));
  }
}
