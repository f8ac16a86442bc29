package org.asterism.sandbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asterism.sandbox.collection.Collection;
import org.asterism.sandbox.collection.Maker;
import org.asterism.sandbox.collection.Museum;
import org.asterism.sandbox.collection.Work;
import org.jspecify.annotations.Nullable;

/** The Art Institute of Chicago: {@code /aic/api/v1} and its IIIF images. */
final class AicDialect implements Dialect {
  private static final int MAX_LIMIT = 100;
  private static final int MAX_SEARCH_DEPTH = 1_000;
  private static final Pattern IIIF =
      Pattern.compile("/aic/iiif/2/([0-9a-f-]{36})/full/(\\d{1,5}|full|max),?\\d*/0/default\\.jpg");

  private final Holdings holdings;
  private final PictureReplies pictures;
  private final List<Work> newestFirst;
  private final Map<String, Work> byImageId = new LinkedHashMap<>();
  private final Map<Integer, Maker> makers = new LinkedHashMap<>();

  AicDialect(Collection collection, Pictures pictures) {
    this.holdings = Holdings.of(collection, Museum.AIC);
    this.pictures = new PictureReplies(pictures);
    this.newestFirst =
        holdings.sorted(
            Comparator.comparing(Work::updatedAt).reversed().thenComparing(Work::sourceId));
    for (Work work : holdings.all()) {
      @Nullable String imageId = AicRecord.imageId(work);
      if (imageId != null) {
        byImageId.put(imageId, work);
      }
      if (work.maker() != null) {
        makers.put(work.maker().id(), work.maker());
      }
    }
  }

  @Override
  public Museum museum() {
    return Museum.AIC;
  }

  @Override
  public Reply answer(Request request) {
    String path = request.path();
    if (path.startsWith("/aic/iiif/")) {
      return image(request);
    }
    if (path.equals("/aic/api/v1/artworks")) {
      return listing(request);
    }
    if (path.equals("/aic/api/v1/artworks/search")) {
      return search(request);
    }
    if (path.startsWith("/aic/api/v1/artworks/")) {
      return holdings
          .byId(path.substring("/aic/api/v1/artworks/".length()))
          .map(
              work ->
                  item(
                          request,
                          Reply.Kind.RECORD,
                          chosen(AicRecord.full(work, api(request)), request))
                      .dated(work.updatedAt()))
          .orElseGet(
              () ->
                  error(
                      Reply.Kind.RECORD,
                      404,
                      "Not found",
                      "The item you requested cannot be found."));
    }
    if (path.startsWith("/aic/api/v1/agents/")) {
      return agent(request, path.substring("/aic/api/v1/agents/".length()));
    }
    if (path.startsWith("/aic/artworks/")) {
      return holdings
          .byId(path.substring("/aic/artworks/".length()))
          .map(WorkPage::of)
          .orElseGet(() -> Reply.notFound(Reply.Kind.PAGE));
    }
    return error(Reply.Kind.OTHER, 404, "Not found", "There is nothing at this address.");
  }

  private static String api(Request request) {
    return request.base() + "/aic/api/v1";
  }

  private Reply listing(Request request) {
    int limit = request.number("limit", 12);
    int page = Math.max(1, request.number("page", 1));
    if (limit > MAX_LIMIT) {
      return bigLimit();
    }
    List<String> ids = request.list("ids", ",");
    List<Work> works =
        ids.isEmpty()
            ? newestFirst
            : ids.stream().map(holdings::byId).flatMap(Optional::stream).toList();
    long offset = (long) (page - 1) * Math.max(0, limit);
    List<Map<String, @Nullable Object>> data =
        works.stream()
            .skip(offset)
            .limit(Math.max(0, limit))
            .map(work -> chosen(AicRecord.full(work, api(request)), request))
            .toList();
    Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
    envelope.put("pagination", pagination(request, works.size(), limit, page, true));
    envelope.put("data", data);
    return closed(request, Reply.Kind.LISTING, envelope);
  }

  @Override
  public Optional<Request> pageBefore(Request request) {
    int page = request.number("page", 1);
    return page > 1 && request.path().startsWith("/aic/api/v1/artworks")
        ? Optional.of(request.with("page", Integer.toString(page - 1)))
        : Optional.empty();
  }

  /** As when a record moves while the index is read: it closes the page that it also opens. */
  @Override
  public Optional<Reply> withOneTwice(Request request, Reply listing) {
    JsonNode tree = listing.tree();
    if (!(tree.path("data") instanceof ArrayNode data) || data.isEmpty()) {
      return Optional.empty();
    }
    data.add(data.get(0));
    return Optional.of(listing.withTree(tree));
  }

  private static Reply bigLimit() {
    return error(
        Reply.Kind.LISTING,
        403,
        "Invalid limit",
        "You have requested too many resources per page. Please set a smaller limit.");
  }

  private static Map<String, @Nullable Object> pagination(
      Request request, int total, int limit, int page, boolean links) {
    int pages = limit <= 0 ? 0 : (total + limit - 1) / limit;
    Map<String, @Nullable Object> pagination = new LinkedHashMap<>();
    pagination.put("total", total);
    pagination.put("limit", limit);
    pagination.put("offset", (page - 1) * limit);
    pagination.put("total_pages", pages);
    pagination.put("current_page", page);
    if (links && page > 1) {
      pagination.put("prev_url", pageUrl(request, page - 1, limit));
    }
    if (links && page < pages) {
      pagination.put("next_url", pageUrl(request, page + 1, limit));
    }
    return pagination;
  }

