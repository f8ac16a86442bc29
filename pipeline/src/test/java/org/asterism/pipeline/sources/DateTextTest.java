package org.asterism.pipeline.sources;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.asterism.core.artwork.YearRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1889 | 1889 | 1889",
        "c. 1890 | 1890 | 1890",
        "ca. 1890–95 | 1890 | 1895",
        "1890-95 | 1890 | 1895",
        "1890/1900 | 1890 | 1900",
        "between 1890 and 1895, 1890 to 1895 | 1890 | 1895",
        "1503 or 1504 | 1503 | 1504",
        "1895–90 | 1895 | 1895",
        "1880s | 1880 | 1889",
        "18th century | 1700 | 1799",
        "late 19th Century | 1800 | 1899",
        "1st century | 0 | 99",
        "2012-09-25 16:23 | 2012 | 2012",
        "2012-09-25 | 2012 | 2012",
        "1890-05 | 1890 | 1890",
        "painted 1766/1767 | 1766 | 1767",
        "painted in the spring of 1872 | 1872 | 1872",
      })
  void readsTheYears(String text, int from, int to) {
    assertThat(DateText.years(text)).isEqualTo(new YearRange(from, to));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "undated",
        "n.d.",
        "ca. 300",
        "12",
        "no. 12345678",
        "Edo period",
        "5th century BC",
        "1200–1100 B.C.",
        "ca. 1000 BCE"
      })
  void saysNothingWhereItReadsNoYear(String text) {
    assertThat(DateText.years(text)).isNull();
  }

  @Property(tries = 500)
  void neverThrows(@ForAll String text) {
    DateText.years(text);
  }

  @Property(tries = 500)
  void neverThrowsAtWhatLooksLikeADate(@ForAll("dates") String text) {
    YearRange years = DateText.years(text);
    assertThat(years == null || years.from() <= years.to()).isTrue();
  }

  @Provide
  Arbitrary<String> dates() {
    return Arbitraries.strings()
        .withChars("0189 -–/sth.")
        .ofMaxLength(14)
        .map(text -> text + " century");
  }

  @Property(tries = 200)
  void aYearOfFourDigitsIsThatYear(@ForAll @IntRange(min = 1000, max = 9999) int year) {
    assertThat(DateText.years("about " + year)).isEqualTo(new YearRange(year, year));
  }
}
