package org.asterism.sandbox.server;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.asterism.sandbox.collection.Maker;
import org.asterism.sandbox.collection.Work;
import org.jspecify.annotations.Nullable;

/** Works and artists in the field order of the Art Institute's API: null for what is missing. */
final class AicRecord {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT)
          .withZone(ZoneOffset.ofHours(-6));

  /** One grey pixel: the blur a page shows while the picture loads. */
  private static final String LQIP =
      "data:image/gif;base64,R0lGODlhAQABAIAAAKCYjgAAACwAAAAAAQABAAACAkQBADs=";

  private AicRecord() {}

  /** The name of the work's picture, another for each it had, or null if it has none. */
  static @Nullable String imageId(Work work) {
    return work.state() == Work.State.NO_PICTURE
        ? null
        : UUID.nameUUIDFromBytes(
                (work.key() + (work.upload().edition() == 0 ? "" : "#" + work.upload().edition()))
                    .getBytes(StandardCharsets.UTF_8))
            .toString();
  }

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  /** What a search hit shows of a work. */
  static Map<String, Object> brief(Work work, String api) {
    Map<String, Object> record = new LinkedHashMap<>();
    head(record, work, api);
    record.put("thumbnail", thumbnail(work));
    record.put("timestamp", time(work.updatedAt()));
    return record;
  }

  private static void head(Map<String, @Nullable Object> record, Work work, String api) {
    record.put("id", work.sourceId());
    record.put("api_model", "artworks");
    record.put("api_link", api + "/artworks/" + work.sourceId());
    record.put("is_boosted", false);
    record.put("title", work.title());
  }

  static Map<String, @Nullable Object> full(Work work, String api) {
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    head(record, work, api);
    record.put("alt_titles", null);
    record.put("thumbnail", thumbnail(work));
    record.put("main_reference_number", "1926." + work.sourceId());
    record.put("has_not_been_viewed_much", work.sourceId() % 3 == 0);
    record.put("boost_rank", null);
    record.put("date_start", work.yearFrom());
    record.put("date_end", work.yearTo());
    record.put("date_display", orNull(work.dateText()));
    record.put("date_qualifier_title", work.yearFrom() == null ? null : "Made");
    record.put("date_qualifier_id", work.yearFrom() == null ? null : 4);
    record.put("artist_display", artistDisplay(work));
    record.put("place_of_origin", work.place());
    record.put(
        "description", work.description() == null ? null : "<p>" + work.description() + "</p>\n");
    record.put("short_description", null);
    sizes(record, work);
    record.put("medium_display", work.medium());
    empty(
        record,
        "inscriptions",
        "credit_line",
        "catalogue_display",
        "publication_history",
        "exhibition_history",
        "provenance_text",
        "edition");
    record.put("credit_line", "Sandbox Collection");
    record.put("publishing_verification_level", "Web Basic");
    record.put("internal_department_id", 9);
    empty(record, "fiscal_year", "fiscal_year_deaccession");
    record.put("is_public_domain", work.terms().isPublicDomain());
    record.put("is_zoomable", work.terms().isPublicDomain());
    record.put("max_zoom_window_size", work.terms().isPublicDomain() ? -1 : 843);
    record.put("copyright_notice", work.terms().isPublicDomain() ? null : "© The artist's estate");
    record.put("has_multimedia_resources", false);
    record.put("has_educational_resources", false);
    record.put("has_advanced_imaging", false);
    empty(record, "colorfulness", "color", "latitude", "longitude", "latlon");
    record.put("is_on_view", false);
    empty(record, "on_loan_display", "gallery_title", "gallery_id", "nomisma_id");
    record.put("artwork_type_title", "Painting");
    record.put("artwork_type_id", 1);
    record.put("department_title", department(work));
    record.put("department_id", "PC-10");
    artist(record, work);
    terms(record, work);
    record.put("image_id", imageId(work));
    lists(
        record,
        "alt_image_ids",
        "document_ids",
        "sound_ids",
        "video_ids",
        "text_ids",
        "section_ids",
        "section_titles",
        "site_ids");
    record.put(
        "suggest_autocomplete_all",
        List.of(
            Map.of(
                "input", List.of(work.title()),
                "weight", 1000,
                "contexts", Map.of("groupings", List.of("title")))));
    record.put("source_updated_at", time(work.updatedAt().minusSeconds(3600)));
    record.put("updated_at", time(work.updatedAt()));
    record.put("timestamp", time(work.updatedAt().plusSeconds(7200)));
    return record;
  }

  private static @Nullable Object thumbnail(Work work) {
    if (work.state() == Work.State.NO_PICTURE) {
      return null;
    }
    Map<String, Object> thumbnail = new LinkedHashMap<>();
    thumbnail.put("lqip", LQIP);
    thumbnail.put("width", work.width());
    thumbnail.put("height", work.height());
    thumbnail.put(
        "alt_text",
        work.medium() == null
            ? "A work of art."
            : "A work made of %s.".formatted(work.medium().toLowerCase(Locale.ROOT)));
    return thumbnail;
  }

  private static void sizes(Map<String, @Nullable Object> record, Work work) {
    int width = work.width() / 8;
    int height = work.height() / 8;
    record.put("dimensions", "%d × %d cm".formatted(height, width));
    Map<String, @Nullable Object> detail = new LinkedHashMap<>();
    detail.put("depth", null);
    detail.put("width", width);
    detail.put("height", height);
    empty(detail, "diameter", "clarification");
    record.put("dimensions_detail", List.of(detail));
  }

  private static String artistDisplay(Work work) {
    Maker maker = work.maker();
    if (maker == null) {
      return "Artist unknown";
    }
    String life = maker.life("–");
    String bio =
        maker.nation() == null
            ? life
            : life.isEmpty() ? maker.nation() : maker.nation() + ", " + life;
    return bio.isEmpty() ? maker.name() : maker.name() + "\n" + bio;
  }

  private static String department(Work work) {
    return work.yearTo() != null && work.yearTo() >= 1900
        ? "Modern Art"
        : "Painting and Sculpture of Europe";
  }

  private static void artist(Map<String, @Nullable Object> record, Work work) {
    Maker maker = work.maker();
    record.put("artist_id", maker == null ? null : maker.id());
    record.put("artist_title", maker == null ? null : maker.name());
    record.put("alt_artist_ids", List.of());
    record.put("artist_ids", maker == null ? List.of() : List.of(maker.id()));
    record.put("artist_titles", maker == null ? List.of() : List.of(maker.name()));
  }

  private static void terms(Map<String, @Nullable Object> record, Work work) {
    record.put("category_ids", List.of("PC-10"));
    record.put("category_titles", List.of(department(work)));
    List<String> terms = new java.util.ArrayList<>(List.of("painting", "european painting"));
    work.tags().forEach(tag -> terms.add(tag.toLowerCase(Locale.ROOT)));
    if (work.style() != null) {
      terms.add(work.style());
    }
    record.put("term_titles", terms);
    facet(record, "style", work.style() == null ? List.of() : List.of(work.style()));
    facet(record, "classification", List.of("painting"));
    facet(
        record, "subject", work.tags().stream().map(tag -> tag.toLowerCase(Locale.ROOT)).toList());
    facet(record, "material", List.of());
    facet(record, "technique", List.of());
    record.put("theme_titles", List.of());
  }

  /** The five fields by which the API tells one kind of term; only two kinds have a main title. */
  private static void facet(
      Map<String, @Nullable Object> record, String kind, List<String> titles) {
    List<String> ids =
        titles.stream().map(title -> "TM-" + Math.floorMod(title.hashCode(), 20_000)).toList();
    record.put(kind + "_id", ids.isEmpty() ? null : ids.get(0));
    if (kind.equals("style") || kind.equals("classification")) {
      record.put(kind + "_title", titles.isEmpty() ? null : titles.get(0));
    }
    record.put("alt_" + kind + "_ids", ids.isEmpty() ? ids : ids.subList(1, ids.size()));
    record.put(kind + "_ids", ids);
    record.put(kind + "_titles", titles);
  }

  static Map<String, @Nullable Object> agent(Maker maker, String api) {
    Map<String, @Nullable Object> agent = new LinkedHashMap<>();
    agent.put("id", maker.id());
    agent.put("api_model", "agents");
    agent.put("api_link", api + "/agents/" + maker.id());
    agent.put("title", maker.name());
    agent.put("sort_title", maker.sortName());
    agent.put("alt_titles", null);
    agent.put("is_artist", true);
    agent.put("birth_date", maker.born());
    agent.put("death_date", maker.died());
    empty(agent, "description", "ulan_id");
    List<String> names = List.of(maker.name(), maker.sortName());
    agent.put(
        "suggest_autocomplete_all",
        Map.of("input", names, "contexts", Map.of("groupings", List.of("title"))));
    for (String each : List.of("source_updated_at", "updated_at", "timestamp")) {
      agent.put(each, "2024-05-02T12:00:00-06:00");
    }
    return agent;
  }

  private static void empty(Map<String, @Nullable Object> record, String... fields) {
    for (String each : fields) {
      record.put(each, null);
    }
  }

  private static void lists(Map<String, @Nullable Object> record, String... fields) {
    for (String each : fields) {
      record.put(each, List.of());
    }
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
