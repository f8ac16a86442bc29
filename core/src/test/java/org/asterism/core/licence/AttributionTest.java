package org.asterism.core.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.YearRange;
import org.junit.jupiter.api.Test;

class AttributionTest {
  private static Artwork work(String title, List<String> artists, String date, YearRange years) {
    return new Artwork(
        "met",
        "1",
        title,
        artists.stream().map(name -> new Artist(name, null, null, null)).toList(),
        date,
        years,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        Licence.ofWording("CC BY-SA 4.0"),
        "https://museum.example/1",
        null);
  }

  @Test
  void namesArtistTitleYearSourceAndLicence() {
    assertThat(
            Attribution.of(work("Haystacks", List.of("Claude Monet"), "1890/91", null), "A Museum"))
        .isEqualTo("Claude Monet, Haystacks, 1890/91. A Museum. CC BY-SA 4.0");
    assertThat(
            Attribution.of(work("Duet", List.of("A", "B"), null, new YearRange(1, 9)), "A Museum"))
        .isEqualTo("A and B, Duet, 1–9. A Museum. CC BY-SA 4.0");
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    assertThat(Attribution.of(work("Untitled", List.of(), " ", null), "A Museum"))
        .isEqualTo("Untitled. A Museum. CC BY-SA 4.0");
  }

  @Test
  void yearsBeforeChristAreSaidToBe() {
    assertThat(Attribution.of(work("Head", List.of(), null, new YearRange(-30, -20)), "A Museum"))
        .isEqualTo("Head, 30–20 BCE. A Museum. CC BY-SA 4.0");
  }

  @Test
  void isOneLineOfPlainText() {
    assertThat(
            Attribution.of(
                work("The <i>big</i>\n\u202Ewave, 2 < 3", List.of("<b>Ho</b>"), null, null),
                "Mus.\u0000"))
        .isEqualTo("Ho, The big wave, 2 < 3. Mus. CC BY-SA 4.0");
  }

  @Test
  void anOverlongTitleIsCutBetweenCharacters() {
    String line = Attribution.of(work("🎨".repeat(5000), List.of(), null, null), "A Museum");

    assertThat(line).startsWith("🎨".repeat(299) + "…. A Museum");
  }

  @Test
  void theCreditTheRightsHolderAsksForIsGiven() {
    Artwork photo = work("A church", List.of("PtrQs"), null, null);

    assertThat(
            Attribution.of(photo.crediting("Photo by <a href='x'>PtrQs</a>, own work."), "Commons"))
        .isEqualTo("PtrQs, A church. Photo by PtrQs , own work. Commons. CC BY-SA 4.0");
    assertThat(Attribution.of(photo.crediting("PtrQs"), "Commons"))
        .isEqualTo("PtrQs, A church. Commons. CC BY-SA 4.0");
  }

  @Property(tries = 500)
  void isOneLineThatEndsWithTheLicenceWhateverTheTitle(@ForAll String title) {
    assertThat(Attribution.of(work(title, List.of(), null, null), "A Museum"))
        .doesNotContain("\n", "\r", "\u2028")
        .endsWith("A Museum. CC BY-SA 4.0");
  }
}
