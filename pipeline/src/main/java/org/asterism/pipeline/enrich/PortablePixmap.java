package org.asterism.pipeline.enrich;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.asterism.core.image.Picture;

/**
 * The plainest picture file there is.
 *
 * @see <a href="https://netpbm.sourceforge.net/doc/ppm.html">the PPM format</a>
 */
final class PortablePixmap {
  private PortablePixmap() {}

  static byte[] of(Picture picture) {
    String header = "P6\n%d %d\n255\n".formatted(picture.width(), picture.height());
    byte[] start = header.getBytes(StandardCharsets.US_ASCII);
    byte[] file = Arrays.copyOf(start, start.length + 3 * picture.rgb().length);
    int at = start.length;
    for (int rgb : picture.rgb()) {
      file[at++] = (byte) (rgb >> 16);
      file[at++] = (byte) (rgb >> 8);
      file[at++] = (byte) rgb;
    }
    return file;
  }
}
