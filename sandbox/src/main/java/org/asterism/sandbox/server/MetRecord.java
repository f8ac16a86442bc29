package org.asterism.sandbox.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.asterism.sandbox.collection.Maker;
import org.asterism.sandbox.collection.Work;
import org.jspecify.annotations.Nullable;

/** Works in the field order of the Met's API: missing text is "", missing lists are null. */
final class MetRecord {
  private MetRecord() {}

  static int departmentId(Work work) {
    return work.yearTo() != null && work.yearTo() >= 1900 ? 21 : 11;
  }

  static String fileName(Work work) {
    return "DP%06d.jpg".formatted(work.sourceId());
  }

  /** The picture in {@code original} or {@code web-large}, or "" if there is none. */
  static String imageUrl(Work work, String base, String size) {
    if (work.state() == Work.State.NO_PICTURE) {
      return "";
    }
    String department = departmentId(work) == 21 ? "ma" : "ep";
    return "%s/met/CRDImages/%s/%s/%s".formatted(base, department, size, fileName(work));
  }

  static Map<String, @Nullable Object> full(Work work, String base) {
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("objectID", work.sourceId());
    record.put("isHighlight", work.sourceId() % 40 == 0);
    record.put("accessionNumber", "36.100." + work.sourceId() % 1000);
    record.put("accessionYear", "1936");
    record.put("isPublicDomain", work.terms().isPublicDomain());
    record.put("primaryImage", imageUrl(work, base, "original"));
    record.put("primaryImageSmall", imageUrl(work, base, "web-large"));
    record.put("additionalImages", List.of());
    record.put("constituents", constituents(work));
    record.put("department", departmentId(work) == 21 ? "Modern Art" : "European Paintings");
    record.put("objectName", "Painting");
    record.put("title", work.title());
    blank(record, "culture", "period", "dynasty", "reign", "portfolio");
    artist(record, work.maker());
    record.put("objectDate", work.dateText());
    record.put("objectBeginDate", work.yearFrom() == null ? 0 : work.yearFrom());
    record.put("objectEndDate", work.yearTo() == null ? 0 : work.yearTo());
    record.put("medium", work.medium() == null ? "" : work.medium());
    sizes(record, work);
    record.put("creditLine", "Sandbox Fund, 1936");
    blank(
        record,
        "geographyType",
        "city",
        "state",
        "county",
        "country",
        "region",
        "subregion",
        "locale",
        "locus",
        "excavation",
        "river");
    record.put("geographyType", work.place() == null ? "" : "Made in");
    record.put("city", work.place() == null ? "" : work.place());
    record.put("classification", "Paintings");
    record.put(
        "rightsAndReproduction", work.terms().isPublicDomain() ? "" : "© The artist's estate");
    record.put("linkResource", "");
    record.put("metadataDate", work.updatedAt().plusMillis(390).toString());
    record.put("repository", "Metropolitan Museum of Art, New York, NY");
    record.put("objectURL", base + "/met/art/collection/search/" + work.sourceId());
    record.put("tags", tags(work));
    record.put("objectWikidata_URL", "");
    record.put("isTimelineWork", false);
    record.put("GalleryNumber", "");
    return record;
  }

  private static void sizes(Map<String, @Nullable Object> record, Work work) {
    double width = work.width() / 8.0;
    double height = work.height() / 8.0;
    record.put(
        "dimensions",
        String.format(
            java.util.Locale.ROOT,
            "%.0f × %.0f in. (%.1f × %.1f cm)",
            height / 2.54,
            width / 2.54,
            height,
            width));
    Map<String, @Nullable Object> overall = new LinkedHashMap<>();
    overall.put("elementName", "Overall");
    overall.put("elementDescription", null);
    overall.put("elementMeasurements", Map.of("Height", height, "Width", width));
    record.put("measurements", List.of(overall));
  }

  private static @Nullable Object constituents(Work work) {
    Maker maker = work.maker();
    if (maker == null) {
      return null;
    }
    Map<String, Object> constituent = new LinkedHashMap<>();
    constituent.put("constituentID", maker.id());
    constituent.put("role", "Artist");
    constituent.put("name", maker.name());
    constituent.put("constituentULAN_URL", "");
    constituent.put("constituentWikidata_URL", "");
    constituent.put("gender", "");
    return List.of(constituent);
  }

  private static void artist(Map<String, @Nullable Object> record, @Nullable Maker maker) {
    blank(record, "artistRole", "artistPrefix", "artistDisplayName", "artistDisplayBio");
    blank(record, "artistSuffix", "artistAlphaSort", "artistNationality", "artistBeginDate");
    blank(record, "artistEndDate", "artistGender", "artistWikidata_URL", "artistULAN_URL");
    if (maker != null) {
      record.put("artistRole", "Artist");
      record.put("artistDisplayName", maker.name());
      record.put("artistDisplayBio", bio(maker));
      record.put("artistAlphaSort", maker.sortName());
      record.put("artistNationality", maker.nation() == null ? "" : maker.nation());
      record.put("artistBeginDate", maker.born() == null ? "" : maker.born().toString());
      record.put("artistEndDate", maker.died() == null ? "" : maker.died().toString());
    }
  }

  private static String bio(Maker maker) {
    String life = maker.life("–");
    if (maker.nation() == null || life.isEmpty()) {
      return maker.nation() == null ? life : maker.nation();
    }
    return maker.nation() + ", " + (maker.town() == null ? "" : maker.town() + " ") + life;
  }

  private static @Nullable Object tags(Work work) {
    if (work.tags().isEmpty()) {
      return null;
    }
    return work.tags().stream()
        .map(
            term -> {
              Map<String, Object> tag = new LinkedHashMap<>();
              tag.put("term", term);
              tag.put("AAT_URL", "");
              tag.put("Wikidata_URL", "");
              return tag;
            })
        .toList();
  }

  private static void blank(Map<String, @Nullable Object> record, String... fields) {
    for (String each : fields) {
      record.put(each, "");
    }
  }
}
