package org.asterism.core.recommend;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.bundle.CatalogueImage;
import org.asterism.core.bundle.Keyword;

/** What both works are about: shared subjects and keywords, else how near their meanings are. */
final class ConceptualReasons {
  private static final int MOST_WORDS = 5;

  List<Reason> of(Start start, CatalogueImage image, Part part) {
    return List.of(new Reason(Affinity.CONCEPTUAL, text(start, image, part), part.contribution()));
  }

  private static String text(Start start, CatalogueImage image, Part part) {
    if (!(start instanceof Start.Known known)) {
      return similarity("Looks like works of like meaning", part);
    }
    List<String> words = shared(known.image(), image);
    return words.isEmpty()
        ? similarity("Near in meaning", part)
        : "Both show: " + String.join(", ", words);
  }

  private static String similarity(String phrase, Part part) {
    return String.format(Locale.ROOT, "%s (%.2f of 1)", phrase, part.similarity());
  }

  /** Subjects first, as sources tag what is to be seen; then keywords, the weightiest first. */
  private static List<String> shared(CatalogueImage a, CatalogueImage b) {
    Set<String> words = new LinkedHashSet<>();
    Set<String> ofB = new LinkedHashSet<>();
    b.artwork().subjects().forEach(subject -> ofB.add(subject.toLowerCase(Locale.ROOT)));
    for (String subject : a.artwork().subjects()) {
      String word = subject.toLowerCase(Locale.ROOT);
      if (ofB.contains(word)) {
        words.add(word);
      }
    }
    words.addAll(sharedKeywords(a, b));
    return words.stream().limit(MOST_WORDS).toList();
  }

  private static List<String> sharedKeywords(CatalogueImage a, CatalogueImage b) {
    Map<String, Float> ofB = new HashMap<>();
    b.keywords().forEach(keyword -> ofB.put(keyword.term(), keyword.weight()));
    List<Keyword> shared = new ArrayList<>();
    for (Keyword keyword : a.keywords()) {
      Float other = ofB.get(keyword.term());
      if (other != null) {
        shared.add(new Keyword(keyword.term(), Math.min(keyword.weight(), other)));
      }
    }
    shared.sort(
        comparingDouble(Keyword::weight)
            .reversed()
            .thenComparing(Keyword::term, Comparator.naturalOrder()));
    return shared.stream().map(Keyword::term).toList();
  }
}
