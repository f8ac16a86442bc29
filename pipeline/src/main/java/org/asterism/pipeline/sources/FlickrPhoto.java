package org.asterism.pipeline.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.DateText;
import org.asterism.core.licence.Licence;
import org.asterism.core.licence.LicenceClass;
import org.jspecify.annotations.Nullable;

/** A photograph in an answer of Flickr's search. */
final class FlickrPhoto {
  private static final String ID = Kind.FLICKR.id();

  /** Flickr's letters for the sizes worth having, from 240 pixels to the original. */
  static final List<String> SIZES = List.of("s", "m", "z", "c", "l", "h", "o");

  /** The longest side worth asking for, in pixels. */
  private static final int LONGEST = 1_600;

  private FlickrPhoto() {}

  static Harvest read(JsonNode photo, Map<String, FlickrLicence> licences) {
    String id = Field.text(photo, "id");
    if (id == null) {
      return JsonApi.nameless(photo, "the record has no id");
    }
    String owner = Field.text(photo, "owner");
    if (owner == null) {
      return new Harvest.Unreadable(
          id, "the record has no owner, whom its page and its credit need", JsonApi.text(photo));
    }
    String number = photo.path("license").asText();
    FlickrLicence known = licences.get(number);
    Licence licence = known == null ? Licence.UNKNOWN : known.licence();
    String name = Field.text(photo, "ownername");
    String date = date(photo);
    Artwork artwork =
        new Artwork(
                ID,
                id,
                Field.orUntitled(Field.html(photo, "title")),
                isOwnersWork(licence) && name != null
                    ? List.of(new Artist(name, null, null, null))
                    : List.of(),
                date,
                null,
                List.of(),
                tags(photo),
                Field.html(photo.path("description"), "_content"),
                null,
                null,
                null,
                licence,
                "https://www.flickr.com/photos/%s/%s".formatted(owner, id),
                picture(photo))
            .dated(DateText.read(date).orElse(null))
            .crediting(name);
    return new Harvest.Found(
        artwork,
        known == null ? "licence number " + number : known.name(),
        photo.path("dateupload").asText(""),
        JsonApi.text(photo));
  }

  /** What is free by age or by law was mostly made by others than those who uploaded it. */
  private static boolean isOwnersWork(Licence licence) {
    return licence.type() != LicenceClass.PUBLIC_DOMAIN
        && licence.type() != LicenceClass.OTHER_OPEN;
  }

  /** As exact as Flickr knows it: 4 stands for a month, 6 for a year and 8 for "circa". */
  private static @Nullable String date(JsonNode photo) {
    String taken = Field.text(photo, "datetaken");
    boolean known = photo.path("datetakenunknown").asInt(0) == 0;
    if (taken == null || taken.length() < 7 || taken.startsWith("0000") || !known) {
      return null;
    }
    return switch (photo.path("datetakengranularity").asInt(0)) {
      case 4 -> taken.substring(0, 7);
      case 6 -> taken.substring(0, 4);
      case 8 -> "ca. " + taken.substring(0, 4);
      default -> taken;
    };
  }

  private static List<String> tags(JsonNode photo) {
    String tags = Field.text(photo, "tags");
    return tags == null ? List.of() : Arrays.stream(tags.split("\\s+")).distinct().toList();
  }

  private record Size(String url, int side) {}

  /** The largest picture that is not too large, else the smallest there is. */
  private static @Nullable String picture(JsonNode photo) {
    List<Size> sizes = new ArrayList<>();
    for (String size : SIZES) {
      String url = Field.text(photo, "url_" + size);
      Integer width = Field.number(photo, "width_" + size);
      Integer height = Field.number(photo, "height_" + size);
      if (url != null) {
        sizes.add(new Size(url, width == null || height == null ? 0 : Math.max(width, height)));
      }
    }
    return sizes.stream()
        .filter(each -> each.side() <= LONGEST)
        .max(Comparator.comparingInt(Size::side))
        .or(() -> sizes.stream().min(Comparator.comparingInt(Size::side)))
        .map(Size::url)
        .orElse(null);
  }
}
