package org.asterism.sandbox.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.asterism.sandbox.collection.Work;
import org.jspecify.annotations.Nullable;

/**
 * A work as a file page of Commons.
 *
 * @param name the file's name with underscores, such as {@code The_Windmill_(60000002).jpg}
 */
record CommonsFile(Work work, String name) {
  private static final DateTimeFormatter COMPACT =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SPACED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The widths in which thumbnails exist (mediawiki.org, Common thumbnail sizes). */
  static final List<Integer> THUMBNAIL_WIDTHS =
      List.of(20, 40, 60, 120, 250, 330, 500, 960, 1280, 1920, 3840);

  static CommonsFile of(Work work) {
    String extension =
        work.state() == Work.State.DOCUMENT
            ? "pdf"
            : work.key().toLowerCase(Locale.ROOT).endsWith(".png") ? "png" : "jpg";
    String artist = work.maker() == null ? "" : work.maker().name() + " - ";
    String spoken = artist + work.upload().title().replaceAll("[#<>\\[\\]|{}/:?%+]", "");
    String trimmed = spoken.length() > 90 ? spoken.substring(0, 90).strip() : spoken;
    return new CommonsFile(
        work, "%s (%d).%s".formatted(trimmed, work.sourceId(), extension).replace(' ', '_'));
  }

  String title() {
    return "File:" + name.replace('_', ' ');
  }

  /** When its picture was last uploaded; a changed description leaves that as it is. */
  Instant uploadedAt() {
    return work.upload().at();
  }

  /** Upload time as continuation keys write it. */
  String timestamp() {
    return COMPACT.format(uploadedAt());
  }

  /** Where Commons keeps it: two folders from the MD5 of its name. */
  String path() {
    String hash = md5(name);
    return hash.charAt(0) + "/" + hash.substring(0, 2) + "/" + name;
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK knows MD5", e);
    }
  }

  /** The same, ready for a URL. */
  String urlPath() {
    return path().substring(0, path().length() - name.length()) + encodedName();
  }

  /** The file's name, ready for a URL. */
  String encodedName() {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  /** The page's stub: what a generator yields of it. */
  Map<String, @Nullable Object> page() {
    Map<String, @Nullable Object> page = new LinkedHashMap<>();
    page.put("pageid", work.sourceId());
    page.put("ns", 6);
    page.put("title", title());
    return page;
  }

  /**
   * One {@code imageinfo} entry.
   *
   * @param properties of {@code iiprop}
   * @param thumbWidth of {@code iiurlwidth}, 0 for no thumbnail
   */
  Map<String, @Nullable Object> info(
      String base, List<String> properties, int thumbWidth, Pictures pictures) {
    Map<String, @Nullable Object> info = new LinkedHashMap<>();
    if (properties.contains("timestamp")) {
      info.put("timestamp", Instant.ofEpochSecond(uploadedAt().getEpochSecond()).toString());
    }
    if (properties.contains("user")) {
      info.put("user", "SandboxUploadBot");
    }
    boolean document = work.state() == Work.State.DOCUMENT;
    if (properties.contains("size")) {
      info.put("size", document ? 48_213 : pictures.facts(work).bytes());
      info.put("width", work.width());
      info.put("height", work.height());
    }
    if (thumbWidth > 0) {
      thumbnail(info, base, thumbWidth);
    }
    if (properties.contains("url")) {
      info.put("url", base + "/commons/upload/" + urlPath());
      info.put("descriptionurl", base + "/commons/wiki/File:" + encodedName());
      info.put("descriptionshorturl", base + "/commons/w/index.php?curid=" + work.sourceId());
    }
    if (properties.contains("sha1")) {
      info.put(
          "sha1",
          document ? "da39a3ee5e6b4b0d3255bfef95601890afd80709" : pictures.facts(work).sha1());
    }
    if (properties.contains("mime")) {
      info.put(
          "mime",
          document ? "application/pdf" : name.endsWith(".png") ? "image/png" : "image/jpeg");
    }
    if (properties.contains("mediatype")) {
      info.put("mediatype", document ? "OFFICE" : "BITMAP");
    }
    if (properties.contains("extmetadata")) {
      info.put("extmetadata", CommonsMetadata.of(this, SPACED.format(uploadedAt())));
    }
    return info;
  }

  private void thumbnail(Map<String, @Nullable Object> info, String base, int asked) {
    int width =
        THUMBNAIL_WIDTHS.stream()
            .filter(each -> each >= asked)
            .findFirst()
            .orElse(THUMBNAIL_WIDTHS.get(THUMBNAIL_WIDTHS.size() - 1));
    if (width >= work.width()) {
      // Nothing is enlarged: the file is its own thumbnail.
      info.put("thumburl", base + "/commons/upload/" + urlPath());
      info.put("thumbwidth", work.width());
      info.put("thumbheight", work.height());
      return;
    }
    info.put(
        "thumburl",
        "%s/commons/upload/thumb/%s/%dpx-%s".formatted(base, urlPath(), width, encodedName()));
    info.put("thumbwidth", width);
    info.put("thumbheight", Math.max(1, Math.round((float) width * work.height() / work.width())));
  }
}
