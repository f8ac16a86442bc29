package org.asterism.core.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Puts a name to bytes that are no picture Asterism reads, so that a refusal says what came. */
final class StrangeBytes {
  /** The longest opening looked at; a doctype may follow a byte-order mark and a comment. */
  private static final int OPENING = 512;

  /** What a file opens with, lower case, tried in this order. */
  private static final Map<String, String> OPENINGS = new LinkedHashMap<>();

  static {
    OPENINGS.put("<!doctype html", "a web page (HTML)");
    OPENINGS.put("<html", "a web page (HTML)");
    OPENINGS.put("<head", "a web page (HTML)");
    OPENINGS.put("<svg", "an SVG drawing");
    OPENINGS.put("<?xml", "an XML file");
    OPENINGS.put("{", "a JSON answer");
    OPENINGS.put("[", "a JSON answer");
    OPENINGS.put("%pdf", "a PDF file");
    OPENINGS.put("ii+\0", "a BigTIFF picture");
    OPENINGS.put("mm\0+", "a BigTIFF picture");
    OPENINGS.put("bm", "a BMP picture");
    OPENINGS.put("8bps", "a Photoshop file");
    OPENINGS.put("pk\u0003\u0004", "a ZIP archive");
    OPENINGS.put("\u001f\u008b", "gzip-compressed data");
    OPENINGS.put("\0\0\0\fjp  ", "a JPEG 2000 picture");
    OPENINGS.put("\u00ffo\u00ffq", "a JPEG 2000 picture");
    OPENINGS.put("\0\0\0\fjxl ", "a JPEG XL picture");
    OPENINGS.put("\u00ff\n", "a JPEG XL picture");
  }

  private StrangeBytes() {}

  /** A noun phrase such as "a web page (HTML)". */
  static String nameOf(byte[] bytes) {
    if (bytes.length == 0) {
      return "an empty file";
    }
    String opening =
        new String(bytes, 0, Math.min(bytes.length, OPENING), ISO_8859_1).toLowerCase(Locale.ROOT);
    if (opening.startsWith("ftyp", 4)) {
      return opening.startsWith("avif", 8) ? "an AVIF picture" : "a HEIF picture or a video";
    }
    String text = opening.startsWith("\u00ef\u00bb\u00bf") ? opening.substring(3) : opening;
    String firstWords = text.stripLeading();
    for (Map.Entry<String, String> each : OPENINGS.entrySet()) {
      if (opening.startsWith(each.getKey()) || firstWords.startsWith(each.getKey())) {
        return each.getValue();
      }
    }
    return text.chars().allMatch(StrangeBytes::isText) ? "plain text" : "unknown binary data";
  }

  private static boolean isText(int character) {
    return character >= ' ' || character == '\n' || character == '\r' || character == '\t';
  }
}
