package org.asterism.core.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenceTest {
  private static final String CC = "https://creativecommons.org/licenses/";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "cc0 | CC0 | 1.0",
        "CC0 1.0 Universal | CC0 | 1.0",
        "cc-zero | CC0 | 1.0",
        "Creative Commons Zero, Public Domain Dedication | CC0 | 1.0",
        "Public Domain Dedication (CC0) | CC0 | 1.0",
        "pd | PUBLIC_DOMAIN | -",
        "pd-old-100 | PUBLIC_DOMAIN | -",
        "PD-Art | PUBLIC_DOMAIN | -",
        "Public domain | PUBLIC_DOMAIN | -",
        "Public Domain Mark | PUBLIC_DOMAIN | -",
        "gemeinfrei | PUBLIC_DOMAIN | -",
        "Domaine public | PUBLIC_DOMAIN | -",
        "cc-by-4.0 | CC_BY | 4.0",
        "CC BY 2.0 | CC_BY | 2.0",
        "cc-by | CC_BY | -",
        "Creative Commons Attribution 4.0 International License | CC_BY | 4.0",
        "Attribution License | CC_BY | -",
        "Attribution 4.0 International | CC_BY | 4.0",
        "cc-by-sa-4.0 | CC_BY_SA | 4.0",
        "cc-by-sa-3.0-de | CC_BY_SA | 3.0",
        "CC BY-SA 3.0 igo | CC_BY_SA | 3.0",
        "cc-by-sa-3.0,2.5,2.0,1.0 | CC_BY_SA | 3.0",
        "cc-by-sa-3.0-migrated | CC_BY_SA | 3.0",
        "Creative Commons Attribution-Share Alike 4.0 | CC_BY_SA | 4.0",
        "Attribution-ShareAlike License | CC_BY_SA | -",
        "Namensnennung - Weitergabe unter gleichen Bedingungen 4.0 | CC_BY_SA | 4.0",
        "GFDL or cc-by-sa-3.0 | CC_BY_SA | 3.0",
        "GFDL | OTHER_OPEN | -",
        "GFDL 1.2 or later | OTHER_OPEN | -",
        "fal | OTHER_OPEN | 1.3",
        "Free Art License | OTHER_OPEN | 1.3",
        "OGL 3 | OTHER_OPEN | 3.0",
        "Attribution | OTHER_OPEN | -",
        "No restrictions | OTHER_OPEN | -",
        "No known copyright restrictions | OTHER_OPEN | -",
        "United States Government Work | OTHER_OPEN | -",
        "Copyrighted free use | OTHER_OPEN | -",
        "Public domain and CC BY 4.0 | CC_BY | 4.0",
        "Copyrighted | NOT_OPEN | -",
        "All Rights Reserved | NOT_OPEN | -",
        "Alle Rechte vorbehalten | NOT_OPEN | -",
        "CC BY-NC 2.0 | NOT_OPEN | -",
        "cc-by-nd-4.0 | NOT_OPEN | -",
        "by-nc-sa | NOT_OPEN | -",
        "Attribution-NonCommercial-NoDerivs License | NOT_OPEN | -",
        "Namensnennung - nicht kommerziell 3.0 | NOT_OPEN | -",
        "public domain in the United States | UNKNOWN | -",
        "not in the public domain | UNKNOWN | -",
        "CC BY 5.0 | UNKNOWN | -",
        "ask the curator | UNKNOWN | -",
      })
  void readsTheWording(String wording, LicenceClass type, String version) {
    Licence licence = Licence.ofWording(wording);

    assertThat(licence.type()).isEqualTo(type);
    assertThat(licence.version()).isEqualTo(version);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://creativecommons.org/publicdomain/zero/1.0/deed.en | CC0",
        "https://creativecommons.org/share-your-work/public-domain/cc0/ | CC0",
        "https://creativecommons.org/publicdomain/mark/1.0/ | PUBLIC_DOMAIN",
        "http://creativecommons.org/publicdomain/mark/1.0 | PUBLIC_DOMAIN",
        "//creativecommons.org/licenses/publicdomain/ | PUBLIC_DOMAIN",
        "https://creativecommons.org/licenses/by/4.0 | CC_BY",
        "http://www.creativecommons.org/licenses/by/2.0/deed.fr | CC_BY",
        "https://creativecommons.org/licenses/by-sa/3.0/de/deed.en | CC_BY_SA",
        "https://creativecommons.org/licenses/by-sa/3.0/igo/legalcode | CC_BY_SA",
        "https://creativecommons.org/licenses/by-sa/4.0/?ref=chooser-v1 | CC_BY_SA",
        "https://creativecommons.org/licenses/by-nc/4.0/ | NOT_OPEN",
        "https://creativecommons.org/licenses/by-nc-nd/2.0/ | NOT_OPEN",
        "https://www.flickr.com/commons/usage/ | OTHER_OPEN",
        "http://www.usa.gov/copyright.shtml | OTHER_OPEN",
        "http://artlibre.org/licence/lal/en | OTHER_OPEN",
        "https://www.gnu.org/copyleft/fdl.html | OTHER_OPEN",
        "http://rightsstatements.org/vocab/InC/1.0/ | NOT_OPEN",
        "https://rightsstatements.org/page/InC-EDU/1.0/?language=de | NOT_OPEN",
        "http://rightsstatements.org/vocab/NoC-NC/1.0/ | NOT_OPEN",
        "http://rightsstatements.org/vocab/NoC-OKLR/1.0/ | NOT_OPEN",
        "http://rightsstatements.org/vocab/NoC-US/1.0/ | NOT_OPEN",
        "http://rightsstatements.org/vocab/NKC/1.0/ | UNKNOWN",
        "http://rightsstatements.org/vocab/UND/1.0/ | UNKNOWN",
        "http://rightsstatements.org/vocab/CNE/1.0/ | UNKNOWN",
        "http://www.europeana.eu/rights/rr-f/ | NOT_OPEN",
        "https://creativecommons.org/ | UNKNOWN",
        "https://evil.example/creativecommons.org/licenses/by/4.0/ | UNKNOWN",
        "https://creativecommons.org.evil.example/licenses/by/4.0/ | UNKNOWN",
      })
  void readsTheAddress(String uri, LicenceClass type) {
    assertThat(Licence.ofUri(uri).type()).isEqualTo(type);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void nothingSaidIsUnknown(String nothing) {
    assertThat(Licence.ofWording(nothing)).isEqualTo(Licence.UNKNOWN);
    assertThat(Licence.ofUri(nothing)).isEqualTo(Licence.UNKNOWN);
    assertThat(Licence.of(nothing, nothing)).isEqualTo(Licence.UNKNOWN);
  }

  @Test
  void aPortKeepsItsOwnDeed() {
    Licence ported = Licence.ofWording("cc-by-sa-3.0-de");

    assertThat(ported.uri()).isEqualTo(CC + "by-sa/3.0/de/");
    assertThat(ported.label()).isEqualTo("CC BY-SA 3.0");
    assertThat(Licence.ofUri("https://creativecommons.org/licenses/by-sa/3.0/de/deed.en"))
        .isEqualTo(ported);
  }

  @Test
  void theAddressIsMoreExactThanTheWordingUnlessTheWordingForbids() {
    assertThat(Licence.of("cc-by-sa-4.0", CC + "by-sa/2.0"))
        .isEqualTo(Licence.ofWording("CC BY-SA 2.0"));
    assertThat(Licence.of("Public domain", "https://www.flickr.com/commons/usage/").label())
        .isEqualTo("No known copyright restrictions");
    assertThat(Licence.of("All rights reserved", CC + "by/4.0/").isOpen()).isFalse();
    assertThat(Licence.of("cc-by-4.0", CC + "by-nc/4.0/").isOpen()).isFalse();
    assertThat(Licence.of("CC0", "https://museum.example/terms")).isEqualTo(Licence.CC0);
  }

  @Test
  void ofSeveralLicencesAllMustBeUnderstood() {
    assertThat(Licence.ofWording("gfdl|cc-by-sa-2.5")).isEqualTo(Licence.ofWording("cc-by-sa-2.5"));
    assertThat(Licence.ofWording("gfdl|the house rules")).isEqualTo(Licence.UNKNOWN);
  }

  @Test
  void saysWhatCreditIsDue() {
    assertThat(Licence.CC0.credit()).isEqualTo(Credit.NOT_REQUIRED);
    assertThat(Licence.ofWording("CC BY 4.0").credit()).isEqualTo(Credit.NAME_AND_LICENCE);
    assertThat(Licence.ofWording("CC BY-SA 4.0").credit())
        .isEqualTo(Credit.NAME_LICENCE_AND_SAME_TERMS);
    assertThat(Licence.ofWording("Free Art License").credit())
        .isEqualTo(Credit.NAME_LICENCE_AND_SAME_TERMS);
    assertThat(Licence.ofWording("Free Art License").label()).isEqualTo("Free Art License 1.3");
    assertThat(Licence.ofWording("No restrictions").credit()).isEqualTo(Credit.NOT_REQUIRED);
    assertThat(Licence.ofWording("Attribution").credit()).isEqualTo(Credit.NAME_AND_LICENCE);
  }

  @Provide
  Arbitrary<String> wordings() {
    Arbitrary<String> words =
        Arbitraries.of(
            "cc",
            "cc0",
            "by",
            "sa",
            "4.0",
            "3.0",
            "de",
            "Attribution",
            "ShareAlike",
            "Public domain",
            "pd",
            "GFDL",
            "or",
            "FAL",
            "licence",
            "Creative Commons",
            "Zero",
            "No restrictions",
            "old");
    return Combinators.combine(
            words.list().ofMinSize(1).ofMaxSize(6), Arbitraries.of(" ", "-", "_", ", ", "|"))
        .as((list, sign) -> String.join(sign, list));
  }

  @Property(tries = 2000)
  void nothingWithNcOrNdEverOpens(
      @ForAll("wordings") String wording,
      @ForAll("restrictions") String restriction,
      @ForAll("signs") String sign,
      @ForAll boolean first,
      @ForAll boolean loud) {
    String whole = first ? restriction + sign + wording : wording + sign + restriction;

    assertThat(Licence.ofWording(loud ? whole.toUpperCase(Locale.ROOT) : whole).isOpen()).isFalse();
    assertThat(Licence.of(whole, CC + "by/4.0/").isOpen()).isFalse();
  }

  @Provide
  Arbitrary<String> restrictions() {
    return Arbitraries.of(
        "nc",
        "nd",
        "nc-nd",
        "NonCommercial",
        "non-commercial",
        "NoDerivatives",
        "No Derivs",
        "by-nc",
        "by-nd",
        "all rights reserved");
  }

  @Provide
  Arbitrary<String> signs() {
    return Arbitraries.of(" ", "-", ", ", " or ", "|");
  }

  @Property(tries = 2000)
  void theAddressOfALicenceLeadsBackToIt(@ForAll("wordings") String wording) {
    Licence licence = Licence.ofWording(wording);

    if (licence.uri() != null) {
      assertThat(Licence.ofUri(licence.uri())).isEqualTo(licence);
      assertThat(Licence.ofUri(licence.uri().replace("https:", "http:"))).isEqualTo(licence);
    }
  }

  @Test
  void theAddressOfEveryOtherOpenLicenceLeadsBackToIt() {
    for (OtherOpen each : OtherOpen.values()) {
      Licence licence = each.licence();
      if (licence.uri() != null) {
        assertThat(Licence.ofUri(licence.uri())).isEqualTo(licence);
      }
    }
  }

  @Property(tries = 1000)
  void anyTextAtAllIsReadWithoutAnError(@ForAll String text) {
    Licence.ofWording(text);
    Licence read = Licence.ofUri(text);

    assertThat(Licence.ofUri(read.uri())).isEqualTo(read);
  }
}
