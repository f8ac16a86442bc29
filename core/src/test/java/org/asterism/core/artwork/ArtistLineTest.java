package org.asterism.core.artwork;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.asterism.core.artwork.ArtistLine.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArtistLineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Thomas Cole (American, 1801-1848) | Thomas Cole | 1801 | 1848 | American | MAKER",
        "Rembrandt van Rijn (1606–1669) | Rembrandt van Rijn | 1606 | 1669 | - | MAKER",
        "Frans Hals (Dutch, c. 1581-1666) | Frans Hals | 1581 | 1666 | Dutch | MAKER",
        "Jacob van Ruisdael (Dutch, 1628/29-1682) | Jacob van Ruisdael | 1628 | 1682 | Dutch | MAKER",
        "Jean de Clichy (French) | Jean de Clichy | - | - | French | MAKER",
        "Jane Doe (Brazilian, born 1950) | Jane Doe | 1950 | - | Brazilian | MAKER",
        "Jane Doe (British, b. 1950) | Jane Doe | 1950 | - | British | MAKER",
        "Monet, Claude | Claude Monet | - | - | - | MAKER",
        "Gogh, Vincent van | Vincent van Gogh | - | - | - | MAKER",
        "Cranach, Lucas, the Elder | Lucas Cranach the Elder | - | - | - | MAKER",
        "John Smith, Jr. | John Smith, Jr. | - | - | - | MAKER",
        "Caravaggio (Michelangelo Merisi) | Caravaggio (Michelangelo Merisi) | - | - | - | MAKER",
        "Attributed to Frans Hals | Frans Hals | - | - | - | ATTRIBUTED",
        "Frans Hals (attributed to) | Frans Hals | - | - | - | ATTRIBUTED",
        "Workshop of Peter Paul Rubens (Flemish, 1577–1640) | Peter Paul Rubens | 1577 | 1640 | Flemish | AROUND",
        "Circle of Titian | Titian | - | - | - | AROUND",
        "Werkstatt des Lucas Cranach | Lucas Cranach | - | - | - | AROUND",
        "after Jan Lievens (Dutch, 1607-1674) | Jan Lievens | 1607 | 1674 | Dutch | AFTER",
        "D'après Raphaël | Raphaël | - | - | - | AFTER",
      })
  void readsTheLine(
      String line, String name, Integer birth, Integer death, String nationality, Role role) {
    assertThat(ArtistLine.read(line))
        .isEqualTo(new ArtistLine(name, birth, death, nationality, role));
  }

  @Test
  void readsALifeOnALineOfItsOwn() {
    assertThat(ArtistLine.read("Claude Monet\nFrench, 1840–1926"))
        .isEqualTo(new ArtistLine("Claude Monet", 1840, 1926, "French", Role.MAKER));
    assertThat(ArtistLine.read("Gustave Caillebotte\r\nFrench, Paris 1848–1894 Gennevilliers"))
        .isEqualTo(new ArtistLine("Gustave Caillebotte", 1848, 1894, "French", Role.MAKER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Unknown",
        "Anonymous",
        "Unknown artist",
        "Artist unknown",
        "unidentified maker",
        "Unbekannter Künstler",
        "Anonyme",
        "",
        "  ",
        "?",
        "Italian 16th century",
        "N/A",
        "Unknown (French)"
      })
  void somebodyNobodyKnowsIsNobody(String line) {
    assertThat(ArtistLine.read(line).role()).isEqualTo(Role.UNKNOWN);
    assertThat(ArtistLine.read(line).isPerson()).isFalse();
  }

  @Property(tries = 1000)
  void anyTextAtAllIsReadWithoutAnError(@ForAll String line) {
    ArtistLine read = ArtistLine.read(line);

    assertThat(read.name().isEmpty()).isEqualTo(read.role() == Role.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "500019484",
        "http://vocab.getty.edu/page/ulan/500019484",
        "https://vocab.getty.edu/ulan/500019484-agent",
        "http://www.getty.edu/vow/ULANFullDisplay?find=&role=&nation=&subjectid=500019484",
      })
  void theSamePersonOfUlanHasOneAddress(String id) {
    assertThat(ArtistId.ulan(id)).isEqualTo("http://vocab.getty.edu/ulan/500019484");
    assertThat(ArtistId.wikidata(id)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Q296",
        "https://www.wikidata.org/wiki/Q296",
        "http://wikidata.org/entity/q296/",
        "https://www.wikidata.org/wiki/Special:EntityData/Q296.json",
      })
  void theSamePersonOfWikidataHasOneAddress(String id) {
    assertThat(ArtistId.wikidata(id)).isEqualTo("http://www.wikidata.org/entity/Q296");
    assertThat(ArtistId.ulan(id)).isNull();
  }
}
