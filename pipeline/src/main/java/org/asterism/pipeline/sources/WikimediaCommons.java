package org.asterism.pipeline.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.DateText;
import org.asterism.core.licence.Licence;
import org.asterism.pipeline.manners.Objection;
import org.jspecify.annotations.Nullable;

/**
 * Wikimedia Commons, by time of upload. An answer may hold only parts of its pages: the rest
 * follows under the keys of {@code continue}, until {@code batchcomplete}; parts are put together
 * by page id.
 */
final class WikimediaCommons implements Source {
  private static final String ID = Kind.COMMONS.id();

  /** The API makes at most 50 thumbnails an answer. */
  private static final int BATCH = 50;

  /** One of the widths Commons keeps ready. */
  private static final int WIDTH = 960;

  private static final long LAG_PAUSE_SECONDS = 5;

  private static final Pattern LIFE =
      Pattern.compile("\\s*\\((\\d{4})\\s*[–-]\\s*(\\d{4})\\)\\s*$");

  private final JsonApi api;
  private final String url;

  WikimediaCommons(JsonApi api, String url) {
    this.api = api;
    this.url = url;
  }

  /** The cursor is the API's own {@code continue} object. */
  @Override
  public Page page(@Nullable String watermark, @Nullable String cursor) throws NoAnswerException {
    Map<Long, ObjectNode> pages = new TreeMap<>();
    Map<String, String> continuation =
        cursor == null ? Map.of() : continuation(JsonApi.parsed(cursor));
    boolean whole;
    do {
      URI question = query(watermark, continuation);
      Map<String, String> asked = continuation;
      JsonNode answer = api.get(question, json -> objection(json, asked));
      if (answer.has("error")) {
        // It comes with HTTP 200 and would pass for the end of the listing.
        String reason = answer.path("error").path("info").asText("an error without a text");
        throw new NoAnswerException(question, reason, NoAnswerException.Kind.FINAL);
      }
      answer.path("query").path("pages").forEach(page -> merge(pages, page));
      continuation = continuation(answer.path("continue"));
      whole = answer.has("batchcomplete");
    } while (!whole && !continuation.isEmpty());
    return new Page(
        pages.values().stream().map(WikimediaCommons::read).toList(),
        continuation.isEmpty() ? null : JsonApi.text(continuation));
  }

  /** Too busy, or an answer that leads back to the question it answers. */
  private static Optional<Objection> objection(JsonNode answer, Map<String, String> asked) {
    String code = answer.path("error").path("code").asText();
    if (code.equals("maxlag") || code.equals("ratelimited")) {
      return Optional.of(
          new Objection("the server is too busy", OptionalLong.of(LAG_PAUSE_SECONDS), true));
    }
    return !asked.isEmpty() && asked.equals(continuation(answer.path("continue")))
        ? Optional.of(Objection.passing("the page before came once more"))
        : Optional.empty();
  }

  private URI query(@Nullable String watermark, Map<String, String> continuation) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("action", "query");
    parameters.put("format", "json");
    parameters.put("formatversion", "2");
    parameters.put("maxlag", "5");
    parameters.put("generator", "allimages");
    parameters.put("gaisort", "timestamp");
    parameters.put("gaidir", "newer");
    parameters.put("gailimit", Integer.toString(BATCH));
    if (watermark != null) {
      parameters.put("gaistart", watermark);
    }
    parameters.put("prop", "imageinfo");
    parameters.put("iiprop", "url|size|mime|sha1|timestamp|extmetadata|mediatype");
    parameters.put("iiurlwidth", Integer.toString(WIDTH));
    parameters.putAll(continuation);
    StringBuilder query = new StringBuilder(url);
    parameters.forEach(
        (name, value) ->
            query
                .append(query.length() == url.length() ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return URI.create(query.toString());
  }

  private static Map<String, String> continuation(JsonNode keys) {
    Map<String, String> next = new LinkedHashMap<>();
    keys.fields().forEachRemaining(e -> next.put(e.getKey(), e.getValue().asText()));
    return next;
  }

  private static void merge(Map<Long, ObjectNode> pages, JsonNode part) {
    pages.merge(
        part.path("pageid").asLong(),
        (ObjectNode) part,
        (known, more) -> {
          known.setAll(more);
          return known;
        });
  }

  static Harvest read(JsonNode page) {
    String id = page.path("pageid").asText();
    JsonNode info = page.path("imageinfo").path(0);
    if (info.isMissingNode()) {
      return new Harvest.Unreadable(id, "the page came without imageinfo", JsonApi.text(page));
    }
    JsonNode meta = info.path("extmetadata");
    String date = value(meta, "DateTimeOriginal");
    String wording = licenceWording(meta);
    Artwork artwork =
        new Artwork(
                ID,
                id,
                title(page, meta),
                artists(meta),
                date,
                null,
                List.of(),
                categories(meta),
                value(meta, "ImageDescription"),
                value(meta, "Medium"),
                null,
                null,
                licence(meta, wording),
                info.path("descriptionurl").asText(),
                picture(info))
            .dated(DateText.read(date).orElse(null))
            .crediting(value(meta, "Attribution"));
    return new Harvest.Found(
        artwork, wording, info.path("timestamp").asText(""), JsonApi.text(page));
  }

  /** The plain text of an entry, which is HTML; null where absent or empty. */
  private static @Nullable String value(JsonNode meta, String name) {
    return Field.html(meta.path(name), "value");
  }

  private static String title(JsonNode page, JsonNode meta) {
    String name = value(meta, "ObjectName");
    if (name != null) {
      return name;
    }
    String file = page.path("title").asText("").replaceFirst("^File:", "");
    String bare = file.replaceFirst("\\.[A-Za-z0-9]{2,5}$", "").replace('_', ' ').strip();
    return Field.orUntitled(bare.isEmpty() ? null : bare);
  }

  /**
   * "Berthe Morisot (1841–1895)" is a name and a life; it must be one with the plain name
   * elsewhere.
   */
  private static List<Artist> artists(JsonNode meta) {
    String maker = value(meta, "Artist");
    if (maker == null) {
      return List.of();
    }
    Matcher life = LIFE.matcher(maker);
    if (!life.find() || life.start() == 0) {
      return List.of(new Artist(maker, null, null, null));
    }
    return List.of(
        new Artist(
            maker.substring(0, life.start()),
            null,
            Integer.valueOf(life.group(1)),
            Integer.valueOf(life.group(2))));
  }

  private static List<String> categories(JsonNode meta) {
    String joined = value(meta, "Categories");
    return joined == null ? List.of() : List.of(joined.split("\\s*\\|\\s*"));
  }

  private static String licenceWording(JsonNode meta) {
    List<String> wordings = new ArrayList<>();
    for (String field : List.of("License", "LicenseShortName", "UsageTerms")) {
      wordings.addAll(Field.present(value(meta, field)));
    }
    return wordings.isEmpty() ? "" : wordings.get(0);
  }

  private static Licence licence(JsonNode meta, String wording) {
    if ("true".equals(value(meta, "NonFree"))) {
      return Licence.NOT_OPEN;
    }
    return Licence.of(wording, value(meta, "LicenseUrl"));
  }

  private static @Nullable String picture(JsonNode info) {
    String thumbnail = Field.text(info, "thumburl");
    return thumbnail == null ? Field.text(info, "url") : thumbnail;
  }
}
