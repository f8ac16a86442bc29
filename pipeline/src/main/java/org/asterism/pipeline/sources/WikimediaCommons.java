package org.asterism.pipeline.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.DateText;
import org.asterism.core.licence.Credit;
import org.asterism.core.licence.Licence;
import org.asterism.pipeline.manners.Objection;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * Wikimedia Commons: all files by time of upload, or those of a category or a search. An answer may
 * hold only parts of its pages: the rest follows under the keys of {@code continue}, until {@code
 * batchcomplete}; parts are put together by page id.
 */
final class WikimediaCommons implements Source {
  private static final String ID = Kind.COMMONS.id();

  /** One of the widths Commons keeps ready. */
  private static final int WIDTH = 960;

  private static final long LAG_PAUSE_SECONDS = 5;

  /** No search goes further, whatever it finds. */
  private static final int LAST_FOUND = 10_000;

  /** A batch that comes in more parts than this leads nowhere. */
  private static final int MOST_PARTS = 100;

  /** What can be decoded, or of which Commons makes a picture that can. */
  private static final Set<String> PICTURES =
      Set.of("image/jpeg", "image/png", "image/gif", "image/tiff", "image/webp", "image/bmp");

  private static final Pattern NO_PICTURE =
      Pattern.compile(
          "(?i).*\\.(svg|pdf|djvu|ogg|oga|ogv|webm|wav|flac|mp3|mpg|mpeg|mid|opus|stl)");

  private static final Pattern LIFE =
      Pattern.compile("\\s*\\((\\d{4})\\s*[–-]\\s*(\\d{4})\\)\\s*$");

  private final JsonApi api;
  private final String url;
  private final CommonsQuery query;

  WikimediaCommons(JsonApi api, String url, CommonsQuery query) {
    this.api = api;
    this.url = url;
    this.query = query;
  }

  /** What one batch brought, and the keys of {@code continue} behind it. */
  private record Batch(List<Harvest> harvest, Map<String, String> next) {}

  /**
   * The cursor is the API's own {@code continue} object; where categories are walked, also the
   * categories met so far.
   */
  @Override
  public Page page(@Nullable String watermark, @Nullable String cursor) throws NoAnswerException {
    if (query.mode() == CommonsQuery.Mode.CATEGORY) {
      return categoryPage(CategoryWalk.of(query, cursor));
    }
    Map<String, String> from = cursor == null ? Map.of() : continuation(JsonApi.parsed(cursor));
    if (offset(from) >= LAST_FOUND) {
      throw new NoAnswerException(
          URI.create(url),
          "a search ends after %,d files; ask for less with each of several searches"
              .formatted(LAST_FOUND),
          NoAnswerException.Kind.FINAL);
    }
    Batch batch = batch(query.generator("", watermark), from);
    return new Page(batch.harvest(), batch.next().isEmpty() ? null : JsonApi.text(batch.next()));
  }

  private static int offset(Map<String, String> continuation) {
    String offset = continuation.getOrDefault("gsroffset", "0");
    return offset.matches("\\d{1,9}") ? Integer.parseInt(offset) : 0;
  }

  private Page categoryPage(CategoryWalk walk) throws NoAnswerException {
    Batch batch = batch(query.generator(walk.category(), null), walk.continuation());
    if (!batch.next().isEmpty()) {
      return new Page(batch.harvest(), walk.on(batch.next()).cursor());
    }
    List<Harvest> found = new ArrayList<>(batch.harvest());
    CategoryWalk known = walk.depth() < query.depth() ? withInner(walk, found) : walk;
    CategoryWalk next = known.next();
    return new Page(found, next == null ? null : next.cursor());
  }

  /** The walk with the categories that lie inside the one under way. */
  private CategoryWalk withInner(CategoryWalk walk, List<Harvest> found) throws NoAnswerException {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("list", "categorymembers");
    parameters.put("cmtitle", walk.category());
    parameters.put("cmtype", "subcat");
    parameters.put("cmlimit", "500");
    CategoryWalk known = walk;
    Map<String, String> continuation = Map.of();
    do {
      JsonNode answer = ask(parameters, continuation);
      for (JsonNode inner : answer.path("query").path("categorymembers")) {
        String name = Field.text(inner, "title");
        if (name != null && known.isFull() && !known.known().containsKey(name)) {
          found.add(
              new Harvest.Unreadable(
                  name,
                  "it is not listed: a walk holds %d categories".formatted(CategoryWalk.MOST),
                  ""));
        } else if (name != null) {
          known = known.with(name);
        }
      }
      continuation = continuation(answer.path("continue"));
    } while (!continuation.isEmpty() && !known.isFull());
    return known;
  }

  private Batch batch(Map<String, String> generator, Map<String, String> from)
      throws NoAnswerException {
    Map<String, String> parameters = new LinkedHashMap<>(generator);
    parameters.put("prop", "imageinfo");
    parameters.put("iiprop", "url|size|mime|sha1|timestamp|extmetadata|mediatype");
    parameters.put("iiurlwidth", Integer.toString(WIDTH));
    Map<Long, ObjectNode> pages = new TreeMap<>();
    Map<String, String> continuation = from;
    boolean whole;
    int parts = 0;
    do {
      JsonNode answer = ask(parameters, continuation);
      answer.path("query").path("pages").forEach(page -> merge(pages, page));
      continuation = continuation(answer.path("continue"));
      whole = answer.has("batchcomplete");
    } while (!whole && !continuation.isEmpty() && ++parts < MOST_PARTS);
    if (!whole && !continuation.isEmpty()) {
      throw new NoAnswerException(
          URI.create(url),
          "a batch came in more than %d parts".formatted(MOST_PARTS),
          NoAnswerException.Kind.PASSING);
    }
    return new Batch(pages.values().stream().map(this::listed).toList(), continuation);
  }

