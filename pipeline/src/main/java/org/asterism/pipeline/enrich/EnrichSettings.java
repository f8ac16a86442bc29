package org.asterism.pipeline.enrich;

import java.io.Serializable;
import org.asterism.core.AsterismException;

/**
 * How pictures are measured.
 *
 * @param raw root of the raw store
 * @param thumbnail long side of thumbnails in pixels, 64 to 1024
 * @param ocr whether and how the text in pictures is read
 */
public record EnrichSettings(String raw, int thumbnail, Ocr ocr) implements Serializable {
  public EnrichSettings {
    if (thumbnail < 64 || thumbnail > 1024) {
      throw new AsterismException(
          "enrich.thumbnail is %d".formatted(thumbnail),
          "a thumbnail's long side has 64 to 1024 pixels",
          "Set it to a number between these, such as 400.");
    }
  }

  /** With no reading of text. */
  public EnrichSettings(String raw, int thumbnail) {
    this(raw, thumbnail, Ocr.of(false, "eng"));
  }
}
