package org.asterism.pipeline.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.asterism.core.artwork.YearRange;
import org.junit.jupiter.api.Test;

class FieldTest {
  private static final JsonNode RECORD = json();

  private static JsonNode json() {
    try {
      return new ObjectMapper()
          .readTree(
              """
              {"title": "  Lady with a Fan ", "blank": " ", "nothing": null, "list": ["a", "", null, "a", 3, " b "],
               "html": "<i>Oil</i> on&nbsp;canvas<br>", "only_markup": "<p></p>",
               "year": 1889, "year_text": "1889", "bce": "-300", "long": 12345678901, "words": "about 1889"}
              """);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void absenceHasManyForms() {
    assertThat(Field.text(RECORD, "title")).isEqualTo("Lady with a Fan");
    assertThat(Field.text(RECORD, "blank")).isNull();
    assertThat(Field.text(RECORD, "nothing")).isNull();
    assertThat(Field.text(RECORD, "absent")).isNull();
    assertThat(Field.text(RECORD, "year")).isNull();
    assertThat(Field.orUntitled(null)).isEqualTo("Untitled");
  }

  @Test
  void listsKeepEachTextOnce() {
    assertThat(Field.texts(RECORD, "list")).containsExactly("a", "b");
    assertThat(Field.texts(RECORD, "nothing")).isEmpty();
    assertThat(Field.texts(RECORD, "title")).isEmpty();
  }

  @Test
  void markupIsTakenOff() {
    assertThat(Field.html(RECORD, "html")).isEqualTo("Oil on canvas");
    assertThat(Field.html(RECORD, "only_markup")).isNull();
  }

  @Test
  void wholeNumbersMayBeTexts() {
    assertThat(Field.number(RECORD, "year")).isEqualTo(1889);
    assertThat(Field.number(RECORD, "year_text")).isEqualTo(1889);
    assertThat(Field.number(RECORD, "bce")).isEqualTo(-300);
    assertThat(Field.number(RECORD, "long")).isNull();
    assertThat(Field.number(RECORD, "words")).isNull();
  }

  @Test
  void yearsRunForwardsWhicheverComesFirst() {
    assertThat(Field.years(1900, 1890)).isEqualTo(new YearRange(1890, 1900));
    assertThat(Field.years(1900, null)).isNull();
  }
}
