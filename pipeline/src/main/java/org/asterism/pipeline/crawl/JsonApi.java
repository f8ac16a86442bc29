package org.asterism.pipeline.crawl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.asterism.pipeline.manners.Answer;
import org.asterism.pipeline.manners.Objection;
import org.asterism.pipeline.manners.PoliteHttp;

/** A museum's JSON over HTTP. */
final class JsonApi {
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  private final PoliteHttp http;

  JsonApi(PoliteHttp http) {
    this.http = http;
  }

  /** A question that got no JSON for an answer. The message says why. */
  static final class NoAnswerException extends Exception {
    private final boolean passing;

    NoAnswerException(URI uri, String reason, boolean passing) {
      super("%s: %s".formatted(withoutQuery(uri), reason));
      this.passing = passing;
    }

    private static String withoutQuery(URI uri) {
      return "%s://%s%s".formatted(uri.getScheme(), uri.getAuthority(), uri.getPath());
    }

    /** Whether the same question may get an answer later. */
    boolean isPassing() {
      return passing;
    }
  }

  JsonNode get(URI uri) throws NoAnswerException {
    return get(uri, json -> OptionalLong.empty());
  }

  /**
   * @param later seconds to wait, if the JSON says that the server is too busy
   */
  JsonNode get(URI uri, Function<JsonNode, OptionalLong> later) throws NoAnswerException {
    // The judge has read what is given; reading it again would cost as much once more.
    AtomicReference<JsonNode> read = new AtomicReference<>(MissingNode.getInstance());
    Answer answer =
        http.get(
            uri,
            given -> {
              read.set(parsed(given));
              return objection(given, read.get(), later);
            });
    if (answer instanceof Answer.Given) {
      return read.get();
    }
    if (answer instanceof Answer.Refused refused) {
      throw new NoAnswerException(uri, refused.reason(), false);
    }
    throw new NoAnswerException(uri, ((Answer.Unavailable) answer).reason(), true);
  }

  private static Optional<Objection> objection(
      Answer.Given given, JsonNode json, Function<JsonNode, OptionalLong> later) {
    if (!json.isContainerNode()) {
      String reason = "the answer is no JSON but \"%s\"".formatted(given.contentType());
      return Optional.of(new Objection(reason, OptionalLong.empty(), true));
    }
    OptionalLong wait = later.apply(json);
    return wait.isEmpty()
        ? Optional.empty()
        : Optional.of(new Objection("the server is too busy", wait, true));
  }

  /** Missing where the body is no JSON. */
  private static JsonNode parsed(Answer.Given given) {
    try {
      return JSON.readTree(given.body());
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /**
   * The record as one line of JSON, its keys in order: a server that only writes them in another
   * one has not changed the record.
   */
  static String text(JsonNode json) {
    try {
      return JSON.writeValueAsString(JSON.treeToValue(json, Object.class));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
