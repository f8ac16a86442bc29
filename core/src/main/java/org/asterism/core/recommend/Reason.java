package org.asterism.core.recommend;

import java.util.Locale;
import org.asterism.core.affinity.Affinity;
import org.jspecify.annotations.Nullable;

/**
 * Why an image is related, or what speaks against it, from something measured or recorded. The
 * reasons of one image add up to its score.
 *
 * @param affinity the affinity whose contribution this is a part of; null for the graph's
 * @param text a phrase for people, such as "Both show: harbour, boats"
 * @param contribution what it adds to the score, below 0 if it takes away, to six decimals
 */
public record Reason(@Nullable Affinity affinity, Kind kind, String text, double contribution) {
  /** What a reason speaks of. */
  public enum Kind {
    /** Colours. */
    PALETTE,
    /** One other aspect of the look. */
    ASPECT,
    /** Subjects both works are tagged with. */
    SUBJECTS,
    /** Words both works are described by. */
    KEYWORDS,
    /** One maker of both. */
    MAKER,
    /**
     * Makers who taught or influenced each other, or have a movement, place or period in common.
     */
    RELATION,
    /** A movement both works belong to. */
    MOVEMENT,
    /** The years between them. */
    YEARS,
    /** The edges between them in the affinity graph. */
    LINKS,
    /** An affinity as a whole, where nothing in it can be told apart. */
    WHOLE,
    /** What is left of an affinity when its other reasons are told. */
    REST;

    /** The name in the API. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
