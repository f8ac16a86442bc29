package org.asterism.serving.api;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.asterism.serving.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** The parameters of one request, of which none goes unread. */
final class QueryParameters {
  private final MultivaluedMap<String, String> given;

  /**
   * @throws ProblemException if one is given that is not known
   */
  QueryParameters(UriInfo uri, List<String> known) {
    given = uri.getQueryParameters();
    for (String name : new TreeSet<>(given.keySet())) {
      if (!known.contains(name)) {
        throw ProblemException.badRequest(
            "The parameter \"%s\" is not known".formatted(name),
            known.isEmpty()
                ? "none can be given here"
                : "known here are " + String.join(", ", known),
            "Correct its name or leave it out.");
      }
    }
  }

  List<String> all(String name) {
    return given.getOrDefault(name, List.of());
  }

  /**
   * @throws ProblemException if it is given twice
   */
  Optional<String> one(String name) {
    List<String> values = all(name);
    if (values.size() > 1) {
      throw ProblemException.badRequest(
          "The parameter \"%s\" cannot be used".formatted(name),
          "it is given %d times".formatted(values.size()),
          "Give it once.");
    }
    return values.stream().findFirst();
  }

  /**
   * @throws ProblemException if it is no whole number from {@code min} to {@code max}
   */
  @Nullable Integer number(String name, int min, int max) {
    String text = one(name).orElse(null);
    if (text == null) {
      return null;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through to the same sentence as a number out of range.
    }
    throw ProblemException.badRequest(
        "The parameter \"%s\" cannot be \"%s\"".formatted(name, text),
        "it is a whole number from %d to %d".formatted(min, max),
        "Give such a number.");
  }

  int number(String name, int min, int max, int otherwise) {
    Integer number = number(name, min, max);
    return number == null ? otherwise : number;
  }

  /**
   * @throws ProblemException if it is no number from 0 to 1
   */
  double share(String name, double otherwise) {
    String text = one(name).orElse(null);
    if (text == null) {
      return otherwise;
    }
    try {
      double number = Double.parseDouble(text);
      if (number >= 0 && number <= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through to the same sentence as a number out of range.
    }
    throw ProblemException.badRequest(
        "The parameter \"%s\" cannot be \"%s\"".formatted(name, text),
        "it is a number from 0 to 1",
        "Give such a number.");
  }
}
