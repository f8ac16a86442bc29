package org.asterism.pipeline.sources;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.asterism.core.AsterismException;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.DateText;
import org.asterism.core.artwork.WrittenDate;
import org.asterism.core.licence.Licence;
import org.jspecify.annotations.Nullable;

/**
 * Europeana's search, through its cursors, since plain paging ends after 1,000 records. Nearly
 * every field is a list, and many come once more by language. Pictures lie with the institutions.
 */
final class Europeana implements Source {
  private static final String ID = Kind.EUROPEANA.id();

  /** The most the API gives in one page. */
  private static final int ROWS = 100;

  private static final String FROM_THE_BEGINNING = "*";
  private static final Set<String> REUSABILITY = Set.of("open", "restricted", "permission", "all");

  /** Labels of time spans also read "19..", "184x" and "19e", which would pass for years. */
  private static final Pattern TELLING = Pattern.compile("\\d{4}|century");

  private static final Pattern WHOLE_IIIF_PICTURE = Pattern.compile("/full/(?:full|max)/0/");

  private final JsonApi api;
  private final SourceSettings settings;
  private final Secret key;

  Europeana(JsonApi api, SourceSettings settings) {
    requireOptions(settings);
    this.api = api;
    this.settings = settings;
    this.key = settings.requireKey();
  }

  static void requireOptions(SourceSettings settings) {
    String reusability = settings.option("reusability");
    if (reusability != null && !REUSABILITY.contains(reusability)) {
      throw new AsterismException(
          "%s cannot be asked for works of reusability \"%s\""
              .formatted(settings.displayName(), reusability),
          "Europeana knows open, restricted and permission",
          "Set sources.%s.reusability to one of them, or to all.".formatted(settings.name()));
    }
  }

  /** The cursor is the API's own. */
  @Override
  public Page page(@Nullable String watermark, @Nullable String cursor) throws NoAnswerException {
    URI question = question(watermark, cursor == null ? FROM_THE_BEGINNING : cursor);
    JsonNode answer = api.get(question);
    if (!answer.path("success").asBoolean(true)) {
      // It may come with HTTP 200 and would pass for the end of the listing.
      String reason = answer.path("error").asText("an error without a text");
      throw new NoAnswerException(question, key.struckFrom(reason), NoAnswerException.Kind.FINAL);
    }
    List<Harvest> found = new ArrayList<>();
    for (JsonNode item : JsonApi.list(question, answer, "items")) {
      found.add(read(item, key));
    }
    return new Page(found, found.isEmpty() ? null : Field.text(answer, "nextCursor"));
  }

  private URI question(@Nullable String watermark, String cursor) {
    String reusability = settings.optionOr("reusability", "open");
    Query query =
        new Query(settings.url())
            .with("wskey", key.value())
            .with("query", settings.optionOr("query", "*:*"))
            .with("qf", "TYPE:IMAGE");
    if (watermark != null) {
      query.with("qf", "timestamp_update:[%s TO *]".formatted(watermark));
    }
    for (String filter : settings.optionOr("qf", "").split("\\s*;\\s*")) {
      query.with("qf", filter.isBlank() ? null : filter.strip());
    }
    return query
        .with("theme", settings.option("theme"))
        .with("reusability", reusability.equals("all") ? null : reusability)
        .with("media", "true")
        .with("profile", "rich")
        .with("sort", "europeana_id")
        .with("rows", ROWS)
        .with("cursor", cursor)
        .uri();
  }

  static Harvest read(JsonNode item, Secret key) {
    String id = Field.text(item, "id");
    if (id == null) {
      return JsonApi.nameless(item, "the record has no id");
    }
    List<String> rights = Field.texts(item, "rights");
    String timespan = timespan(item);
    List<String> years = Field.texts(item, "year");
    Optional<WrittenDate> date =
        years.isEmpty()
            ? DateText.read(timespan)
            : DateText.read(
                years(years), number(Collections.min(years)), number(Collections.max(years)));
    Artwork artwork =
        new Artwork(
                ID,
                id,
                Field.orUntitled(title(item)),
                EuropeanaMakers.of(item),
                years.isEmpty() ? timespan : years(years),
                null,
                List.of(),
                subjects(item),
                description(item),
                joined(ByLanguage.best(item.path("dcTypeLangAware"))),
                null,
                first(item, "dataProvider"),
                licence(rights),
                page(item, id),
                picture(item))
            .dated(date.orElse(null))
            .crediting(first(item, "dataProvider"));
    String updatedAt = Field.text(item, "timestamp_update");
    return new Harvest.Found(
            artwork,
            String.join(" ", rights),
            updatedAt == null ? "" : updatedAt,
            JsonApi.text(lasting(item, key)))
        .in(language(item));
  }

