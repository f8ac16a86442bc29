package org.asterism.serving.api;

import org.asterism.serving.http.ProblemException;

/** What is said of an id that no image has. */
final class UnknownImage {
  private UnknownImage() {}

  static ProblemException of(String id) {
    return ProblemException.notFound(
        "There is no image \"%s\"".formatted(id),
        "the collection in use does not hold it",
        "Search for it at /api/v1/images?q=, or start from /api/v1/samples.");
  }
}
