package org.asterism.pipeline.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.asterism.pipeline.sources.RecordFile.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {
  @TempDir Path folder;

  private List<RecordFile.Part> parts(byte[] content, Ending ending, int longest)
      throws IOException {
    Path file = Files.write(folder.resolve("list"), content);
    return parts(file, Place.BEGINNING, ending, longest);
  }

  private static List<RecordFile.Part> parts(Path file, Place from, Ending ending, int longest)
      throws IOException {
    List<RecordFile.Part> parts = new ArrayList<>();
    try (RecordFile records = RecordFile.open(file, from, ending, longest)) {
      for (RecordFile.Part part = records.next(); part != null; part = records.next()) {
        parts.add(part);
      }
    }
    return parts;
  }

  private List<String> texts(String content, Ending ending) throws IOException {
    return parts(content.getBytes(StandardCharsets.UTF_8), ending, 100).stream()
        .map(RecordFile.Part::text)
        .toList();
  }

  @Test
  void linesEndInEveryCustomaryWay() throws IOException {
    assertThat(texts("one\ntwo\r\nthree\rfour", Ending.LINE))
        .containsExactly("one", "two", "three", "four");
  }

  @Test
  void theMarkOfSpreadsheetsAndEmptyLinesAreNoRecords() throws IOException {
    assertThat(texts("\uFEFFone\n\n  \r\ntwo\n", Ending.LINE)).containsExactly("one", "two");
  }

  @Test
  void aLineBreakInsideQuotesEndsNoRow() throws IOException {
    assertThat(texts("a,\"b\nc\"\"\n\",d\nnext", Ending.QUOTED_LINE))
        .containsExactly("a,\"b\nc\"\"\n\",d", "next");
  }

  @Test
  void aQuoteInsideAWordOpensNothing() throws IOException {
    assertThat(texts("a 5\" board,x\ny \"\"z,\nnext", Ending.QUOTED_LINE))
        .containsExactly("a 5\" board,x", "y \"\"z,", "next");
  }

  @Test
  void recordsKnowTheirLines() throws IOException {
    assertThat(parts("a\n\n\"b\nb\"\nc".getBytes(StandardCharsets.UTF_8), Ending.QUOTED_LINE, 100))
        .extracting(RecordFile.Part::line)
        .containsExactly(1L, 3L, 5L);
  }

  @Test
  void anOverlongRecordIsLeftOutAndTheNextIsRead() throws IOException {
    String content = "x".repeat(101) + "\nnext\n";

    List<RecordFile.Part> parts = parts(content.getBytes(StandardCharsets.UTF_8), Ending.LINE, 100);

    assertThat(parts.get(0).fault()).isEqualTo("it is longer than 100 bytes");
    assertThat(parts.get(1).text()).isEqualTo("next");
  }

  @Test
  void aRecordInAnotherEncodingIsLeftOutAndTheNextIsRead() throws IOException {
    List<RecordFile.Part> parts =
        parts("Élise\nnext".getBytes(StandardCharsets.ISO_8859_1), Ending.LINE, 100);

    assertThat(parts.get(0).fault()).isEqualTo("it is not in UTF-8");
    assertThat(parts.get(1).text()).isEqualTo("next");
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> value =
        Arbitraries.strings().withChars('a', ',', '"', '\n', '\r', ' ', 'é').ofMaxLength(6);
    return value.list().ofSize(3).list().ofMinSize(1).ofMaxSize(6);
  }

  @Property(tries = 300)
  void rowsAreThoseOfTheLibraryAndCanBeReadFromEachOnwards(
      @ForAll("tables") List<List<String>> table) throws IOException {
    StringWriter csv = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(csv, CSVFormat.DEFAULT)) {
      printer.printRecord("x", "y", "z");
      for (List<String> row : table) {
        printer.printRecord(row);
      }
    }
    List<String> expected = new ArrayList<>();
    CSVFormat.DEFAULT
        .builder()
        .setHeader()
        .setSkipHeaderRecord(true)
        .build()
        .parse(new java.io.StringReader(csv.toString()))
        .forEach(row -> expected.add(row.get(0).strip() + "|" + row.get(2).strip()));

    Path file = Files.createTempFile("rows", ".csv");
    try {
      Files.writeString(file, csv.toString());
      CsvFile rows = CsvFile.open(file);
      List<String> read = new ArrayList<>();
      Place place = rows.first();
      while (true) {
        // Opened anew for each row, as another process would.
        try (RecordFile records = rows.rowsFrom(place)) {
          RecordFile.Part part = records.next();
          if (part == null) {
            break;
          }
          CsvFile.Row row = rows.row(part);
          read.add(row.values().getOrDefault("x", "") + "|" + row.values().getOrDefault("z", ""));
          place = records.place();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      assertThat(read).isEqualTo(expected);
    } finally {
      Files.delete(file);
    }
  }
}
