package org.asterism.pipeline.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sized pictures of the IIIF Image API (iiif.io/api/image, versions 1 to 3): never the original,
 * but one whose long side is {@value #SIDE} pixels. Sizes are asked for by one side, which the
 * lowest level that scales at all has to serve and which cannot distort.
 */
final class IiifImage {
  /** Pixels of the long side. */
  static final int SIDE = 1024;

  private static final Pattern ADDRESS =
      Pattern.compile("(https?://.+)/full/[^/]+/0/(default|native)\\.(jpg|png|webp)");
  private static final Pattern LEVEL = Pattern.compile("level\\s*([012])");

  private IiifImage() {}

  /** The same picture with that width, if it is one of the Image API; else the address itself. */
  static String sized(String address) {
    Matcher match = ADDRESS.matcher(address);
    return match.matches()
        ? "%s/full/%d,/0/%s.jpg".formatted(match.group(1), SIDE, match.group(2))
        : address;
  }

  /**
   * The level of an image service; null where its description does not tell.
   *
   * @param service a manifest's description of it, or its {@code info.json}
   */
  static @Nullable Integer level(JsonNode service) {
    JsonNode profile = service.path("profile");
    JsonNode told = profile.isArray() ? profile.path(0) : profile;
    Matcher match = LEVEL.matcher(told.asText("").toLowerCase(Locale.ROOT));
    return match.find() ? Integer.valueOf(match.group(1)) : null;
  }

  /**
   * A sized picture.
   *
   * @param service the service's description; of level 0, one with its {@code sizes}
   * @param width pixels of the original, 0 if not known
   * @param height pixels of the original, 0 if not known
   * @return null if the description names no address
   */
  static @Nullable String picture(JsonNode service, int width, int height) {
    String id = id(service);
    if (id == null) {
      return null;
    }
    Integer level = level(service);
    int version = version(service);
    int wide = service.path("width").asInt(width);
    int high = service.path("height").asInt(height);
    String size =
        level == null || level == 0 ? listedSize(service, version) : size(wide, high, version);
    return "%s/full/%s/0/%s.jpg".formatted(id, size, version == 1 ? "native" : "default");
  }

  static @Nullable String id(JsonNode service) {
    String id = Field.text(service, "id");
    String address = id == null ? Field.text(service, "@id") : id;
    return address == null || !address.matches("https?://\\S+")
        ? null
        : address.replaceFirst("/(?:info\\.json)?$", "");
  }

  private static String size(int width, int height, int version) {
    if (width > 0 && height > 0 && Math.max(width, height) <= SIDE) {
      return whole(version);
    }
    return height > width ? "," + SIDE : SIDE + ",";
  }

  /** Level 0 serves the sizes it lists and no other: the smallest that is large enough. */
  private static String listedSize(JsonNode service, int version) {
    JsonNode best = null;
    for (JsonNode size : service.path("sizes")) {
      if (size.path("width").asInt() > 0 && size.path("height").asInt() > 0) {
        best = best == null || isBetter(size, best) ? size : best;
      }
    }
    if (best == null) {
      return whole(version);
    }
    int width = best.path("width").asInt();
    return version == 3 ? width + "," + best.path("height").asInt() : width + ",";
  }

  private static boolean isBetter(JsonNode size, JsonNode best) {
    int side = side(size);
    int known = side(best);
    return known < SIDE ? side > known : side >= SIDE && side < known;
  }

  private static int side(JsonNode size) {
    return Math.max(size.path("width").asInt(), size.path("height").asInt());
  }

  private static String whole(int version) {
    return version == 3 ? "max" : "full";
  }

  private static int version(JsonNode service) {
    String told =
        service.path("type").asText("")
            + service.path("@type").asText("")
            + service.path("@context").asText("")
            + service.path("profile").path(0).asText(service.path("profile").asText(""));
    if (told.contains("ImageService3") || told.contains("image/3")) {
      return 3;
    }
    return told.contains("image/1") || told.contains("image-api/1") || told.contains("compliance")
        ? 1
        : 2;
  }
}
