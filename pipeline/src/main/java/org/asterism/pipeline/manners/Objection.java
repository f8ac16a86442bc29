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
  /** Looks at an answer. */
  public interface Judge {
    /** What is wrong with it, if anything. */
    Optional<Objection> objectionTo(Answer.Given given);
  }
}
