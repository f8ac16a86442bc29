package org.asterism.sandbox.collection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of one museum, in no museum's dialect.
 *
 * @param key what the work is, for ever: the seed of everything drawn or chosen for it
 * @param sourceId the Art Institute's id, the Met's objectID or Commons' pageid
 * @param maker the artist, absent where unknown
 * @param yearFrom first year it may have been made in, if known
 * @param medium material and technique, if known
 * @param style the movement as far as this museum's record tells it: for most it does not
 * @param tags what is depicted, in the cataloguer's words, possibly none
 * @param category the Commons category of the subject, if any
 * @param state whether the record leads to a picture
 * @param width of the picture in pixels
 * @param updatedAt when the museum last changed the record
 * @param upload the picture's file, if there is one
 */
public record Work(
    String key,
    Museum museum,
    int sourceId,
    String title,
    @Nullable Maker maker,
    @Nullable Integer yearFrom,
    @Nullable Integer yearTo,
    String dateText,
    @Nullable String place,
    @Nullable String medium,
    @Nullable String style,
    List<String> tags,
    @Nullable String category,
    @Nullable String description,
    Terms terms,
    State state,
    int width,
    int height,
    Instant updatedAt,
    Upload upload,
    Truth truth) {

  /** What becomes of a crawler who asks for the picture. */
  public enum State {
    /** The picture is there. */
    SHOWN,
    /** The record names no picture, though nothing forbids one. */
    NO_PICTURE,
    /** The record is listed but asking for it answers 404. */
    LISTED_ONLY,
    /** The file is a document, not a picture. */
    DOCUMENT
  }

  public Work {
    tags = List.copyOf(tags);
  }

  Work titled(String newTitle, Instant when) {
    return copy(newTitle, terms, state, width, height, when, upload);
  }

  Work repainted(int newWidth, int newHeight, Instant when) {
    return copy(title, terms, state, newWidth, newHeight, when, upload.replaced(when));
  }

  Work under(Terms newTerms, State newState, Instant when) {
    return copy(title, newTerms, newState, width, height, when, upload);
  }

  /** As if it had first been shown at that time. */
  Work acquired(Instant when) {
    return copy(title, terms, state, width, height, when, Upload.first(title, when));
  }

  private Work copy(
      String newTitle,
      Terms newTerms,
      State newState,
      int newWidth,
      int newHeight,
      Instant when,
      Upload newUpload) {
    return new Work(
        key,
        museum,
        sourceId,
        newTitle,
        maker,
        yearFrom,
        yearTo,
        dateText,
        place,
        medium,
        style,
        tags,
        category,
        description,
        newTerms,
        newState,
        newWidth,
        newHeight,
        when,
        newUpload,
        truth);
  }

  /** Whether a crawler should end up holding this work with its picture. */
  public boolean isOpen() {
    return state == State.SHOWN
        && (museum == Museum.COMMONS ? terms.isOpen() : terms.isPublicDomain());
  }
}
