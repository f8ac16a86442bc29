package org.asterism.sandbox.collection;

import java.time.Instant;

/**
 * A picture as it was put where it is.
 *
 * @param title the work's title when its first picture was; files are named after it for ever
 * @param edition 0 for the first picture, one more for each that took its place
 * @param at when this one was put there
 */
public record Upload(String title, int edition, Instant at) {
  static Upload first(String title, Instant at) {
    return new Upload(title, 0, at);
  }

  Upload replaced(Instant when) {
    return new Upload(title, edition + 1, when);
  }
}
