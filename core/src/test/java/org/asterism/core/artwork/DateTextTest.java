package org.asterism.core.artwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1889 | 1889 | 1889 | YEAR",
        "c. 1890 | 1890 | 1890 | CIRCA",
        "ca. 1890–95 | 1890 | 1895 | CIRCA",
        "c.1503-6 | 1503 | 1506 | CIRCA",
        "1606–7 | 1606 | 1607 | SPAN",
        "1890-95 | 1890 | 1895 | SPAN",
        "1889-90 | 1889 | 1890 | SPAN",
        "1404-10 | 1404 | 1410 | SPAN",
        "1900-1903 | 1900 | 1903 | SPAN",
        "1628/29 | 1628 | 1629 | SPAN",
        "1890/1900 | 1890 | 1900 | SPAN",
        "between 1890 and 1895, 1890 to 1895 | 1890 | 1895 | SPAN",
        "1503 or 1504 | 1503 | 1504 | SPAN",
        "1633 or 1634 | 1633 | 1634 | SPAN",
        "c. 1629 or 1632 | 1629 | 1632 | CIRCA",
        "1650? | 1650 | 1650 | CIRCA",
        "probably 1640 | 1640 | 1640 | CIRCA",
        "circa 1617 date QS:P,+1617-00-00T00:00:00Z/9,P1480,Q5727902 | 1617 | 1617 | CIRCA",
        "1880s | 1880 | 1889 | DECADE",
        "early 1880s | 1880 | 1882 | DECADE",
        "mid-1880s | 1883 | 1885 | DECADE",
        "late 1880s | 1886 | 1889 | DECADE",
        "1880s–90s | 1880 | 1899 | DECADE",
        "1700s | 1700 | 1799 | CENTURY",
        "18th century | 1700 | 1799 | CENTURY",
        "eighteenth century | 1700 | 1799 | CENTURY",
        "17th-18th century | 1600 | 1799 | CENTURY",
        "16th or 17th century | 1500 | 1699 | CENTURY",
        "late 19th Century | 1866 | 1899 | PART_OF_CENTURY",
        "late 18th–early 19th century | 1766 | 1832 | PART_OF_CENTURY",
        "mid- to late 18th century | 1733 | 1799 | PART_OF_CENTURY",
        "mid-16th century | 1533 | 1565 | PART_OF_CENTURY",
        "second half of the 16th century | 1550 | 1599 | PART_OF_CENTURY",
        "1st quarter of 17th century | 1600 | 1624 | PART_OF_CENTURY",
        "last quarter of the 17th century | 1675 | 1699 | PART_OF_CENTURY",
        "first third of the 15th century | 1400 | 1432 | PART_OF_CENTURY",
        "1st century | 1 | 99 | CENTURY",
        "1st century B.C. | -99 | -1 | CENTURY",
        "5th century BC | -499 | -400 | CENTURY",
        "2nd century B.C.–1st century A.D. | -199 | 99 | CENTURY",
        "2nd–1st century B.C. | -199 | -1 | CENTURY",
        "2nd millennium BCE | -1999 | -1000 | MILLENNIUM",
        "ca. 2030–2000 B.C. | -2030 | -2000 | CIRCA",
        "1200–1100 B.C. | -1200 | -1100 | SPAN",
        "ca. 1000 BCE | -1000 | -1000 | CIRCA",
        "30 B.C.–A.D. 14 | -30 | 14 | SPAN",
        "A.D. 150–200 | 150 | 200 | SPAN",
        "ca. 300 | 300 | 300 | CIRCA",
        "Edo period (1615–1868) | 1615 | 1868 | PERIOD",
        "Edo period (1603–1868) | 1603 | 1868 | PERIOD",
        "Edo period | 1615 | 1868 | PERIOD",
        "Ming dynasty | 1368 | 1644 | PERIOD",
        "Kangxi period | 1662 | 1722 | PERIOD",
        "Qing dynasty (1644–1911), Kangxi period (1662–1722) | 1662 | 1722 | PERIOD",
        "Ming or Qing dynasty | 1368 | 1911 | PERIOD",
        "New Kingdom, Dynasty 18, reign of Amenhotep III | -1390 | -1353 | PERIOD",
        "Dynasty XVIII | -1550 | -1295 | PERIOD",
        "Edo period, 18th century | 1700 | 1799 | CENTURY",
        "before 1850 | 1800 | 1850 | BEFORE",
        "1635 or earlier | 1585 | 1635 | BEFORE",
        "after 1600 | 1600 | 1650 | AFTER",
        "1600 or later | 1600 | 1650 | AFTER",
        "1838, printed 1902 | 1838 | 1838 | YEAR",
        "1763, published 1800–07 | 1763 | 1763 | YEAR",
        "model 1540, cast ca. 1600 | 1540 | 1540 | YEAR",
        "um 1500 | 1500 | 1500 | CIRCA",
        "vers 1880 | 1880 | 1880 | CIRCA",
        "18. Jahrhundert | 1700 | 1799 | CENTURY",
        "2. Hälfte 18. Jh. | 1750 | 1799 | PART_OF_CENTURY",
        "17./18. Jahrhundert | 1600 | 1799 | CENTURY",
        "Ende des 19. Jahrhunderts | 1866 | 1899 | PART_OF_CENTURY",
        "300 v. Chr. | -300 | -300 | YEAR",
        "XVIIIe siècle | 1700 | 1799 | CENTURY",
        "fin du XIXe siècle | 1866 | 1899 | PART_OF_CENTURY",
        "2e moitié du XVIIe siècle | 1650 | 1699 | PART_OF_CENTURY",
        "siglo XVII | 1600 | 1699 | CENTURY",
        "17de eeuw | 1600 | 1699 | CENTURY",
        "1e helft 17e eeuw | 1600 | 1649 | PART_OF_CENTURY",
        "2012-09-25 16:23 | 2012 | 2012 | YEAR",
        "2012-09-25 | 2012 | 2012 | YEAR",
        "1479-11-29T00:00:00.000Z | 1479 | 1479 | YEAR",
        "1890-05 | 1890 | 1890 | YEAR",
        "1890~ | 1890 | 1890 | CIRCA",
        "189X | 1890 | 1899 | DECADE",
        "184? | 1840 | 1849 | DECADE",
        "18XX | 1800 | 1899 | CENTURY",
        "19.. | 1900 | 1999 | CENTURY",
        "-0499 | -500 | -500 | YEAR",
        "-0499/-0400 | -500 | -401 | SPAN",
        "0000 | -1 | -1 | YEAR",
        "1890/1895 | 1890 | 1895 | SPAN",
        "../1890 | 1840 | 1890 | BEFORE",
        "1890/.. | 1890 | 1940 | AFTER",
        "12 March 1874 | 1874 | 1874 | YEAR",
        "March 12, 1874 | 1874 | 1874 | YEAR",
        "12.3.1874 | 1874 | 1874 | YEAR",
        "painted 1766/1767 | 1766 | 1767 | SPAN",
        "painted in the spring of 1872 | 1872 | 1872 | YEAR",
        "16th century (1548) | 1548 | 1548 | YEAR",
      })
  void readsTheDate(String text, int from, int to, DatePrecision precision) {
    assertThat(DateText.read(text)).contains(new WrittenDate(new YearRange(from, to), precision));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "0000-00-00 00:00:00",
        "",
        "undated",
        "n.d.",
        "o. J.",
        "12",
        "no. 12345678",
        "no. 123",
        "1890–1880",
        "1895–90",
        "9999",
        "32nd century",
        "0th century",
        "ca. 20,000 B.C.",
        "printed 1902",
      })
  void saysNothingWhereItReadsNoYear(String text) {
    assertThat(DateText.read(text)).isEmpty();
  }

  @Test
  void numbersOfTheSourceBeatItsWordsWhichTellThePrecision() {
    assertThat(DateText.read("late 17th century", 1667, 1699))
        .contains(new WrittenDate(new YearRange(1667, 1699), DatePrecision.PART_OF_CENTURY));
    assertThat(DateText.read("1838, printed 1902", 1838, 1902))
        .contains(new WrittenDate(new YearRange(1838, 1902), DatePrecision.SPAN));
    assertThat(DateText.read("in the artist's youth", 1850, 1850))
        .contains(new WrittenDate(new YearRange(1850, 1850), DatePrecision.YEAR));
    assertThat(DateText.read("ca. 1850", null, 1850))
        .contains(new WrittenDate(new YearRange(1850, 1850), DatePrecision.CIRCA));
    assertThat(DateText.read("1850", -30_000, -20_000))
        .contains(new WrittenDate(new YearRange(1850, 1850), DatePrecision.YEAR));
    assertThat(DateText.read(null, 0, 0)).isEmpty();
  }

  @Test
  void labelsSayBceAndNeverZero() {
    assertThat(new YearRange(-2030, -2000).label()).isEqualTo("2030–2000 BCE");
    assertThat(new YearRange(-30, 14).label()).isEqualTo("30 BCE–14 CE");
    assertThat(new YearRange(-500, -500).label()).isEqualTo("500 BCE");
    assertThat(new YearRange(0, 49).label()).isEqualTo("1–49");
    assertThat(new YearRange(1890, 1895).label()).isEqualTo("1890–1895");
  }

  @Test
  void everyPeriodOfTheListIsFoundByItsName() {
    for (String name :
        List.of("Tang dynasty", "Julio-Claudian period", "Northern and Southern Dynasties")) {
      assertThat(DateText.read(name))
          .get()
          .extracting(WrittenDate::precision)
          .isEqualTo(DatePrecision.PERIOD);
    }
  }

  private static void holdsTogether(String text) {
    DateText.read(text)
        .ifPresent(
            date -> {
              assertThat(date.years().from()).isBetween(-10_000, date.years().to());
              assertThat(date.years().to())
                  .isLessThanOrEqualTo(Year.now(ZoneOffset.UTC).getValue() + 1);
              assertThat(date.years().from()).isNotZero();
              assertThat(date.years().to()).isNotZero();
            });
  }

  @Property(tries = 1000)
  void anyTextAtAllGivesADateThatCanBeOrNone(@ForAll String text) {
    holdsTogether(text);
  }

  @Property(tries = 3000)
  void whatLooksLikeADateGivesADateThatCanBeOrNone(@ForAll("dates") String text) {
    holdsTogether(text);
  }

  @Provide
  Arbitrary<String> dates() {
    Arbitrary<String> pieces =
        Arbitraries.oneOf(
            Arbitraries.integers().between(-99_999, 99_999).map(String::valueOf),
            Arbitraries.of(
                "–",
                "-",
                "/",
                " to ",
                "ca. ",
                "?",
                "B.C.",
                "A.D.",
                "th century",
                "s",
                "early ",
                "late ",
                "first half of the ",
                "before ",
                "after ",
                "Ming dynasty",
                "or earlier",
                "XX",
                "(",
                ")",
                ", ",
                "th",
                "millennium",
                "s–",
                "1st ",
                "0",
                "..",
                "~",
                "quarter "));
    return pieces.list().ofMinSize(1).ofMaxSize(6).map(list -> String.join("", list));
  }

  @Property(tries = 300)
  void aYearOfFourDigitsUpToNowIsThatYear(@ForAll @IntRange(min = 1000, max = 2026) int year) {
    assertThat(DateText.read("about " + year))
        .contains(new WrittenDate(new YearRange(year, year), DatePrecision.CIRCA));
  }
}
