package org.asterism.pipeline.enrich;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read in a picture.
 *
 * @param text words and lines, or null if there are none
 * @param state one of {@link OcrState}
 */
record OcrText(@Nullable String text, String state) {
  /** The most characters kept; the words after them are dropped. */
  static final int LONGEST = 10_000;

  /** Words it is less sure of, in percent, are mostly brush-strokes. */
  private static final double LEAST_CONFIDENCE = 60;

  /** Text has at least one word this long; shorter ones alone are brush-strokes too. */
  private static final int LEAST_LETTERS = 4;

  private static final int COLUMNS = 12;
  private static final int CONFIDENCE = 10;
  private static final int WORD = 11;

  /**
   * The words of tesseract's table: a word a line, with its page, block, paragraph and line first.
   * Words it is not sure of are dropped, and those without a letter or digit; so is all of it if no
   * word is long enough to be read by chance only rarely.
   */
  static OcrText ofTable(String table) {
    List<String> lines = new ArrayList<>();
    String lastLine = "";
    int length = 0;
    boolean isText = false;
    for (String row : (Iterable<String>) table.lines()::iterator) {
      String[] cells = row.split("\t", -1);
      if (cells.length == COLUMNS && isSure(cells[CONFIDENCE]) && letters(cells[WORD]) > 0) {
        String word = cells[WORD].strip();
        length += word.length() + 1;
        if (length > LONGEST) {
          break;
        }
        isText |= letters(word) >= LEAST_LETTERS;
        String line = String.join(" ", cells[1], cells[2], cells[3], cells[4]);
        if (line.equals(lastLine)) {
          lines.set(lines.size() - 1, lines.get(lines.size() - 1) + " " + word);
        } else {
          lines.add(word);
        }
        lastLine = line;
      }
    }
    return isText
        ? new OcrText(String.join("\n", lines), OcrState.READ)
        : new OcrText(null, OcrState.NOTHING_FOUND);
  }

  private static boolean isSure(String confidence) {
    try {
      return Double.parseDouble(confidence) >= LEAST_CONFIDENCE;
    } catch (NumberFormatException e) {
      // The heading.
      return false;
    }
  }

  private static long letters(String word) {
    return word.codePoints().filter(Character::isLetterOrDigit).count();
  }
}
