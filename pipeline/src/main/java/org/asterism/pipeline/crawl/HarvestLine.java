package org.asterism.pipeline.crawl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import org.asterism.pipeline.sources.Harvest;

/**
 * A harvest as one line of the journal.
 *
 * @param listing the name of the source that brought it
 */
record HarvestLine(String listing, Harvest harvest) {
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  static HarvestLine parse(String line) {
    try {
      return JSON.readValue(line, HarvestLine.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
