package org.asterism.core.recommend;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.bundle.CatalogueImage;

/** Says why an image is related: one measured thing per affinity that adds to the score. */
final class Reasons {
  private final FormalReasons formal;
  private final ConceptualReasons conceptual = new ConceptualReasons();
  private final HistoricalReasons historical;

  Reasons(Bundle bundle) {
    formal = new FormalReasons(bundle);
    historical = new HistoricalReasons(bundle);
  }

  /**
   * @return the weightiest first; none for an affinity that adds nothing
   */
  List<Reason> of(Start start, CatalogueImage image, Map<Affinity, Part> parts) {
    List<Reason> all = new ArrayList<>();
    for (Affinity affinity : Affinity.values()) {
      Part part = parts.get(affinity);
      if (part != null && part.contribution() > 0) {
        all.addAll(
            switch (affinity) {
              case FORMAL -> formal.of(start, image, part);
              case CONCEPTUAL -> conceptual.of(start, image, part);
              case HISTORICAL -> historical.of(start, image, part);
            });
      }
    }
    all.sort(comparingDouble(Reason::contribution).reversed());
    return all;
  }
}
