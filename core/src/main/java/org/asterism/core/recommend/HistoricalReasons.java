package org.asterism.core.recommend;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Embedding;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.YearRange;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.bundle.CatalogueImage;
import org.asterism.core.bundle.Entity;
import org.asterism.core.historical.HistoricalAgreement;
import org.asterism.core.historical.HistoricalEncoder;
import org.jspecify.annotations.Nullable;

/**
 * What joins two works in art history, as recorded: makers, movements, years, relations.
 *
 * <p>The part of the cosine that comes from the years is measured. So is the part that comes from
 * the graph as a whole; it is split over the recorded facts in proportion to what kinds of facts
 * weigh: one maker 1, makers joined over n relations 1/(1 + n), a movement 0.6, a place or period
 * 0.2.
 */
final class HistoricalReasons {
  private static final int MOST_FACTS = 4;
  private static final double MAKER = 1;
  private static final double MOVEMENT = 0.6;
  private static final double SURROUNDINGS = 0.2;

  /** What the years weigh beside facts where their own part cannot be measured. */
  private static final double YEARS = 0.4;

  private final Bundle bundle;
  private final Kinship kinship;
  private final boolean isInParts;

  HistoricalReasons(Bundle bundle) {
    this.bundle = bundle;
    kinship = new Kinship(bundle.knowledge());
    var model = bundle.manifest().models().get(Affinity.HISTORICAL.key());
    isInParts = model != null && model.name().equals(HistoricalEncoder.MODEL);
  }

  MakerPaths pathsFrom(CatalogueImage image) {
    return new MakerPaths(bundle.knowledge(), image);
  }

  From from(Start start) {
    return new From(start);
  }

  private record Fact(Reason.Kind kind, String text, double weight) {}

  /** The reasons of one answer. Not for several threads. */
  final class From {
    private final Start start;
    private @Nullable MakerPaths paths;

    private From(Start start) {
      this.start = start;
    }

    List<Reason> to(CatalogueImage image, Part part, Ledger ledger) {
      Embedding query = start.embeddings().get(Affinity.HISTORICAL);
      float @Nullable [] other = bundle.vector(Affinity.HISTORICAL, image.row());
      if (!(start instanceof Start.Known known) || query == null || other == null) {
        return ledger.restTo(Reason.Kind.WHOLE, whole(part));
      }
      List<Fact> facts = facts(known.image(), image);
      String years = years(known.image().artwork().years(), image.artwork().years());
      if (isInParts) {
        HistoricalAgreement agreement = HistoricalAgreement.between(query.vector(), other);
        if (years != null) {
          ledger.give(Reason.Kind.YEARS, years, agreement.years());
        }
        return split(facts, agreement.graph(), part, ledger);
      }
      if (years != null) {
        facts.add(new Fact(Reason.Kind.YEARS, years, YEARS));
      }
      return split(facts, part.similarity() == null ? 0 : part.similarity(), part, ledger);
    }

    private List<Reason> split(List<Fact> facts, double similarity, Part part, Ledger ledger) {
      if (similarity <= 0 || facts.isEmpty()) {
        return ledger.restTo(
            isInParts ? Reason.Kind.REST : Reason.Kind.WHOLE,
            isInParts ? inGraph(similarity) : whole(part));
      }
      double weights = facts.stream().mapToDouble(Fact::weight).sum();
      for (Fact fact : facts) {
        ledger.give(fact.kind(), capitalised(fact.text()), similarity * fact.weight() / weights);
      }
      return ledger.restTo(Reason.Kind.REST, "All else of their place in history");
    }

    private List<Fact> facts(CatalogueImage a, CatalogueImage b) {
      List<Fact> facts = new ArrayList<>();
      List<String> makers = shared(names(a), names(b));
      makers.forEach(name -> facts.add(new Fact(Reason.Kind.MAKER, "both by " + name, MAKER)));
      Set<String> movements =
          new LinkedHashSet<>(shared(a.artwork().movements(), b.artwork().movements()));
      if (makers.isEmpty()) {
        addRelations(a, b, movements, facts);
      }
      movements.forEach(
          movement -> facts.add(new Fact(Reason.Kind.MOVEMENT, "both " + movement, MOVEMENT)));
      return new ArrayList<>(facts.subList(0, Math.min(MOST_FACTS, facts.size())));
    }

    private void addRelations(
        CatalogueImage a, CatalogueImage b, Set<String> movements, List<Fact> facts) {
      if (paths == null) {
        paths = pathsFrom(a);
      }
      List<PathStep> path = paths.to(b);
      if (!path.isEmpty()) {
        facts.add(
            new Fact(
                Reason.Kind.RELATION,
                path.stream().map(PathStep::text).collect(joining(", ")),
                MAKER / (1 + path.size())));
      }
      for (Kinship.Shared shared : kinship.between(a.entities(), b.entities())) {
        boolean isSaid =
            shared.type().equals(Entity.MOVEMENT) && movements.contains(shared.name())
                || shared.type().equals(Entity.ARTIST) && path.size() == 2;
        if (!isSaid) {
          facts.add(new Fact(Reason.Kind.RELATION, shared.text(), weightOf(shared)));
        }
      }
    }
  }

  private static double weightOf(Kinship.Shared shared) {
    return switch (shared.type()) {
      case Entity.ARTIST -> MAKER / 3;
      case Entity.MOVEMENT -> MOVEMENT;
      default -> SURROUNDINGS;
    };
  }

  private static String whole(Part part) {
    return Reasons.measured(
        part.contribution() < 0 ? "Apart in art history" : "Near in art history", part);
  }

  private static String inGraph(double similarity) {
    return String.format(
        Locale.ROOT,
        "%s among makers, movements and places (%.2f of 1)",
        similarity < 0 ? "Apart" : "Near",
        similarity);
  }

  private static List<String> names(CatalogueImage image) {
    return image.artwork().artists().stream().map(Artist::name).toList();
  }

  private static List<String> shared(List<String> a, List<String> b) {
    return a.stream().filter(b::contains).distinct().toList();
  }

  private static @Nullable String years(@Nullable YearRange a, @Nullable YearRange b) {
    if (a == null || b == null) {
      return null;
    }
    int apart = Math.abs(a.middle() - b.middle());
    String about = a.from() == a.to() && b.from() == b.to() ? "" : "about ";
    return switch (apart) {
      case 0 -> "Made %s %s".formatted(about.isEmpty() ? "in" : "about", label(a.middle()));
      case 1 -> "Made %sa year apart".formatted(about);
      default -> "Made %s%d years apart".formatted(about, apart);
    };
  }

  private static String label(int year) {
    return new YearRange(year, year).label();
  }

  private static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
