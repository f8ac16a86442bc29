package org.asterism.pipeline.sources;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.asterism.core.artwork.Artwork;
import org.jspecify.annotations.Nullable;

/** One thing a source's listing brought. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Harvest.Found.class, name = "found"),
  @JsonSubTypes.Type(value = Harvest.Unreadable.class, name = "unreadable"),
  @JsonSubTypes.Type(value = Harvest.Withdrawn.class, name = "withdrawn")
})
public sealed interface Harvest {
  /** The record's id at its source. */
  String sourceId();

  /**
   * A record in Asterism's terms.
   *
   * @param licenceWording the terms as the source words them
   * @param updatedAt when the source last changed the record, as the source writes it; such stamps
   *     of one source sort by time. Empty if the source does not say.
   * @param json the record as the source gave it
   * @param language of the description, or of the title where there is none, by its code of ISO
   *     639-1; null if the source does not tell
   */
  record Found(
      Artwork artwork,
      String licenceWording,
      String updatedAt,
      String json,
      @Nullable String language)
      implements Harvest {
    /** A record in a language that is not told. */
    public Found(Artwork artwork, String licenceWording, String updatedAt, String json) {
      this(artwork, licenceWording, updatedAt, json, null);
    }

    /** As told by the source, which may call a language by a name. */
    Found in(@Nullable String told) {
      return new Found(artwork, licenceWording, updatedAt, json, Languages.code(told));
    }

    @Override
    public String sourceId() {
      return artwork.sourceId();
    }

    /** Whether it was changed at or after the watermark, or may have been. */
    boolean isSince(@Nullable String watermark) {
      return watermark == null || updatedAt.isEmpty() || updatedAt.compareTo(watermark) >= 0;
    }
  }

  /** A record that could not be read; it is kept with its reason. */
  record Unreadable(String sourceId, String reason, String json) implements Harvest {}

  /** A record the source says is gone. */
  record Withdrawn(String sourceId, String reason) implements Harvest {}
}
