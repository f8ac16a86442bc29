package org.asterism.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Machine MACHINE = new Machine(2, 512, "17 some JVM", "Linux amd64", 0.25);

  private static JsonNode read(Report report) throws Exception {
    assertThat(report.json()).doesNotContain("\n");
    return new ObjectMapper().readTree(report.json());
  }

  @Test
  void aSpreadGivesItsMedianUnderTheFieldsNameAndTheOthersBesideIt() throws Exception {
    JsonNode json = read(Report.of("x", MACHINE).with("seconds", new Spread(2, 1, 3)));

    assertThat(json.get("seconds").asDouble()).isEqualTo(2);
    assertThat(json.get("seconds_min").asDouble()).isEqualTo(1);
    assertThat(json.get("seconds_max").asDouble()).isEqualTo(3);
  }

  @Test
  void figuresHaveFourDigitsAndNoExponentBeforeThePoint() {
    String json =
        Report.of("x", MACHINE)
            .with("small", 0.000123456)
            .with("one", 1.23456)
            .with("many", 123456.7)
            .json();

    assertThat(json).contains("\"small\":0.0001235", "\"one\":1.235", "\"many\":123457");
  }

  @Test
  void theMachineAndWhatTheRatioMeansAreSaid() throws Exception {
    JsonNode json =
        read(
            Report.of("x", MACHINE)
                .withRatio(new Spread(0.5, 0.4, 0.6), "this over that")
                .note("it was night"));

    assertThat(json.get("name").asText()).isEqualTo("x");
    assertThat(json.get("ratio").asDouble()).isEqualTo(0.5);
    assertThat(json.get("ratio_means").asText()).isEqualTo("this over that");
    assertThat(json.get("notes").get(0).asText()).isEqualTo("it was night");
    assertThat(json.get("machine").get("cores").asInt()).isEqualTo(2);
    assertThat(json.get("machine").get("heap_mib").asInt()).isEqualTo(512);
    assertThat(json.get("machine").get("java").asText()).isEqualTo("17 some JVM");
  }
}
