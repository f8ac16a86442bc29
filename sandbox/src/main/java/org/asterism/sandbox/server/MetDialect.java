package org.asterism.sandbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asterism.sandbox.collection.Collection;
import org.asterism.sandbox.collection.Museum;
import org.asterism.sandbox.collection.Work;
import org.jspecify.annotations.Nullable;

/** The Met: {@code /met/public/collection/v1} and its image server. */
final class MetDialect implements Dialect {
  private static final String API = "/met/public/collection/v1";
  static final int WEB_LARGE = 480;
  private static final Pattern IMAGE =
      Pattern.compile("/met/CRDImages/\\w+/(original|web-large)/DP(\\d+)\\.jpg");

  private final Holdings holdings;
  private final PictureReplies pictures;

  MetDialect(Collection collection, Pictures pictures) {
    this.holdings = Holdings.of(collection, Museum.MET);
    this.pictures = new PictureReplies(pictures);
  }

  @Override
  public Museum museum() {
    return Museum.MET;
  }

  @Override
  public Reply answer(Request request) {
    String path = request.path();
    if (path.startsWith("/met/CRDImages/")) {
      return image(request);
    }
    if (path.equals(API + "/objects")) {
      return objects(request);
    }
    if (path.startsWith(API + "/objects/")) {
      return object(request, path.substring((API + "/objects/").length()));
    }
    if (path.equals(API + "/search")) {
      return search(request);
    }
    if (path.equals(API + "/departments")) {
      return departments();
    }
    if (path.startsWith("/met/art/collection/search/")) {
      return holdings
          .byId(path.substring("/met/art/collection/search/".length()))
          .map(WorkPage::of)
          .orElseGet(() -> Reply.notFound(Reply.Kind.PAGE));
    }
    return Reply.notFound(Reply.Kind.OTHER);
  }

  private Reply objects(Request request) {
    Optional<Instant> since = Optional.empty();
    Optional<String> date = request.parameter("metadataDate");
    if (date.isPresent()) {
      try {
        since = Optional.of(LocalDate.parse(date.get()).atStartOfDay(ZoneOffset.UTC).toInstant());
      } catch (DateTimeParseException e) {
        return message(Reply.Kind.LISTING, 400, "metadataDate must be YYYY-MM-DD");
      }
    }
    Instant from = since.orElse(Instant.MIN);
    return ids(request, work -> !work.updatedAt().isBefore(from), List.of());
  }

  private Reply search(Request request) {
    Optional<String> q = request.parameter("q");
    if (q.isEmpty()) {
      return Reply.html(
          Reply.Kind.LISTING, 503, "503 Service Unavailable", "<h1>Service Unavailable</h1>");
    }
    String words = q.get().toLowerCase(Locale.ROOT);
    boolean withImages = request.parameter("hasImages").map(Boolean::valueOf).orElse(false);
    return ids(
        request,
        work ->
            (words.equals("*") || matches(work, words))
                && (!withImages || work.state() != Work.State.NO_PICTURE),
        null);
  }

  private static boolean matches(Work work, String words) {
    String text =
        work.title()
            + " "
            + String.join(" ", work.tags())
            + " "
            + (work.maker() == null ? "" : work.maker().name());
    return text.toLowerCase(Locale.ROOT).contains(words);
  }

  /**
   * The whole list at once.
   *
   * @param ifNone what stands for an empty list: a listing says [], a search says null
   */
  private Reply ids(Request request, Predicate<Work> wanted, @Nullable List<Integer> ifNone) {
    List<String> departments = request.list("departmentIds", "|");
    List<Integer> ids =
        holdings.all().stream()
            .filter(wanted)
            .filter(
                work ->
                    departments.isEmpty()
                        || departments.contains(Integer.toString(MetRecord.departmentId(work))))
            .map(Work::sourceId)
            .toList();
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("total", ids.size());
    body.put("objectIDs", ids.isEmpty() ? ifNone : ids);
    return Reply.json(Reply.Kind.LISTING, 200, body);
  }

  /** The list is of ids alone and counts itself. */
  @Override
  public Optional<Reply> withOneTwice(Request request, Reply listing) {
    JsonNode tree = listing.tree();
    if (!(tree.path("objectIDs") instanceof ArrayNode ids) || ids.isEmpty()) {
      return Optional.empty();
    }
    ids.add(ids.get(0));
    ((ObjectNode) tree).put("total", ids.size());
    return Optional.of(listing.withTree(tree));
  }

  private Reply object(Request request, String id) {
    return holdings
        .byId(id)
        .filter(work -> work.state() != Work.State.LISTED_ONLY)
        .map(
            work ->
                Reply.json(Reply.Kind.RECORD, 200, MetRecord.full(work, request.base()))
                    .dated(work.updatedAt()))
        .orElseGet(() -> message(Reply.Kind.RECORD, 404, "ObjectID not found"));
  }

  private Reply image(Request request) {
    Matcher image = IMAGE.matcher(request.path());
    if (!image.matches()) {
      return Reply.notFound(Reply.Kind.IMAGE);
    }
    int width = image.group(1).equals("original") ? Integer.MAX_VALUE : WEB_LARGE;
    return holdings
        .byId(image.group(2))
        .filter(work -> work.state() == Work.State.SHOWN)
        .map(work -> pictures.picture(work, width))
        .orElseGet(() -> Reply.notFound(Reply.Kind.IMAGE));
  }

  private static Reply departments() {
    return Reply.json(
        Reply.Kind.OTHER,
        200,
        Map.of(
            "departments",
            List.of(department(11, "European Paintings"), department(21, "Modern Art"))));
  }

  private static Map<String, Object> department(int id, String name) {
    Map<String, Object> department = new LinkedHashMap<>();
    department.put("departmentId", id);
    department.put("displayName", name);
    return department;
  }

  private static Reply message(Reply.Kind kind, int status, String message) {
    return Reply.json(kind, status, Map.of("message", message));
  }
}
