package org.asterism.pipeline.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.asterism.core.artwork.YearRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {

  @ParameterizedTest
  @CsvSource({
    "1889, 1889, 1889",
    "ca. 1890–95, 1890, 1895",
    "1890-95, 1890, 1895",
    "1890-1895, 1890, 1895",
    "between 1640 and 1650, 1640, 1640",
    "1880s, 1880, 1889",
    "18th century, 1700, 1799",
    "2012-09-25 16:23:02, 2012, 2012",
    "1901-05, 1901, 1901",
    "painted 1766/1767, 1766, 1767"
  })
  void readsYears(String text, int from, int to) {
    assertThat(DateText.years(text)).isEqualTo(new YearRange(from, to));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "undated", "Edo period", "12", "no. 12345678"})
  void saysNothingWhereNoYearIsNamed(String text) {
    assertThat(DateText.years(text)).isNull();
  }

  @Property(tries = 500)
  void neverFails(@ForAll String text) {
    assertThatCode(() -> DateText.years(text)).doesNotThrowAnyException();
  }
}
