package org.asterism.pipeline.manners;

import java.net.URI;

/** How one request ended, after all its attempts. */
public sealed interface Answer {
  /** The server gave what was asked for. */
  record Given(URI uri, String contentType, Validators validators, byte[] body) implements Answer {}

  /** The server, or its robots.txt, said no; asking again will not help. */
  record Refused(URI uri, String reason) implements Answer {}

  /** No usable answer after all attempts; a later run may have more luck. */
  record Unavailable(URI uri, String reason) implements Answer {}

  /** What is held is still what the server has. */
  record NotModified(URI uri) implements Answer {}

  /** The run has used up its requests. */
  record OverBudget(URI uri, String reason) implements Answer {}
}
