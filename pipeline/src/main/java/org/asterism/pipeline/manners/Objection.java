package org.asterism.pipeline.manners;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Why an answer that came with HTTP 200 will not do, so that the request is made again.
 *
 * @param reason what is wrong with it
 * @param waitSeconds how long the server asked to wait; empty to leave it to the back-off
 * @param passing whether, after the last attempt, a later run may have more luck
 */
public record Objection(String reason, OptionalLong waitSeconds, boolean passing) {
  /** One that leaves the pause to the back-off, and that a later run may not meet. */
  public static Objection passing(String reason) {
    return new Objection(reason, OptionalLong.empty(), true);
  }

  /** Looks at an answer. */
  public interface Judge {
    /** What is wrong with it, if anything. */
    Optional<Objection> objectionTo(Answer.Given given);
  }
}
