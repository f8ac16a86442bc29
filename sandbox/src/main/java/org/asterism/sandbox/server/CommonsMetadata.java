package org.asterism.sandbox.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.asterism.sandbox.collection.Maker;
import org.asterism.sandbox.collection.Terms;
import org.asterism.sandbox.collection.Work;

/** The {@code extmetadata} of a file: strings and HTML, each with where it was read. */
final class CommonsMetadata {
  private CommonsMetadata() {}

  static Map<String, Object> of(CommonsFile file, String uploaded) {
    Work work = file.work();
    Terms terms = work.terms();
    Map<String, Object> metadata = new LinkedHashMap<>();
    hidden(metadata, "DateTime", "mediawiki-metadata", uploaded);
    hidden(
        metadata,
        "ObjectName",
        "mediawiki-metadata",
        work.title().equals(work.upload().title())
            ? file.name().replace('_', ' ').replaceAll("\\.\\w+$", "")
            : work.title());
    Map<String, Object> version = new LinkedHashMap<>();
    version.put("value", 1.2);
    version.put("source", "extension");
    version.put("hidden", "");
    metadata.put("CommonsMetadataExtension", version);
    hidden(metadata, "Categories", "commons-categories", categories(work));
    hidden(metadata, "Assessments", "commons-categories", "");
    if (work.description() != null) {
      shown(metadata, "ImageDescription", description(work));
    }
    shown(metadata, "DateTimeOriginal", date(work));
    hidden(
        metadata,
        "Credit",
        "commons-desc-page",
        "<span class=\"int-own-work\" lang=\"en\">Asterism sandbox</span>");
    shown(metadata, "Artist", artist(work.maker()));
    hidden(metadata, "UsageTerms", "commons-desc-page", terms.shortName());
    hidden(
        metadata,
        "AttributionRequired",
        "commons-desc-page",
        terms.isPublicDomain() ? "false" : "true");
    hidden(metadata, "Copyrighted", "commons-desc-page", terms.isPublicDomain() ? "False" : "True");
    hidden(metadata, "Restrictions", "commons-desc-page", "");
    if (terms == Terms.FAIR_USE) {
      hidden(metadata, "NonFree", "commons-desc-page", "true");
    }
    if (terms.code() != null) {
      hidden(metadata, "License", "commons-templates", terms.code());
    }
    hidden(metadata, "LicenseShortName", "commons-desc-page", terms.shortName());
    if (terms.url() != null) {
      hidden(metadata, "LicenseUrl", "commons-desc-page", terms.url());
    }
    return metadata;
  }

  private static void shown(Map<String, Object> metadata, String name, String value) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("value", value);
    entry.put("source", "commons-desc-page");
    metadata.put(name, entry);
  }

  private static void hidden(
      Map<String, Object> metadata, String name, String source, String value) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("value", value);
    entry.put("source", source);
    entry.put("hidden", "");
    metadata.put(name, entry);
  }

  private static String categories(Work work) {
    List<String> categories = new ArrayList<>();
    if (work.style() != null) {
      categories.add(work.style() + " paintings");
    }
    if (work.category() != null) {
      categories.add(work.category());
    }
    for (String tag : work.tags()) {
      categories.add(tag + " in paintings");
    }
    if (work.maker() != null) {
      categories.add("Paintings by " + work.maker().name());
    }
    if (work.yearFrom() != null) {
      categories.add(work.yearFrom() + " paintings");
    }
    if (work.terms().isPublicDomain()) {
      categories.add("PD-old-100");
    }
    return String.join("|", categories);
  }

  /** Half of the descriptions come with the wrapper of a language template, as they do. */
  private static String description(Work work) {
    String text = html(String.valueOf(work.description()));
    return work.sourceId() % 2 == 0
        ? "<div class=\"description mw-content-ltr en\" dir=\"ltr\" lang=\"en\"><i>"
            + html(work.title())
            + "</i>. "
            + text
            + "</div>"
        : text;
  }

  private static String date(Work work) {
    if (work.yearFrom() == null) {
      return "";
    }
    return work.sourceId() % 3 == 0
        ? work.dateText()
            + "<div style=\"display: none;\">date QS:P571,+"
            + work.yearFrom()
            + "-00-00T00:00:00Z/9</div>"
        : work.dateText();
  }

  private static String artist(@org.jspecify.annotations.Nullable Maker maker) {
    if (maker == null) {
      return "<span lang=\"en\">Unknown author</span>";
    }
    String name = html(maker.name());
    return switch (maker.id() % 3) {
      case 0 ->
          "<a href=\"//commons.wikimedia.org/wiki/Creator:%s\" title=\"Creator:%s\">%s</a>"
              .formatted(name.replace(' ', '_'), name, name);
      case 1 -> "<bdi>%s</bdi> (%s)".formatted(name, maker.life("–"));
      default -> name;
    };
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
