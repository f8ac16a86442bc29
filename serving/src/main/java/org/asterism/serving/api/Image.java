package org.asterism.serving.api;

import java.util.List;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.YearRange;
import org.asterism.core.bundle.CatalogueImage;
import org.asterism.core.bundle.Keyword;
import org.asterism.core.licence.Licence;
import org.jspecify.annotations.Nullable;

/** One image of the collection, with all that is shown of its work. */
public record Image(
    String id,
    String title,
    List<Artist> artists,
    @Nullable String date,
    @Nullable Integer yearFrom,
    @Nullable Integer yearTo,
    List<String> movements,
    List<String> subjects,
    @Nullable String medium,
    @Nullable String place,
    @Nullable String collection,
    @Nullable String description,
    List<String> keywords,
    List<Colour> palette,
    int width,
    int height,
    Terms licence,
    String attribution,
    Source source,
    String thumbnail) {

  /** A maker; years of birth and death where known. */
  public record Artist(String name, @Nullable Integer birth, @Nullable Integer death) {}

  /** The licence of the picture. */
  public record Terms(String code, String label, @Nullable String uri) {
    static Terms of(Licence licence) {
      return new Terms(licence.type().code(), licence.label(), licence.uri());
    }
  }

  /** Where the record comes from, with its page there. */
  public record Source(String id, String name, String link) {}

  private static final int KEYWORDS = 8;

  static Image of(CatalogueImage image) {
    Artwork artwork = image.artwork();
    YearRange years = artwork.years();
    return new Image(
        image.id(),
        artwork.title(),
        artwork.artists().stream()
            .map(each -> new Artist(each.name(), each.birth(), each.death()))
            .toList(),
        date(artwork),
        years == null ? null : years.from(),
        years == null ? null : years.to(),
        artwork.movements(),
        artwork.subjects(),
        artwork.medium(),
        artwork.place(),
        artwork.collection(),
        artwork.description(),
        image.keywords().stream().limit(KEYWORDS).map(Keyword::term).toList(),
        Colour.of(image.palette()),
        image.width(),
        image.height(),
        Terms.of(artwork.licence()),
        image.attribution(),
        new Source(artwork.source(), image.sourceName(), artwork.pageUrl()),
        "/api/v1/images/%s/thumbnail".formatted(image.id()));
  }

  private static @Nullable String date(Artwork artwork) {
    if (artwork.dateText() != null || artwork.years() == null) {
      return artwork.dateText();
    }
    return artwork.years().label();
  }
}
