package org.asterism.pipeline.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of the Rijksmuseum by its search, which gives numbers alone. Each work takes three further
 * requests: for the object, for the image it shows, and for the digital object that has its
 * picture. Everything is listed each time.
 */
final class RijksmuseumSearch implements Source {
  /** Works asked for between two notes of how far the listing is. */
  private static final int PAGE = 10;

  private static final String MARK = "#";

  private final JsonApi api;
  private final String url;
  private final String query;
  private @Nullable String heldFor;
  private JsonNode held = MissingNode.getInstance();

  /**
   * @param url of the search
   * @param query parameters of the search, such as {@code type=painting&creator=Rembrandt van Rijn}
   */
  RijksmuseumSearch(JsonApi api, String url, String query) {
    this.api = api;
    this.url = url;
    this.query = query;
  }

  /** The cursor is the address of a page of numbers, and how many of them are done. */
  @Override
  public Page page(@Nullable String watermark, @Nullable String cursor) throws NoAnswerException {
    int mark = cursor == null ? -1 : cursor.lastIndexOf(MARK);
    String address = cursor == null || mark < 0 ? beginning() : cursor.substring(0, mark);
    int first = cursor == null || mark < 0 ? 0 : Integer.parseInt(cursor.substring(mark + 1));
    JsonNode numbers = numbers(address);
    int end = Math.min(numbers.path("orderedItems").size(), first + PAGE);
    List<Harvest> found = new ArrayList<>();
    for (int i = first; i < end; i++) {
      try {
        found.add(work(Field.text(numbers.path("orderedItems").path(i), "id")));
      } catch (NoAnswerException e) {
        if (found.isEmpty()) {
          throw e;
        }
        return new Page(found, address + MARK + i);
      }
    }
    if (end < numbers.path("orderedItems").size()) {
      return new Page(found, address + MARK + end);
    }
    String next = Field.text(numbers.path("next"), "id");
    return new Page(found, next == null ? null : next + MARK + 0);
  }

  private String beginning() {
    String encoded = query.replace(" ", "%20");
    return encoded.isEmpty() ? url : url + "?" + encoded;
  }

  private JsonNode numbers(String address) throws NoAnswerException {
    if (!address.equals(heldFor)) {
      URI page = Field.web(address);
      if (page == null) {
        throw new NoAnswerException(
            URI.create(url),
            "\"%s\" is no address of a page".formatted(address),
            NoAnswerException.Kind.FINAL);
      }
      held = api.get(page);
      heldFor = address;
    }
    return held;
  }

  private Harvest work(@Nullable String address) throws NoAnswerException {
    String number = LinkedArt.number(address);
    if (number == null) {
      return new Harvest.Unreadable(
          Objects.requireNonNullElse(address, ""), "the search gave no number", "");
    }
    JsonNode object;
    try {
      object = resolved(number);
    } catch (NoAnswerException e) {
      if (e.kind() != NoAnswerException.Kind.FINAL) {
        throw e;
      }
      return new Harvest.Unreadable(number, String.valueOf(e.getMessage()), "");
    }
    JsonNode image = follow(object, "shows");
    return LinkedArt.read(object, image, follow(image, "digitally_shown_by"));
  }

  /** What a thing refers to; missing if it refers to nothing, or to what is not there. */
  private JsonNode follow(JsonNode thing, String property) throws NoAnswerException {
    String number = LinkedArt.number(Field.text(thing.path(property).path(0), "id"));
    try {
      return number == null ? MissingNode.getInstance() : resolved(number);
    } catch (NoAnswerException e) {
      if (e.kind() != NoAnswerException.Kind.FINAL) {
        throw e;
      }
      return MissingNode.getInstance();
    }
  }

  /** Things are served beside the search, by their numbers. */
  private JsonNode resolved(String number) throws NoAnswerException {
    return api.get(
        URI.create(url)
            .resolve("/%s?_profile=la-framed&_mediatype=application/ld%%2Bjson".formatted(number)));
  }
}
