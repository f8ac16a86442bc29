package org.asterism.core.recommend;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.bundle.CatalogueImage;
import org.asterism.core.bundle.Keyword;
import org.asterism.core.conceptual.Words;

/** What both works are about: shared subjects and keywords, else how near their meanings are. */
final class ConceptualReasons {
  private static final int MOST_WORDS = 5;

  /** A cosine below which two meanings cannot be called near. */
  private static final double NEAR = 0.2;

  /**
   * @return one reason, or none if the works share no word and no meaning
   */
  List<Reason> of(Start start, CatalogueImage image, Part part) {
    List<String> words =
        start instanceof Start.Known known ? shared(known.image(), image) : List.of();
    if (!words.isEmpty()) {
      return reason("Both show: " + String.join(", ", words), part);
    }
    if (part.similarity() == null || part.similarity() < NEAR) {
      return List.of();
    }
    return reason(
        similarity(
            start instanceof Start.Uploaded
                ? "Looks like works of like meaning"
                : "Near in meaning",
            part),
        part);
  }

  private static List<Reason> reason(String text, Part part) {
    return List.of(new Reason(Affinity.CONCEPTUAL, text, part.contribution()));
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
    // "Bottles" as a subject says what "bottle" would say again.
    Set<String> said = new HashSet<>();
    words.forEach(subject -> said.addAll(Words.of(subject)));
    sharedKeywords(a, b).stream().filter(word -> !said.contains(word)).forEach(words::add);
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
