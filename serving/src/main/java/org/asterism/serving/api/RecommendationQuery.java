package org.asterism.serving.api;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Weights;
import org.asterism.core.licence.LicenceClass;
import org.asterism.core.recommend.Filter;
import org.asterism.core.recommend.Request;
import org.asterism.serving.http.ProblemException;
import org.asterism.serving.live.Scoring;

/** Reads what a request for recommendations asks. */
@Singleton
class RecommendationQuery {
  static final int DEFAULT_K = 24;

  private static final String TEXT = "text";
  private static final int FIRST_YEAR = -10_000;
  private static final int LAST_YEAR = 10_000;
  private static final List<String> KNOWN =
      List.of("k", "weights", "diversity", "licence", "yearFrom", "yearTo");

  private final Scoring scoring;

  RecommendationQuery(Scoring scoring) {
    this.scoring = scoring;
  }

  /**
   * @throws ProblemException if a parameter is not known or cannot be used
   */
  Request of(UriInfo uri) {
    return of(new QueryParameters(uri, KNOWN));
  }

  /** As {@link #of(UriInfo)} for a question that consists of words, in the parameter text. */
  Request ofWords(UriInfo uri) {
    return of(new QueryParameters(uri, Stream.concat(Stream.of(TEXT), KNOWN.stream()).toList()));
  }

  private Request of(QueryParameters parameters) {
    Filter filter =
        new Filter(
            licences(parameters.all("licence")),
            parameters.number("yearFrom", FIRST_YEAR, LAST_YEAR),
            parameters.number("yearTo", FIRST_YEAR, LAST_YEAR));
    return new Request(
        weights(parameters),
        filter,
        parameters.number("k", 1, Request.MAX_LIMIT, DEFAULT_K),
        parameters.share("diversity", 0));
  }

  /** The weights asked for, or the usual ones. */
  Weights weights(QueryParameters parameters) {
    return parameters.one("weights").map(RecommendationQuery::parsed).orElse(scoring.weights());
  }

  private static Weights parsed(String text) {
    try {
      return Weights.parse(text);
    } catch (AsterismException e) {
      throw ProblemException.of(400, e);
    }
  }

  private static Set<LicenceClass> licences(List<String> codes) {
    return codes.stream().map(RecommendationQuery::licence).collect(toSet());
  }

  private static LicenceClass licence(String code) {
    return LicenceClass.ofCode(code)
        .orElseThrow(
            () ->
                ProblemException.badRequest(
                    "The licence \"%s\" is not known".formatted(code),
                    "the codes are "
                        + Arrays.stream(LicenceClass.values())
                            .map(LicenceClass::code)
                            .collect(joining(", ")),
                    "Give one of these, or leave the filter out."));
  }
}
