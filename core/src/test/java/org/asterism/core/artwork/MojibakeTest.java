package org.asterism.core.artwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MojibakeTest {
  @ParameterizedTest
  @CsvSource({
    "DÃ¼rer, Dürer",
    "CÃ©zanne, Cézanne",
    "the artistâ€™s hand, the artist’s hand",
    "DÃƒÂ¼rer, Dürer",
  })
  void repairsWhatIsCertain(String broken, String whole) {
    assertThat(Mojibake.repaired(broken)).isEqualTo(whole);
    assertThat(new Artist(broken, null, null, null).name()).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Dürer", "Ãrea", "São Paulo", "Ã¼ and ü", "DÃ¼rer 🎨", "Ångström", "日本", "µ"})
  void leavesEverythingElseAlone(String text) {
    assertThat(Mojibake.repaired(text)).isEqualTo(text);
  }

  @Property(tries = 1000)
  void aRepairedTextIsNotRepairedAgain(@ForAll String text) {
    String once = Mojibake.repaired(text);

    assertThat(Mojibake.repaired(once)).isEqualTo(once);
  }

  @Property(tries = 500)
  void textMisreadAsLatin1ComesBack(@ForAll String text) {
    // Lone surrogates are no text and do not survive UTF-8.
    String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    String misread =
        new String(whole.getBytes(StandardCharsets.UTF_8), Charset.forName("ISO-8859-1"));

    assertThat(Mojibake.repaired(misread)).isEqualTo(Mojibake.repaired(whole));
  }
}
