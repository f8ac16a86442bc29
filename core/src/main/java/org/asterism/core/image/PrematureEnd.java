package org.asterism.core.image;

import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/** Hears a reader complain that the data ran out, after which the rest of the picture is grey. */
final class PrematureEnd implements IIOReadWarningListener {
  private boolean seen;

  boolean seen() {
    return seen;
  }

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    String words = warning.toLowerCase(Locale.ROOT);
    // libjpeg's "Premature end of JPEG file" and "premature end of data segment", the JDK's
    // "Truncated File - Missing EOI marker".
    seen |= words.contains("premature end") || words.contains("truncated");
  }
}
