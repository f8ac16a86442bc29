package org.asterism.core.recommend;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Embedding;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.bundle.CatalogueImage;
import org.asterism.core.bundle.Keyword;
import org.asterism.core.conceptual.LatentSemantics;
import org.asterism.core.conceptual.Words;
import org.jspecify.annotations.Nullable;

/**
 * What both works are about. A built-in conceptual vector is the sum of its words' directions, so
 * each word has its measured share in a cosine:
 *
 * <pre>share(t) = ½ · wₜ(q)·⟨dₜ, i⟩ + ½ · wₜ(i)·⟨dₜ, q⟩</pre>
 *
 * <p>with wₜ the {@link Keyword#weight weight} of word t in a work and dₜ its direction. Over all
 * words of both works the shares add up to the cosine; those of words they do not share are the
 * rest.
 */
final class ConceptualReasons {
  /** The name the batch stores the built-in encoder under. */
  private static final String LEARNED = "conceptual";

  private static final int MOST_WORDS = 5;

  /** A cosine below which two meanings cannot be called near. */
  private static final double NEAR = 0.2;

  private final Bundle bundle;
  private final @Nullable LatentSemantics space;

  /**
   * @throws AsterismException if what the built-in encoder learned cannot be read
   */
  ConceptualReasons(Bundle bundle) {
    this.bundle = bundle;
    space = space(bundle);
  }

  private static @Nullable LatentSemantics space(Bundle bundle) {
    var model = bundle.manifest().models().get(Affinity.CONCEPTUAL.key());
    byte[] learned = bundle.learned(LEARNED).orElse(null);
    if (model == null || !model.name().equals(LatentSemantics.MODEL) || learned == null) {
      return null;
    }
    try {
      return LatentSemantics.read(new ByteArrayInputStream(learned));
    } catch (IOException e) {
      throw new AsterismException(
          "The bundle %s cannot be used".formatted(bundle.id()),
          "what its conceptual encoder learned is cut short",
          "Publish it again.",
          e);
    }
  }

  List<Reason> of(Start start, CatalogueImage image, Part part, Ledger ledger) {
    Embedding query = start.embeddings().get(Affinity.CONCEPTUAL);
    float @Nullable [] other = bundle.vector(Affinity.CONCEPTUAL, image.row());
    if (!(start instanceof Start.Known known) || query == null || other == null) {
      return ledger.restTo(Reason.Kind.WHOLE, whole(start, part));
    }
    List<String> subjects = sharedSubjects(known.image(), image);
    Map<String, Double> shares =
        space == null
            ? Map.of()
            : shares(space, known.image().keywords(), query.vector(), image.keywords(), other);
    if (shares.isEmpty()) {
      List<String> both = new ArrayList<>(subjects);
      both.addAll(sharedKeywords(known.image(), image, subjects));
      return both.isEmpty() || part.contribution() < 0
          ? ledger.restTo(Reason.Kind.WHOLE, whole(start, part))
          : ledger.restTo(Reason.Kind.SUBJECTS, words("Both show: ", both));
    }
    giveSubjects(subjects, shares, ledger);
    giveKeywords(subjects, shares, ledger);
    return ledger.restTo(Reason.Kind.REST, "All other words");
  }

  /** By shared word; words whose share is negative take away and belong to the rest. */
  private static Map<String, Double> shares(
      LatentSemantics space, List<Keyword> ofA, float[] a, List<Keyword> ofB, float[] b) {
    Map<String, Float> weights = new HashMap<>();
    ofB.forEach(keyword -> weights.put(keyword.term(), keyword.weight()));
    Map<String, Double> shares = new HashMap<>();
    for (Keyword keyword : ofA) {
      Float other = weights.get(keyword.term());
      if (other != null) {
        double share =
            (keyword.weight() * space.along(keyword.term(), b)
                    + other * space.along(keyword.term(), a))
                / 2;
        if (share > 0) {
          shares.put(keyword.term(), share);
        }
      }
    }
    return shares;
  }

  private static void giveSubjects(
      List<String> subjects, Map<String, Double> shares, Ledger ledger) {
    Set<String> counted = new HashSet<>();
    List<String> told = new ArrayList<>();
    double sum = 0;
    for (String subject : subjects) {
      for (String term : Words.of(subject)) {
        if (shares.containsKey(term) && counted.add(term)) {
          sum += shares.get(term);
        }
      }
      told.add(subject);
    }
    ledger.give(Reason.Kind.SUBJECTS, words("Both show: ", told), sum);
  }

  /** "Bottles" as a subject has said what "bottle" would say again. */
  private static void giveKeywords(
      List<String> subjects, Map<String, Double> shares, Ledger ledger) {
    Set<String> said = new HashSet<>();
    subjects.forEach(subject -> said.addAll(Words.of(subject)));
    List<String> told =
        shares.keySet().stream()
            .filter(term -> !said.contains(term))
            .sorted(comparingDouble((String term) -> -shares.get(term)).thenComparing(term -> term))
            .limit(MOST_WORDS)
            .toList();
    ledger.give(
        Reason.Kind.KEYWORDS,
        words("Words in common: ", told),
        told.stream().mapToDouble(shares::get).sum());
  }

  private static String words(String phrase, List<String> words) {
    return phrase + String.join(", ", words.subList(0, Math.min(MOST_WORDS, words.size())));
  }

  private static String whole(Start start, Part part) {
    double similarity = part.similarity() == null ? 0 : part.similarity();
    if (similarity < 0) {
      return Reasons.measured("Apart in meaning", part);
    }
    if (start instanceof Start.Uploaded) {
      return Reasons.measured("Looks like works of like meaning", part);
    }
    return Reasons.measured(
        similarity < NEAR ? "Somewhat near in meaning" : "Near in meaning", part);
  }

  /** In the order of the first work, whose source tags first what is to be seen first. */
  private static List<String> sharedSubjects(CatalogueImage a, CatalogueImage b) {
    Set<String> ofB = new HashSet<>();
    b.artwork().subjects().forEach(subject -> ofB.add(subject.toLowerCase(Locale.ROOT)));
    Set<String> shared = new LinkedHashSet<>();
    for (String subject : a.artwork().subjects()) {
      String word = subject.toLowerCase(Locale.ROOT);
      if (ofB.contains(word)) {
        shared.add(word);
      }
    }
    return List.copyOf(shared);
  }

  /** Those that no subject has said, the weightiest first. */
  private static List<String> sharedKeywords(
      CatalogueImage a, CatalogueImage b, List<String> subjects) {
    Set<String> said = new HashSet<>();
    subjects.forEach(subject -> said.addAll(Words.of(subject)));
    Map<String, Float> ofB = new HashMap<>();
    b.keywords().forEach(keyword -> ofB.put(keyword.term(), keyword.weight()));
    record Shared(String term, float weight) {}
    return a.keywords().stream()
        .filter(keyword -> ofB.containsKey(keyword.term()) && !said.contains(keyword.term()))
        .map(each -> new Shared(each.term(), Math.min(each.weight(), ofB.get(each.term()))))
        .sorted(comparingDouble(Shared::weight).reversed().thenComparing(comparing(Shared::term)))
        .map(Shared::term)
        .toList();
  }
}
