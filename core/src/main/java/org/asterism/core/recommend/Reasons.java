package org.asterism.core.recommend;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.bundle.CatalogueImage;

/** Says what each score is made of: measured things whose contributions add up to it. */
final class Reasons {
  private final FormalReasons formal;
  private final ConceptualReasons conceptual;
  private final HistoricalReasons historical;

  Reasons(Bundle bundle) {
    formal = new FormalReasons(bundle);
    conceptual = new ConceptualReasons(bundle);
    historical = new HistoricalReasons(bundle);
  }

  /** What leads from one start to its relatives. */
  From from(Start start, Scorer scorer) {
    return new From(start, scorer);
  }

  /** The makers the knowledge graph leads over from one image to another, if it does. */
  List<PathStep> path(CatalogueImage from, CatalogueImage to) {
    return historical.pathsFrom(from).to(to);
  }

  /** The reasons of one answer. Not for several threads. */
  final class From {
    private final Start start;
    private final Scorer scorer;
    private final HistoricalReasons.From history;

    private From(Start start, Scorer scorer) {
      this.start = start;
      this.scorer = scorer;
      history = historical.from(start);
    }

    /**
     * @return the weightiest first, those that speak against it last
     */
    List<Reason> to(CatalogueImage image, Map<Affinity, Part> parts, Part graph) {
      List<Reason> all = new ArrayList<>();
      for (Affinity affinity : Affinity.values()) {
        Part part = parts.get(affinity);
        if (part != null && part.similarity() != null && part.contribution() != 0) {
          Ledger ledger = new Ledger(affinity, part, scorer.full(affinity, image.row()));
          all.addAll(
              switch (affinity) {
                case FORMAL -> formal.of(start, image, part, ledger);
                case CONCEPTUAL -> conceptual.of(start, image, part, ledger);
                case HISTORICAL -> history.to(image, part, ledger);
              });
        }
      }
      all.addAll(new Ledger(null, graph, graph.weight()).restTo(Reason.Kind.LINKS, links(graph)));
      all.sort(comparingDouble(Reason::contribution).reversed());
      return all;
    }

    private String links(Part graph) {
      String phrase =
          start instanceof Start.Known
              ? "Linked to it in the affinity graph"
              : "Linked to the works nearest to it";
      return measured(phrase, graph);
    }
  }

  /** A phrase with the similarity it speaks of. */
  static String measured(String phrase, Part part) {
    double similarity = part.similarity() == null ? 0 : part.similarity();
    return String.format(Locale.ROOT, "%s (%.2f of 1)", phrase, similarity);
  }
}
