package org.asterism.pipeline.sources;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.asterism.pipeline.Recorded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
  @ParameterizedTest
  @CsvSource({
    "en, en",
    "en-GB, en",
    "eng, en",
    "English, en",
    "engelsk, en",
    "dansk, da",
    "Nederlands, nl",
    "ger, de",
    "deu, de",
    "de_AT, de",
    "def,",
    "none,",
    "@none,",
    "mul,",
    "'',",
    ","
  })
  void aLanguageIsKnownByCodeOrName(@Nullable String told, @Nullable String code) {
    assertThat(Languages.code(told)).isEqualTo(code);
  }

  /** The languages of the records recorded of a source, "null" for one that is not told. */
  private static Set<String> languages(String source, Function<JsonNode, Harvest> reader) {
    return Recorded.answers(source).stream()
        .map(Recorded::json)
        .flatMap(LanguagesTest::pages)
        .map(reader)
        .filter(Harvest.Found.class::isInstance)
        .map(found -> String.valueOf(((Harvest.Found) found).language()))
        .collect(toSet());
  }

  private static Stream<JsonNode> pages(JsonNode json) {
    JsonNode pages = json.path("query").path("pages");
    return pages.isMissingNode()
        ? Stream.of(json)
        : StreamSupport.stream(pages.spliterator(), false);
  }

  @Test
  void theMarkupOfCommonsTellsTheLanguageOfADescriptionOrItIsNotKnown() {
    assertThat(languages("wikimedia-commons", WikimediaCommons::read))
        .containsExactlyInAnyOrder("en", "null");
  }

  private static String languageOf(Harvest harvest) {
    return String.valueOf(TestSources.found(harvest).language());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          da   | [{"title": "Solnedgang", "language": "dansk"}]
          en   | [{"title": "Solnedgang", "language": "dansk"}, {"title": "Sunset", "language": "engelsk"}]
          null | [{"title": "Solnedgang"}]
          """)
  void theTitleThatIsTakenTellsTheLanguageOfSmk(String language, String titles) {
    String json = "{\"id\": \"1\", \"object_number\": \"K 1\", \"titles\": %s}".formatted(titles);

    assertThat(languageOf(Smk.read(JsonApi.parsed(json)))).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nl   | "dcTitleLangAware": {"nl": ["Haven"]}
          fr   | "dcTitleLangAware": {"nl": ["Haven"]}, "dcDescriptionLangAware": {"fr": ["Un port"]}
          sv   | "dcTitleLangAware": {"def": ["Hamn"]}, "language": ["sv"]
          null | "dcTitleLangAware": {"def": ["Hamn"]}, "language": ["sv", "mul"]
          """)
  void theWordsThatAreTakenTellTheLanguageOfEuropeana(String language, String fields) {
    String json = "{\"id\": \"/1/a\", %s}".formatted(fields);

    assertThat(languageOf(Europeana.read(JsonApi.parsed(json), new Secret("k"))))
        .isEqualTo(language);
  }

  @Test
  void clevelandWritesInEnglish() {
    assertThat(languages("cleveland", Cleveland::read)).containsExactly("en");
  }
}
