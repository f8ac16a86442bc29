package org.asterism.core.artwork;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts in UTF-8 that somebody read as Latin-1 or its kin Windows-1252: "DÃ¼rer". They are repaired
 * only where that is certain: the whole text goes back into bytes of that charset, and these bytes
 * are UTF-8 without a fault and not plain ASCII. Honest Latin-1 hardly ever is.
 */
final class Mojibake {
  private static final List<Charset> MISREAD =
      List.of(StandardCharsets.ISO_8859_1, Charset.forName("windows-1252"));

  private Mojibake() {}

  /** The text as it was meant; the same again for a repaired text. */
  static String repaired(String text) {
    String held = text;
    // Every repair makes it shorter.
    while (true) {
      String better = onceRepaired(held);
      if (better == null) {
        return held;
      }
      held = better;
    }
  }

  private static @Nullable String onceRepaired(String text) {
    if (text.chars().noneMatch(c -> c >= 0xC2 && c <= 0xF4)) {
      return null;
    }
    for (Charset charset : MISREAD) {
      try {
        ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
        return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      } catch (CharacterCodingException e) {
        // It is something else, and stays as it is.
      }
    }
    return null;
  }
}
