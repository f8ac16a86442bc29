package org.asterism.pipeline.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.asterism.core.Sha256;
import org.asterism.pipeline.manners.Answer;
import org.asterism.pipeline.manners.Objection;
import org.asterism.pipeline.manners.PoliteHttp;
import org.asterism.pipeline.manners.Validators;

/** A museum's JSON over HTTP. */
final class JsonApi {
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  private final PoliteHttp http;
  private final Map<String, String> headers;

  JsonApi(PoliteHttp http) {
    this(http, Map.of());
  }

  /**
   * @param headers sent with every request
   */
  JsonApi(PoliteHttp http, Map<String, String> headers) {
    this.http = http;
    this.headers = Map.copyOf(headers);
  }

  JsonNode get(URI uri) throws NoAnswerException {
    return get(uri, json -> Optional.empty());
  }

  /**
   * @param judge what is wrong with an answer that is JSON, if anything
   */
  JsonNode get(URI uri, Function<JsonNode, Optional<Objection>> judge) throws NoAnswerException {
    // The judge has read what is given; reading it again would cost as much once more.
    AtomicReference<JsonNode> read = new AtomicReference<>(MissingNode.getInstance());
    Answer answer =
        http.get(
            uri,
            headers,
            Validators.NONE,
            given -> {
              read.set(parsed(given));
              return read.get().isContainerNode() ? judge.apply(read.get()) : noJson(given);
            });
    NoAnswerException.unlessGiven(uri, answer);
    return read.get();
  }

  /**
   * A list in an answer.
   *
   * @throws NoAnswerException if there is no such list: nothing at all would pass for the end
   */
  static JsonNode list(URI uri, JsonNode answer, String name) throws NoAnswerException {
    JsonNode list = answer.path(name);
    if (!list.isArray()) {
      throw unlike(uri, "a list called \"%s\"".formatted(name));
    }
    return list;
  }

  /** The API answers in another form than the one that is known. */
  static NoAnswerException unlike(URI uri, String expected) {
    return new NoAnswerException(
        uri,
        "the answer lacks %s; the API may have changed".formatted(expected),
        NoAnswerException.Kind.FINAL);
  }

  /** A record that cannot be told from others by an id; its text does that. */
  static Harvest.Unreadable nameless(JsonNode record, String reason) {
    String text = text(record);
    String hash = Sha256.hexOf(text.getBytes(StandardCharsets.UTF_8));
    return new Harvest.Unreadable("nameless-" + hash.substring(0, 16), reason, text);
  }

  private static Optional<Objection> noJson(Answer.Given given) {
    return Optional.of(
        Objection.passing("the answer is no JSON but \"%s\"".formatted(given.contentType())));
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
      return text(JSON.treeToValue(json, Object.class));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Maps, lists and texts as one line of JSON. */
  static String text(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@link #text} wrote. */
  static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
