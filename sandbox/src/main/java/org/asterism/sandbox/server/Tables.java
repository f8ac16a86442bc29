package org.asterism.sandbox.server;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.asterism.sandbox.collection.Collection;
import org.asterism.sandbox.collection.Relation;
import org.asterism.sandbox.collection.Work;

/** The two tables no museum serves: the truth for evaluation, the relations a scholar supplies. */
final class Tables {
  private Tables() {}

  /** One row per work that an open collection should hold. */
  static Reply truth(Collection collection) {
    return csv(
        new String[] {"source", "source_id", "movement", "subject", "school", "period"},
        printer -> {
          for (Work work : collection.works()) {
            if (work.isOpen()) {
              printer.printRecord(
                  work.museum().key(),
                  work.sourceId(),
                  work.truth().movement(),
                  work.truth().subject(),
                  work.truth().school(),
                  work.truth().period());
            }
          }
        });
  }

  static Reply relations(Collection collection) {
    return csv(
        new String[] {"src_type", "src", "relation", "dst_type", "dst"},
        printer -> {
          for (Relation each : collection.relations()) {
            printer.printRecord(
                each.sourceType(),
                each.source(),
                each.relation(),
                each.targetType(),
                each.target());
          }
        });
  }

  @FunctionalInterface
  private interface Rows {
    void print(CSVPrinter printer) throws IOException;
  }

  private static Reply csv(String[] header, Rows rows) {
    StringWriter text = new StringWriter();
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setHeader(header).setRecordSeparator("\n").build();
    try (CSVPrinter printer = new CSVPrinter(text, format)) {
      rows.print(printer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Reply.text(Reply.Kind.OTHER, 200, "text/csv; charset=utf-8", text.toString());
  }
}
