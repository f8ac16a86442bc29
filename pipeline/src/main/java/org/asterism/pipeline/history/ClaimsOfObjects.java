package org.asterism.pipeline.history;

import java.util.ArrayList;
import java.util.List;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.YearRange;

/** What the record of a work says about its makers. */
final class ClaimsOfObjects {
  private static final String SOURCE = "objects";

  private ClaimsOfObjects() {}

  static List<Claim> of(Artwork artwork) {
    List<Claim> claims = new ArrayList<>();
    YearRange years = artwork.years();
    for (Artist artist : artwork.artists()) {
      artwork
          .movements()
          .forEach(
              movement ->
                  claims.add(of(artist, Relations.MEMBER_OF, EntityType.MOVEMENT, movement)));
      if (artwork.place() != null) {
        claims.add(of(artist, Relations.ACTIVE_IN, EntityType.PLACE, artwork.place()));
      }
      if (artwork.medium() != null) {
        EntityType.mediumOf(artwork.medium())
            .ifPresent(
                medium -> claims.add(of(artist, Relations.MADE_IN, EntityType.MEDIUM, medium)));
      }
      if (years != null) {
        String period = EntityType.periodOf(years.middle());
        claims.add(of(artist, Relations.ACTIVE_DURING, EntityType.PERIOD, period));
      }
    }
    return claims;
  }

  private static Claim of(Artist artist, String relation, EntityType type, String object) {
    return new Claim(EntityType.ARTIST, artist.name(), relation, type, object, SOURCE);
  }
}
