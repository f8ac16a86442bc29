package org.asterism.sandbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asterism.sandbox.collection.Collection;
import org.asterism.sandbox.collection.Museum;
import org.asterism.sandbox.collection.Work;
import org.jspecify.annotations.Nullable;

/**
 * Wikimedia Commons: {@code /commons/w/api.php} and the upload server.
 *
 * <p>With {@code iiurlwidth} only 50 pages of a generator batch get their {@code imageinfo} per
 * answer; the others come with {@code iicontinue}, and {@code batchcomplete} with the last of them.
 */
final class CommonsDialect implements Dialect {
  private static final int TRANSFORM_LIMIT = 50;
  private static final int MAX_GENERATED = 500;
  private static final int MAX_TITLES = 50;
  private static final Pattern UPLOAD =
      Pattern.compile("/commons/upload/(thumb/)?[0-9a-f]/[0-9a-f]{2}/([^/]+)(?:/(\\d+)px-[^/]+)?");

  private final Holdings holdings;
  private final Pictures pictures;
  private final PictureReplies replies;
  private final List<CommonsFile> byTime;
  private final List<CommonsFile> byName;
  private final Map<String, CommonsFile> named = new LinkedHashMap<>();

  CommonsDialect(Collection collection, Pictures pictures) {
    this.pictures = pictures;
    this.replies = new PictureReplies(pictures);
    this.holdings = Holdings.of(collection, Museum.COMMONS);
    List<CommonsFile> files = holdings.all().stream().map(CommonsFile::of).toList();
    this.byTime =
        files.stream()
            .sorted(Comparator.comparing(CommonsFile::timestamp).thenComparing(CommonsFile::name))
            .toList();
    this.byName = files.stream().sorted(Comparator.comparing(CommonsFile::name)).toList();
    files.forEach(file -> named.put(file.name(), file));
  }

  @Override
  public Museum museum() {
    return Museum.COMMONS;
  }

  @Override
  public Reply answer(Request request) {
    if (request.path().startsWith("/commons/upload/")) {
      return upload(request);
    }
    if (request.path().startsWith("/commons/wiki/File:")) {
      String name = request.path().substring("/commons/wiki/File:".length()).replace(' ', '_');
      return Optional.ofNullable(named.get(name))
          .map(file -> WorkPage.of(file.work()))
          .orElseGet(() -> Reply.notFound(Reply.Kind.PAGE));
    }
    if (!request.path().equals("/commons/w/api.php")) {
      return Reply.notFound(Reply.Kind.OTHER);
    }
    if (!request.parameter("action").equals(Optional.of("query"))) {
      return error("badvalue", "Unrecognized value for parameter \"action\".");
    }
    if (request.parameter("titles").isPresent() || request.parameter("pageids").isPresent()) {
      return asked(request);
    }
    if (request.parameter("generator").equals(Optional.of("allimages"))) {
      return generated(request);
    }
    return error("badgenerator", "The sandbox knows generator=allimages, titles and pageids.");
  }

  private Reply asked(Request request) {
    List<CommonsFile> batch = new ArrayList<>();
    List<Map<String, @Nullable Object>> missing = new ArrayList<>();
    for (String title : request.list("titles", "|")) {
      String name = title.replaceFirst("^File:", "").replace(' ', '_');
      Optional.ofNullable(named.get(name))
          .ifPresentOrElse(
              batch::add, () -> missing.add(missing(two(request), "title", "File:" + name)));
    }
    List<String> ids = request.list("pageids", "|");
    for (String id : ids) {
      holdings
          .byId(id)
          .ifPresentOrElse(
              work -> batch.add(CommonsFile.of(work)),
              () ->
                  missing.add(
                      missing(
                          two(request),
                          "pageid",
                          id.matches("\\d{1,9}") ? Integer.valueOf(id) : id)));
    }
    if (ids.size() > MAX_TITLES || request.list("titles", "|").size() > MAX_TITLES) {
      return error("toomanyvalues", "Too many values supplied. The limit is " + MAX_TITLES + ".");
    }
    Reply reply = answered(request, Reply.Kind.RECORD, batch, missing, null);
    return batch.stream()
        .map(file -> file.work().updatedAt())
        .max(Comparator.naturalOrder())
        .map(reply::dated)
        .orElse(reply);
  }

  /** What MediaWiki says of a page that is not there, or no longer. */
  private static Map<String, @Nullable Object> missing(boolean two, String key, Object value) {
    Map<String, @Nullable Object> page = new LinkedHashMap<>();
    page.put(key, value);
    page.put("missing", two ? Boolean.TRUE : "");
    return page;
  }

  private static boolean byTime(Request request) {
    return request.parameter("gaisort").equals(Optional.of("timestamp"));
  }

