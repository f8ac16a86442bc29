package org.asterism.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.asterism.pipeline.lake.SourceReport;
import org.junit.jupiter.api.Test;

class SourceTableTest {
  private static List<String> printed(SourceReport... reports) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new SourceTable("crawl", List.of(reports))
        .print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static List<String> words(String line) {
    return List.of(line.strip().split(" +"));
  }

  @Test
  void eachSourceHasALineAndWhatWasRefusedIsToldByReasonTheCommonestFirst() {
    Map<String, Long> refused = Map.of("terms not understood", 2L, "not openly licensed", 24L);

    List<String> lines =
        printed(
            new SourceReport("aic", 1_200, 3, 2, 1, refused, 40, 5, 1_500_000, 20.0, 19.4),
            new SourceReport("mine", 7, 0, 0, 0, Map.of(), 0, 0, 0, null, null));

    assertThat(lines).hasSize(4);
    assertThat(words(lines.get(0)))
        .containsExactly(
            "crawl",
            "listed",
            "new",
            "changed",
            "withdrawn",
            "refused",
            "requests",
            "throttled",
            "received",
            "requests/s",
            "(allowed)");
    assertThat(words(lines.get(1)))
        .containsExactly(
            "aic", "1,200", "3", "2", "1", "26", "40", "5", "1.5", "MB", "19.4", "(20)");
    assertThat(lines.get(2).strip())
        .isEqualTo("refused: 24 not openly licensed, 2 terms not understood");
    assertThat(words(lines.get(3)))
        .containsExactly(
            "mine", "7", "0", "0", "0", "0", "0", "0", "0", "kB", "–", "(no", "limit)");
  }

  @Test
  void aStageThatAsksNobodyHasNoTable() {
    assertThat(printed()).isEmpty();
  }
}
