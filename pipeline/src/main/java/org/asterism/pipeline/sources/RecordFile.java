package org.asterism.pipeline.sources;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A text file in UTF-8, one record after the other. No more than one record is held at a time, and
 * of that no more than the stated length; empty lines are passed over, and so is the byte order
 * mark that spreadsheets put first.
 */
final class RecordFile implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final int BYTE_ORDER_MARK = 3;

  private final InputStream bytes;
  private final Ending ending;
  private final int longest;
  private Place place;

  /** How a record ends. */
  enum Ending {
    LINE,
    /** A line whose breaks inside quoted fields are not counted, as CSV has it (RFC 4180). */
    QUOTED_LINE
  }

  /**
   * One record.
   *
   * @param line on which it begins, from 1
   * @param text empty where there is a fault
   * @param fault why it cannot be read, or null
   */
  record Part(long line, String text, @Nullable String fault) {}

  private RecordFile(InputStream bytes, Place place, Ending ending, int longest) {
    this.bytes = bytes;
    this.place = place;
    this.ending = ending;
    this.longest = longest;
  }

  /**
   * @param longest the most bytes of a record
   */
  static RecordFile open(Path file, Place from, Ending ending, int longest) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    try {
      bytes.skipNBytes(from.offset());
      BufferedInputStream buffered = new BufferedInputStream(bytes, BUFFER);
      Place place = from;
      if (from.offset() == 0) {
        buffered.mark(BYTE_ORDER_MARK);
        boolean marked =
            buffered.read() == 0xEF && buffered.read() == 0xBB && buffered.read() == 0xBF;
        if (!marked) {
          buffered.reset();
        }
        place = new Place(marked ? BYTE_ORDER_MARK : 0, 1);
      }
      return new RecordFile(buffered, place, ending, longest);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /** Where the next record begins. */
  Place place() {
    return place;
  }

  /** The next record, or null at the end of the file. */
  @Nullable Part next() throws IOException {
    while (true) {
      long line = place.line();
      Reading reading = new Reading();
      if (!reading.toTheEnd()) {
        return null;
      }
      Part part = reading.part(line);
      if (part.fault() != null || !part.text().isBlank()) {
        return part;
      }
    }
  }

  /** What is known while one record is read. */
  private final class Reading {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long length;
    private boolean quoted;
    private boolean fieldBegins = true;
    private boolean fieldIsQuoted;
    private int before;

    /** False if there was nothing left to read. */
    boolean toTheEnd() throws IOException {
      long offset = place.offset();
      long line = place.line();
      int read = bytes.read();
      boolean some = read >= 0;
      while (read >= 0) {
        offset++;
        if (read == '\r') {
          bytes.mark(1);
          if (bytes.read() == '\n') {
            offset++;
            if (quoted) {
              keep('\r');
            }
            read = '\n';
          } else {
            bytes.reset();
          }
        }
        boolean breaks = read == '\n' || read == '\r';
        line += breaks ? 1 : 0;
        if (breaks && !quoted) {
          break;
        }
        keep(read);
        follow(read);
        read = bytes.read();
      }
      place = new Place(offset, line);
      return some;
    }

    private void keep(int next) {
      length++;
      if (length <= longest) {
        kept.write(next);
      }
    }

    /** A quote opens a field at its beginning alone, and a doubled one does not close it. */
    private void follow(int next) {
      if (ending == Ending.LINE) {
        return;
      }
      if (next == '"' && quoted) {
        quoted = false;
      } else if (next == '"') {
        fieldIsQuoted |= fieldBegins;
        quoted = fieldBegins || (fieldIsQuoted && before == '"');
      } else if (next == ',' && !quoted) {
        fieldIsQuoted = false;
      }
      fieldBegins = next == ',' && !quoted;
      before = next;
    }

    Part part(long line) {
      if (length > longest) {
        return new Part(line, "", "it is longer than %,d bytes".formatted(longest));
      }
      if (quoted) {
        return new Part(line, "", "a quotation mark is not closed");
      }
      try {
        String text =
            StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(kept.toByteArray()))
                .toString();
        return new Part(line, text.strip().isEmpty() ? "" : text, null);
      } catch (CharacterCodingException e) {
        return new Part(line, "", "it is not in UTF-8");
      }
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
