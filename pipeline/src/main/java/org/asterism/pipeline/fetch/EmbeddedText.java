package org.asterism.pipeline.fetch;

import com.drew.metadata.StringValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts out of a file's metadata, made fit for a table. */
final class EmbeddedText {
  /** The most characters kept of one text; the rest is cut off and an ellipsis says so. */
  static final int LONGEST = 2_000;

  /** The most values kept of one field. */
  static final int MOST_VALUES = 100;

  private EmbeddedText() {}

  /**
   * The text in the charset it declares. Most declare none and few keep to what they declare, so
   * what is valid UTF-8 is taken for it, and the rest for ISO 8859-1, in which all bytes are valid.
   */
  static String decoded(StringValue text) {
    byte[] bytes = text.getBytes();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      Charset declared = text.getCharset();
      return new String(
          bytes,
          declared == null || declared.equals(StandardCharsets.UTF_8)
              ? StandardCharsets.ISO_8859_1
              : declared);
    }
  }

  /** Without control characters, surrounding space, repetitions and what is beyond the limits. */
  static List<String> tidy(List<String> values) {
    return values.stream()
        .map(EmbeddedText::tidy)
        .filter(value -> !value.isEmpty())
        .distinct()
        .limit(MOST_VALUES)
        .toList();
  }

  private static String tidy(String value) {
    StringBuilder kept = new StringBuilder();
    // What is padded with zeros ends at the first one.
    int end = value.indexOf('\0') > 0 ? value.indexOf('\0') : value.length();
    value
        .substring(0, end)
        .codePoints()
        .map(each -> Character.isISOControl(each) || isHalf(each) ? ' ' : each)
        .forEach(kept::appendCodePoint);
    String text = kept.toString().strip();
    if (text.length() <= LONGEST) {
      return text;
    }
    int cut = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
    return text.substring(0, cut) + "…";
  }

  /** Half a character, which no table and no JSON takes. */
  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