  private static @Nullable String title(JsonNode item) {
    List<String> titles = ByLanguage.best(item.path("dcTitleLangAware"));
    return titles.isEmpty() ? first(item, "title") : titles.get(0);
  }

  /** Where words of no known language are taken, that of the institution, if it has but one. */
  private static @Nullable String language(JsonNode item) {
    for (String field : List.of("dcDescriptionLangAware", "dcTitleLangAware")) {
      String told = ByLanguage.bestLanguage(item.path(field));
      if (told != null) {
        return told;
      }
      if (!ByLanguage.best(item.path(field)).isEmpty()) {
        break;
      }
    }
    List<String> institution = Field.texts(item, "language");
    return institution.size() == 1 ? institution.get(0) : null;
  }

  /** Of several terms, the ones that are not open stand. */
  private static Licence licence(List<String> rights) {
    List<Licence> licences = rights.stream().map(Licence::ofUri).toList();
    return licences.stream()
        .filter(each -> !each.isOpen())
        .findFirst()
        .orElse(licences.isEmpty() ? Licence.UNKNOWN : licences.get(0));
  }

  /** What it is about, and the places it speaks of. */
  private static List<String> subjects(JsonNode item) {
    return Stream.of("edmConceptPrefLabelLangAware", "dcSubjectLangAware", "edmPlaceLabelLangAware")
        .flatMap(field -> ByLanguage.best(item.path(field)).stream())
        .distinct()
        .toList();
  }

  private static @Nullable String description(JsonNode item) {
    List<String> texts = ByLanguage.best(item.path("dcDescriptionLangAware"));
    return Field.plain(texts.isEmpty() ? first(item, "dcDescription") : joined(texts));
  }

  /** The label that tells the fewest years, the first of equals; null where none tells any. */
  private static @Nullable String timespan(JsonNode item) {
    String narrowest = null;
    int fewest = Integer.MAX_VALUE;
    for (String label : timespans(item)) {
      Optional<WrittenDate> date =
          TELLING.matcher(label).find() ? DateText.read(label) : Optional.empty();
      int width = date.map(d -> d.years().to() - d.years().from()).orElse(Integer.MAX_VALUE);
      if (width < fewest) {
        narrowest = label;
        fewest = width;
      }
    }
    return narrowest;
  }

  private static List<String> timespans(JsonNode item) {
    Stream<String> plain =
        StreamSupport.stream(item.path("edmTimespanLabel").spliterator(), false)
            .map(each -> each.path("def").asText(""));
    Stream<String> byLanguage =
        ByLanguage.all(item.path("edmTimespanLabelLangAware")).stream().flatMap(List::stream);
    return Stream.concat(byLanguage, plain).distinct().toList();
  }

  private static String years(List<String> years) {
    String first = Collections.min(years);
    String last = Collections.max(years);
    return first.equals(last) ? first : first + "–" + last;
  }

  private static @Nullable Integer number(String year) {
    return year.matches("-?\\d{1,4}") ? Integer.valueOf(year) : null;
  }

  private static String page(JsonNode item, String id) {
    String page = first(item, "edmIsShownAt");
    return page == null ? "https://www.europeana.eu/item" + id : page;
  }

  /** An institution's IIIF server is asked for a size that is enough, not for all it has. */
  private static @Nullable String picture(JsonNode item) {
    String picture = first(item, "edmIsShownBy");
    return picture == null
        ? null
        : WHOLE_IIIF_PICTURE.matcher(picture).replaceFirst("/full/!1024,1024/0/");
  }

  /**
   * The record without its place in this one answer, and without the key, which Europeana writes
   * into addresses.
   */
  private static JsonNode lasting(JsonNode item, Secret key) {
    ObjectNode lasting = item.deepCopy();
    lasting.remove(List.of("index", "score", "link"));
    String guid = Field.text(item, "guid");
    if (guid != null) {
      lasting.put("guid", guid.replaceFirst("\\?.*", ""));
    }
    return JsonApi.parsed(key.struckFrom(JsonApi.text(lasting)));
  }

  private static @Nullable String first(JsonNode item, String name) {
    return Field.texts(item, name).stream().findFirst().orElse(null);
  }

  private static @Nullable String joined(List<String> texts) {
    return texts.isEmpty() ? null : texts.stream().collect(joining("; "));
  }
}