  /**
   * What the generator yields, in its order.
   *
   * @throws DateTimeParseException if a bound is no time
   */
  private List<CommonsFile> order(Request request) {
    boolean time = byTime(request);
    List<CommonsFile> order = new ArrayList<>(time ? byTime : byName);
    String direction = request.parameter("gaidir").orElse("");
    boolean backwards = direction.equals("older") || direction.equals("descending");
    if (backwards) {
      java.util.Collections.reverse(order);
    }
    Optional<Instant> start = request.parameter("gaistart").map(CommonsDialect::instant);
    Optional<Instant> end = request.parameter("gaiend").map(CommonsDialect::instant);
    Instant from = (backwards ? end : start).orElse(Instant.MIN);
    Instant to = (backwards ? start : end).orElse(Instant.MAX);
    order.removeIf(
        file -> time && (file.uploadedAt().isBefore(from) || file.uploadedAt().isAfter(to)));
    return order;
  }

  /** How many pages a batch has; below 1 if the question is none. */
  private static int batchSize(Request request) {
    return request.parameter("gailimit").equals(Optional.of("max"))
        ? MAX_GENERATED
        : Math.min(MAX_GENERATED, request.number("gailimit", 10));
  }

  private Reply generated(Request request) {
    boolean time = byTime(request);
    List<CommonsFile> order;
    try {
      order = order(request);
    } catch (DateTimeParseException e) {
      return error("badtimestamp", "Invalid value for timestamp parameter \"gaistart\".");
    }
    int size = batchSize(request);
    if (size < 1) {
      return error("badinteger", "The parameter \"gailimit\" must be at least 1.");
    }
    int first = 0;
    Optional<String> mark = request.parameter("gaicontinue");
    if (mark.isPresent()) {
      first = indexOf(order, file -> mark(file, time).equals(mark.get()));
      if (first < 0) {
        return error("badcontinue", "Invalid continue param.");
      }
    }
    int last = Math.min(order.size(), first + size);
    String next = last < order.size() ? mark(order.get(last), time) : null;
    return answered(request, Reply.Kind.LISTING, order.subList(first, last), List.of(), next);
  }

  /** The piece of the batch before this one, or the last piece of the batch before. */
  @Override
  public Optional<Request> pageBefore(Request request) {
    List<CommonsFile> order = order(request);
    boolean time = byTime(request);
    int size = batchSize(request);
    int first =
        request
            .parameter("gaicontinue")
            .map(mark -> indexOf(order, file -> mark(file, time).equals(mark)))
            .orElse(0);
    Optional<String> piece = request.parameter("iicontinue");
    if (piece.isPresent()) {
      int before = indexOf(order, file -> infoMark(file).equals(piece.get())) - TRANSFORM_LIMIT;
      return before < first
          ? Optional.empty()
          : Optional.of(
              request.with("iicontinue", before == first ? null : infoMark(order.get(before))));
    }
    if (first == 0) {
      return Optional.empty();
    }
    int batch = Math.max(0, first - size);
    Request start = request.with("gaicontinue", batch == 0 ? null : mark(order.get(batch), time));
    boolean pieces = request.number("iiurlwidth", 0) > 0 && first - batch > TRANSFORM_LIMIT;
    int last = batch + (first - batch - 1) / TRANSFORM_LIMIT * TRANSFORM_LIMIT;
    return Optional.of(pieces ? start.with("iicontinue", infoMark(order.get(last))) : start);
  }

  /** In the old format pages are keyed by their id, so none can be there twice. */
  @Override
  public Optional<Reply> withOneTwice(Request request, Reply listing) {
    JsonNode tree = listing.tree();
    if (!(tree.path("query").path("pages") instanceof ArrayNode pages) || pages.isEmpty()) {
      return Optional.empty();
    }
    pages.add(pages.get(0));
    return Optional.of(listing.withTree(tree));
  }

  private static Instant instant(String text) {
    if (text.matches("\\d{14}")) {
      String iso = text.replaceFirst("(....)(..)(..)(..)(..)(..)", "$1-$2-$3T$4:$5:$6Z");
      return Instant.parse(iso);
    }
    return Instant.parse(text);
  }