  private static String pageUrl(Request request, int page, int limit) {
    String fields = request.parameter("fields").map(each -> "&fields=" + each).orElse("");
    return "%s/artworks?page=%d&limit=%d%s".formatted(api(request), page, limit, fields);
  }

  private Reply search(Request request) {
    int limit = request.number("limit", request.number("size", 10));
    int page = Math.max(1, request.number("page", 1));
    int offset = request.number("from", (page - 1) * Math.max(0, limit));
    if (limit > MAX_LIMIT) {
      return bigLimit();
    }
    if ((long) offset + limit > MAX_SEARCH_DEPTH) {
      return error(
          Reply.Kind.LISTING,
          403,
          "Invalid number of results",
          "You have requested too many results. Please refine your parameters.");
    }
    String words = request.parameter("q").orElse("").toLowerCase(Locale.ROOT);
    Optional<Boolean> publicDomain =
        request.parameter("query[term][is_public_domain]").map(Boolean::valueOf);
    List<Work> hits = new ArrayList<>(newestFirst);
    hits.removeIf(
        work ->
            score(work, words) == 0
                || publicDomain
                    .filter(asked -> asked != work.terms().isPublicDomain())
                    .isPresent());
    hits.sort(Comparator.comparingInt((Work work) -> score(work, words)).reversed());
    List<Map<String, @Nullable Object>> data = new ArrayList<>();
    for (Work work : hits.stream().skip(Math.max(0, offset)).limit(Math.max(0, limit)).toList()) {
      Map<String, @Nullable Object> hit = new LinkedHashMap<>();
      hit.put("_score", (double) score(work, words));
      hit.putAll(
          request.parameter("fields").isPresent()
              ? chosen(AicRecord.full(work, api(request)), request)
              : AicRecord.brief(work, api(request)));
      data.add(hit);
    }
    Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
    envelope.put("preference", null);
    envelope.put("pagination", pagination(request, hits.size(), limit, page, false));
    envelope.put("data", data);
    return closed(request, Reply.Kind.LISTING, envelope);
  }

  /** How many of the words the record holds, the title counting twice; 1 where none are asked. */
  private static int score(Work work, String words) {
    if (words.isBlank()) {
      return 1;
    }
    String title = work.title().toLowerCase(Locale.ROOT);
    String rest =
        (work.maker() == null ? "" : work.maker().name() + " ")
            + String.join(" ", work.tags())
            + " "
            + work.style();
    int score = 0;
    for (String word : words.split("\\s+", -1)) {
      score += title.contains(word) ? 2 : 0;
      score += rest.toLowerCase(Locale.ROOT).contains(word) ? 1 : 0;
    }
    return score;
  }

  private Reply agent(Request request, String id) {
    try {
      @Nullable Maker maker = makers.get(Integer.valueOf(id));
      if (maker != null) {
        return item(
            request, Reply.Kind.AGENT, chosen(AicRecord.agent(maker, api(request)), request));
      }
    } catch (NumberFormatException e) {
      // Not a number is not an agent either.
    }
    return error(Reply.Kind.AGENT, 404, "Not found", "The item you requested cannot be found.");
  }

  private Reply image(Request request) {
    Matcher iiif = IIIF.matcher(request.path());
    Work work = iiif.matches() ? byImageId.get(iiif.group(1)) : null;
    if (work == null) {
      return Reply.notFound(Reply.Kind.IMAGE);
    }
    String size = iiif.group(2);
    int width = Character.isDigit(size.charAt(0)) ? Integer.parseInt(size) : Integer.MAX_VALUE;
    if (width == 0) {
      return Reply.text(Reply.Kind.IMAGE, 400, "text/plain", "The size must be at least 1.");
    }
    // Works still in copyright are served no larger than 843 pixels.
    return pictures.picture(work, work.terms().isPublicDomain() ? width : Math.min(843, width));
  }

  private static Map<String, @Nullable Object> chosen(
      Map<String, @Nullable Object> record, Request request) {
    List<String> fields = request.list("fields", ",");
    if (fields.isEmpty()) {
      return record;
    }
    Map<String, @Nullable Object> chosen = new LinkedHashMap<>(record);
    chosen.keySet().retainAll(fields);
    return chosen;
  }

  private static Reply item(
      Request request, Reply.Kind kind, Map<String, @Nullable Object> record) {
    Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
    envelope.put("data", record);
    return closed(request, kind, envelope);
  }

  private static Reply closed(
      Request request, Reply.Kind kind, Map<String, @Nullable Object> envelope) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put(
        "license_text",
        "The description field in this response is licensed under CC BY 4.0; all other data is"
            + " CC0 1.0. The works are invented by the Asterism sandbox.");
    info.put(
        "license_links",
        List.of("https://creativecommons.org/publicdomain/zero/1.0/", request.base() + "/terms"));
    info.put("version", "1.13");
    envelope.put("info", info);
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("iiif_url", request.base() + "/aic/iiif/2");
    config.put("website_url", request.base() + "/aic");
    envelope.put("config", config);
    return Reply.json(kind, 200, envelope);
  }

  private static Reply error(Reply.Kind kind, int status, String error, String detail) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", status);
    body.put("error", error);
    body.put("detail", detail);
    return Reply.json(kind, status, body);
  }
}
