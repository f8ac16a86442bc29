package org.asterism.core.recommend;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.YearRange;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.bundle.CatalogueImage;
import org.jspecify.annotations.Nullable;

/** What joins two works in art history, as recorded: makers, movements, years, relations. */
final class HistoricalReasons {
  private static final int MOST_FACTS = 3;

  /** Works further apart in time are not joined by it: a working life. */
  private static final int MOST_YEARS = 40;

  private final Kinship kinship;

  HistoricalReasons(Bundle bundle) {
    kinship = new Kinship(bundle);
  }

  /**
   * @return one reason with the facts that weigh most, or none if nothing is recorded
   */
  List<Reason> of(Start start, CatalogueImage image, Part part) {
    if (!(start instanceof Start.Known known)) {
      return List.of();
    }
    List<String> facts = facts(known.image(), image);
    return facts.isEmpty()
        ? List.of()
        : List.of(
            new Reason(
                Affinity.HISTORICAL,
                capitalised(
                    String.join("; ", facts.subList(0, Math.min(MOST_FACTS, facts.size())))),
                part.contribution()));
  }

  private List<String> facts(CatalogueImage a, CatalogueImage b) {
    Set<String> facts = new LinkedHashSet<>();
    shared(names(a), names(b)).forEach(name -> facts.add("both by " + name));
    if (facts.isEmpty()) {
      facts.addAll(kinship.between(a.entities(), b.entities()));
    }
    shared(a.artwork().movements(), b.artwork().movements())
        .forEach(movement -> facts.add("both " + movement));
    String years = years(a.artwork().years(), b.artwork().years());
    if (years != null) {
      facts.add(years);
    }
    return new ArrayList<>(facts);
  }

  private static List<String> names(CatalogueImage image) {
    return image.artwork().artists().stream().map(Artist::name).toList();
  }

  private static List<String> shared(List<String> a, List<String> b) {
    return a.stream().filter(b::contains).toList();
  }

  private static @Nullable String years(@Nullable YearRange a, @Nullable YearRange b) {
    if (a == null || b == null) {
      return null;
    }
    int apart = Math.abs(a.middle() - b.middle());
    String about = a.from() == a.to() && b.from() == b.to() ? "" : "about ";
    if (apart > MOST_YEARS) {
      return null;
    }
    return switch (apart) {
      case 0 -> "made %s %d".formatted(about.isEmpty() ? "in" : "about", a.middle());
      case 1 -> "made %sa year apart".formatted(about);
      default -> "made %s%d years apart".formatted(about, apart);
    };
  }

  private static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
