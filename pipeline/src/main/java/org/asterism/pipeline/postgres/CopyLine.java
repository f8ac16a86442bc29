package org.asterism.pipeline.postgres;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;

/** A row as a line of {@code COPY … FROM STDIN} in its text format. */
final class CopyLine {
  private static final String NULL = "\\N";

  private CopyLine() {}

  /**
   * @param first goes before the row's own values
   */
  static String of(String first, Row row) {
    StringBuilder line = new StringBuilder();
    append(line, first);
    for (int i = 0; i < row.size(); i++) {
      line.append('\t');
      append(line, row.get(i));
    }
    return line.append('\n').toString();
  }

  private static void append(StringBuilder line, @Nullable Object value) {
    if (value == null) {
      line.append(NULL);
    } else if (value instanceof scala.collection.Seq<?> texts) {
      escape(line, array(JavaConverters.seqAsJavaList(texts)));
    } else {
      escape(line, value.toString());
    }
  }

  private static String array(List<?> texts) {
    List<String> quoted = new ArrayList<>();
    for (Object text : texts) {
      if (text != null) {
        quoted.add('"' + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"');
      }
    }
    return "{" + String.join(",", quoted) + "}";
  }

  private static void escape(StringBuilder line, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> line.append("\\\\");
        case '\t' -> line.append("\\t");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\0' -> {
          // PostgreSQL keeps no NUL in a text.
        }
        default -> line.append(c);
      }
    }
  }
}