  /**
   * Only uploads are listed by time. A file may come into a category, or into what a search finds,
   * long after its upload.
   */
  private Harvest listed(JsonNode page) {
    Harvest harvest = read(page);
    return harvest instanceof Harvest.Found found && query.mode() != CommonsQuery.Mode.UPLOADS
        ? new Harvest.Found(
            found.artwork(), found.licenceWording(), "", found.json(), found.language())
        : harvest;
  }

  private JsonNode ask(Map<String, String> asked, Map<String, String> continuation)
      throws NoAnswerException {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("action", "query");
    parameters.put("format", "json");
    parameters.put("formatversion", "2");
    parameters.put("maxlag", "5");
    parameters.putAll(asked);
    parameters.putAll(continuation);
    URI question = Query.of(url, parameters);
    JsonNode answer = api.get(question, json -> objection(json, continuation));
    if (answer.has("error")) {
      // It comes with HTTP 200 and would pass for the end of the listing.
      String reason = answer.path("error").path("info").asText("an error without a text");
      throw new NoAnswerException(question, reason, NoAnswerException.Kind.FINAL);
    }
    return answer;
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

  private static Map<String, String> continuation(JsonNode keys) {
    Map<String, String> next = new LinkedHashMap<>();
    keys.fields().forEachRemaining(e -> next.put(e.getKey(), e.getValue().asText()));
    return next;
  }

  private static void merge(Map<Long, ObjectNode> pages, JsonNode part) {
    if (part instanceof ObjectNode page) {
      pages.merge(page.path("pageid").asLong(), page, WikimediaCommons::merged);
    }
  }

  /** Two parts of a page; a list may itself come in parts. */
  static ObjectNode merged(ObjectNode known, ObjectNode more) {
    more.fields()
        .forEachRemaining(
            field -> {
              if (known.path(field.getKey()) instanceof ArrayNode list) {
                field.getValue().forEach(each -> addNew(list, each));
              } else {
                known.set(field.getKey(), field.getValue());
              }
            });
    return known;
  }

  private static void addNew(ArrayNode list, JsonNode value) {
    for (JsonNode each : list) {
      if (each.equals(value)) {
        return;
      }
    }
    list.add(value);
  }

  static Harvest read(JsonNode page) {
    String id = page.path("pageid").asText();
    JsonNode info = page.path("imageinfo").path(0);
    if (info.isMissingNode()) {
      return new Harvest.Unreadable(id, "the page came without imageinfo", JsonApi.text(page));
    }
    String kind = notAPicture(page, info);
    if (kind != null) {
      return new Harvest.Unreadable(id, "it is no picture but " + kind, JsonApi.text(page));
    }
    JsonNode meta = info.path("extmetadata");
    String date = value(meta, "DateTimeOriginal");
    String wording = licenceWording(meta);
    Licence licence = licence(meta, wording);
    List<Artist> artists = artists(meta);
    Artwork artwork =
        new Artwork(
                ID,
                id,
                withoutMaker(title(page, meta), artists),
                artists,
                date,
                null,
                List.of(),
                categories(meta),
                value(meta, "ImageDescription"),
                value(meta, "Medium"),
                null,
                null,
                licence,
                info.path("descriptionurl").asText(),
                picture(info))
            .dated(DateText.read(date).orElse(null))
            .crediting(credit(meta, licence));
    return new Harvest.Found(
            artwork, wording, info.path("timestamp").asText(""), JsonApi.text(page))
        .in(language(meta));
  }

  /** The plain text of an entry, which is HTML; null where absent or empty. */
  private static @Nullable String value(JsonNode meta, String name) {
    return Field.html(meta.path(name), "value");
  }

  /** As the description's markup tells it, else the title's; null if there are several. */
  private static @Nullable String language(JsonNode meta) {
    for (String name : List.of("ImageDescription", "ObjectName")) {
      String markup = Field.text(meta.path(name), "value");
      if (markup != null) {
        List<String> told = Jsoup.parse(markup).select("[lang]").eachAttr("lang");
        return told.stream().distinct().count() == 1 ? told.get(0) : null;
      }
    }
    return null;
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

  /** Files are often called "Edvard Munch - Night in Nice", and an attribution names him anyway. */
  private static String withoutMaker(String title, List<Artist> artists) {
    for (Artist artist : artists) {
      String maker = artist.name() + " - ";
      if (title.length() > maker.length() && title.startsWith(maker)) {
        return title.substring(maker.length()).strip();
      }
    }
    return title;
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

  /** What the rights holder asks for, where the licence gives a right to it. */
  private static @Nullable String credit(JsonNode meta, Licence licence) {
    if (licence.credit() == Credit.NOT_REQUIRED) {
      return null;
    }
    String demanded = value(meta, "Attribution");
    return demanded == null && value(meta, "Artist") == null ? value(meta, "Credit") : demanded;
  }

  /** What a file is that is no picture; null if it is one. */
  private static @Nullable String notAPicture(JsonNode page, JsonNode info) {
    String mime = Field.text(info, "mime");
    if (mime != null) {
      return PICTURES.contains(mime) ? null : mime;
    }
    Matcher name = NO_PICTURE.matcher(page.path("title").asText(""));
    return name.matches() ? name.group(1).toLowerCase(Locale.ROOT) : null;
  }

  private static @Nullable String picture(JsonNode info) {
    String thumbnail = Field.text(info, "thumburl");
    return thumbnail == null ? Field.text(info, "url") : thumbnail;
  }
}
