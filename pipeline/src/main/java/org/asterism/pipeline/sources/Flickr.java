package org.asterism.pipeline.sources;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.manners.Objection;
import org.jspecify.annotations.Nullable;

/**
 * Flickr's search. A question gives 4,000 photographs at most and then repeats itself, so the time
 * of upload is cut into windows that hold no more. Only openly licensed ones are asked for; which
 * licences there are, Flickr says itself.
 */
final class Flickr implements Source {
  /** The most one question brings to light. */
  private static final int MOST = 4_000;

  private static final int PAGE = 250;

  /** The second in which the first photograph may have been uploaded: 1 February 2004. */
  private static final long BEGINNING = 1_075_593_600;

  /** Codes of failures that pass: the service or its search is not available just now. */
  private static final Set<String> PASSING = Set.of("0", "10", "105");

  private static final String BAD_KEY = "100";

  private static final String EXTRAS =
      Stream.concat(
              Stream.of(
                  "description", "license", "date_upload", "date_taken", "owner_name", "tags"),
              FlickrPhoto.SIZES.stream().map("url_"::concat))
          .collect(joining(","));

  private final JsonApi api;
  private final SourceSettings settings;
  private final Clock clock;
  private final Secret key;
  private @Nullable Map<String, FlickrLicence> licences;

  /**
   * @param clock tells where a listing ends
   */
  Flickr(JsonApi api, SourceSettings settings, Clock clock) {
    requireOptions(settings);
    this.api = api;
    this.settings = settings;
    this.clock = clock;
    this.key = settings.requireKey();
  }

  static void requireOptions(SourceSettings settings) {
    if (Stream.of("text", "tags", "user", "group").allMatch(o -> settings.option(o) == null)) {
      throw new AsterismException(
          "%s is not asked for everything it has".formatted(settings.displayName()),
          "it holds billions of photographs, and few of them are artworks",
          "Set sources.%s.text, tags, user or group.".formatted(settings.name()));
    }
  }

  /** The cursor is an {@link UploadWindow}. */
  @Override
  public Page page(@Nullable String watermark, @Nullable String cursor) throws NoAnswerException {
    if (licences == null) {
      licences = licences();
    }
    UploadWindow window =
        cursor == null
            ? UploadWindow.whole(
                watermark == null ? BEGINNING : Long.parseLong(watermark),
                clock.instant().getEpochSecond())
            : UploadWindow.parse(cursor);
    URI search = search(window, open(licences));
    JsonNode photos = ask(search, window.page()).path("photos");
    JsonNode listed = JsonApi.list(search, photos, "photo");
    long total = photos.path("total").asLong(0);
    if (window.page() == 1 && total > MOST && !window.isOneSecond()) {
      return new Page(List.of(), window.half().text());
    }
    List<Harvest> found = new ArrayList<>();
    for (JsonNode photo : listed) {
      found.add(FlickrPhoto.read(photo, licences));
    }
    boolean more = !listed.isEmpty() && (long) window.page() * PAGE < Math.min(total, MOST);
    if (!more && total > MOST) {
      found.add(tooMany(window, total));
    }
    UploadWindow next = more ? window.nextPage() : window.next();
    return new Page(found, next == null ? null : next.text());
  }

  private Map<String, FlickrLicence> licences() throws NoAnswerException {
    URI question = question("flickr.photos.licenses.getInfo").uri();
    Map<String, FlickrLicence> all = FlickrLicence.all(ask(question, 0));
    if (open(all).isEmpty()) {
      // Without a licence to ask for, everything would be listed.
      throw JsonApi.unlike(question, "an open licence");
    }
    return all;
  }

  private static Harvest tooMany(UploadWindow window, long total) {
    return new Harvest.Unreadable(
        "uploads-of-%d".formatted(window.from()),
        "%,d photographs were uploaded within this second, and Flickr shows %,d of them"
            .formatted(total, MOST),
        "");
  }

  private URI search(UploadWindow window, String licenceIds) {
    return question("flickr.photos.search")
        .with("text", settings.option("text"))
        .with("tags", settings.option("tags"))
        .with("user_id", settings.option("user"))
        .with("group_id", settings.option("group"))
        .with("license", licenceIds)
        .with("min_upload_date", window.from())
        .with("max_upload_date", window.to())
        .with("sort", "date-posted-asc")
        .with("media", "photos")
        .with("safe_search", 1)
        .with("extras", EXTRAS)
        .with("per_page", PAGE)
        .with("page", window.page())
        .uri();
  }

  private Query question(String method) {
    return new Query(settings.url())
        .with("method", method)
        .with("api_key", key.value())
        .with("format", "json")
        .with("nojsoncallback", 1);
  }

  private static String open(Map<String, FlickrLicence> licences) {
    return licences.values().stream()
        .filter(each -> each.licence().isOpen())
        .map(FlickrLicence::id)
        .collect(joining(","));
  }

  /**
   * @param page the page that must come, or 0 for an answer without pages
   */
  private JsonNode ask(URI question, int page) throws NoAnswerException {
    JsonNode answer = api.get(question, json -> objection(json, page));
    if (answer.path("stat").asText("ok").equals("ok")) {
      return answer;
    }
    // It comes with HTTP 200 and would pass for the end of the listing.
    String code = answer.path("code").asText();
    String message = key.struckFrom(answer.path("message").asText("an error without a text"));
    String reason =
        code.equals(BAD_KEY)
            ? "Flickr does not accept the API key (%s)".formatted(message)
            : "%s (code %s)".formatted(message, code);
    throw new NoAnswerException(question, reason, NoAnswerException.Kind.FINAL);
  }

  private Optional<Objection> objection(JsonNode answer, int asked) {
    if (answer.path("stat").asText().equals("fail")
        && PASSING.contains(answer.path("code").asText())) {
      return Optional.of(Objection.passing("Flickr is not available just now"));
    }
    JsonNode photos = answer.path("photos");
    boolean other = photos.path("page").asInt(asked) != asked && !photos.path("photo").isEmpty();
    return asked > 0 && other
        ? Optional.of(Objection.passing("another page came in place of page " + asked))
        : Optional.empty();
  }
}