  private static int indexOf(
      List<CommonsFile> files, java.util.function.Predicate<CommonsFile> wanted) {
    for (int i = 0; i < files.size(); i++) {
      if (wanted.test(files.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static String mark(CommonsFile file, boolean time) {
    return time ? file.timestamp() + "|" + file.name() : file.name();
  }

  /**
   * @param missing pages that were asked for and are not there
   * @param next the mark of the batch after this one, or null if this is the last
   */
  private Reply answered(
      Request request,
      Reply.Kind kind,
      List<CommonsFile> batch,
      List<Map<String, @Nullable Object>> missing,
      @Nullable String next) {
    boolean imageInfo = request.list("prop", "|").contains("imageinfo");
    List<String> properties =
        request.parameter("iiprop").isPresent()
            ? request.list("iiprop", "|")
            : List.of("timestamp", "user");
    int thumbWidth = request.number("iiurlwidth", 0);
    int from = 0;
    int to = batch.size();
    if (imageInfo) {
      Optional<String> mark = request.parameter("iicontinue");
      if (mark.isPresent()) {
        from = indexOf(batch, file -> infoMark(file).equals(mark.get()));
        if (from < 0) {
          return error("badcontinue", "Invalid continue param.");
        }
      }
      to = thumbWidth > 0 ? Math.min(to, from + TRANSFORM_LIMIT) : to;
    }
    List<Map<String, @Nullable Object>> pages = new ArrayList<>(missing);
    for (int i = 0; i < batch.size(); i++) {
      Map<String, @Nullable Object> page = batch.get(i).page();
      if (imageInfo && i >= from && i < to) {
        page.put("imagerepository", "local");
        page.put(
            "imageinfo",
            List.of(batch.get(i).info(request.base(), properties, thumbWidth, pictures)));
      }
      pages.add(page);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    boolean two = two(request);
    Map<String, String> go = new LinkedHashMap<>();
    if (to < batch.size()) {
      go.put("iicontinue", infoMark(batch.get(to)));
      // The generator's own mark comes back unchanged, so that the same batch is continued.
      request.parameter("gaicontinue").ifPresent(mark -> go.put("gaicontinue", mark));
      go.put("continue", request.parameter("gaicontinue").isPresent() ? "gaicontinue||" : "||");
    } else {
      body.put("batchcomplete", two ? Boolean.TRUE : "");
      if (next != null) {
        go.put("gaicontinue", next);
        go.put("continue", "gaicontinue||");
      }
    }
    if (!go.isEmpty()) {
      body.put("continue", go);
    }
    if (!pages.isEmpty()) {
      body.put("query", Map.of("pages", two ? pages : keyed(pages)));
    }
    return Reply.json(kind, 200, body);
  }

  /** Whether pages are wanted as a list, and truths as truths. */
  private static boolean two(Request request) {
    return request.parameter("formatversion").filter(each -> !each.equals("1")).isPresent();
  }

  private static String infoMark(CommonsFile file) {
    return file.name() + "|" + file.timestamp();
  }

  private static Map<String, Object> keyed(List<Map<String, @Nullable Object>> pages) {
    Map<String, Object> keyed = new LinkedHashMap<>();
    int unknown = 0;
    for (Map<String, @Nullable Object> page : pages) {
      // A title without a page has no id: MediaWiki counts such ones down from -1.
      Object key = page.containsKey("pageid") ? page.get("pageid") : --unknown;
      keyed.put(String.valueOf(key), page);
    }
    return keyed;
  }

  private Reply upload(Request request) {
    Matcher upload = UPLOAD.matcher(request.path());
    @Nullable CommonsFile file = upload.matches() ? named.get(upload.group(2)) : null;
    if (file == null || file.work().state() != Work.State.SHOWN) {
      return Reply.notFound(Reply.Kind.IMAGE);
    }
    if (upload.group(1) == null) {
      return replies.picture(file.work(), Integer.MAX_VALUE);
    }
    int width = upload.group(3) == null ? 0 : Integer.parseInt(upload.group(3));
    if (!CommonsFile.THUMBNAIL_WIDTHS.contains(width) || width >= file.work().width()) {
      return Reply.html(
          Reply.Kind.IMAGE,
          400,
          "400 Bad Request",
          "<p>Use thumbnail sizes listed on Common_thumbnail_sizes.</p>");
    }
    return replies.picture(file.work(), width);
  }

  private static Reply error(String code, String info) {
    return Reply.json(
        Reply.Kind.OTHER,
        200,
        Map.of("error", Map.of("code", code, "info", info), "servedby", "sandbox"));
  }

  /** A client that sends {@code maxlag} is told of lag, within a 200 as Commons does. */
  @Override
  public Reply tooMany(Request request, long seconds) {
    if (request.parameter("maxlag").isEmpty()) {
      return Dialect.super.tooMany(request, seconds);
    }
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", "maxlag");
    error.put("info", "Waiting for a database server: 6.1 seconds lagged.");
    error.put("lag", 6.1);
    return Reply.json(Reply.Kind.OTHER, 200, Map.of("error", error, "servedby", "sandbox"))
        .with("Retry-After", Long.toString(seconds))
        .with("X-Database-Lag", "6");
  }
}
