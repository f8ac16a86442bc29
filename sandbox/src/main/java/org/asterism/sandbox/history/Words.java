package org.asterism.sandbox.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a cataloguer would write about a subject, from {@code subjects.json}: titles, tags and
 * sentences in which {@code [a|b]} stands for either word and {@code {place}} for the town.
 */
public final class Words {
  private static final JsonNode BOOK = read();
  private static final Pattern CHOICE = Pattern.compile("\\[([^\\]]*)\\]");

  private Words() {}

  /** A title for the subject. */
  public static String title(Subject subject, String place, SplittableRandom random) {
    return spoken(Chance.oneOf(random, texts(subject, "titles")).replace("{place}", place), random);
  }

  /** From 2 to 4 of the subject's tags, in the cataloguer's order. */
  public static List<String> tags(Subject subject, SplittableRandom random) {
    List<String> tags = new ArrayList<>(texts(subject, "tags"));
    int kept = 2 + random.nextInt(3);
    while (tags.size() > kept) {
      // The first tag names the subject itself and stays.
      tags.remove(1 + random.nextInt(tags.size() - 1));
    }
    return tags;
  }

  /** Two or three sentences about the subject and at times one about the object's fate. */
  public static String description(Subject subject, SplittableRandom random) {
    List<String> sentences = new ArrayList<>(texts(subject, "sentences"));
    int kept = 2 + random.nextInt(2);
    List<String> chosen = new ArrayList<>();
    while (chosen.size() < kept) {
      chosen.add(sentences.remove(random.nextInt(sentences.size())));
    }
    if (random.nextInt(3) == 0) {
      chosen.add(Chance.oneOf(random, texts(BOOK.path("common"))));
    }
    return spoken(String.join(" ", chosen), random);
  }

  /** The Commons category of the subject, such as "Bridges in art". */
  public static String category(Subject subject) {
    return BOOK.path("subjects").path(subject.name()).path("category").asText();
  }

  private static String spoken(String text, SplittableRandom random) {
    Matcher choices = CHOICE.matcher(text);
    return choices.replaceAll(
        choice ->
            Matcher.quoteReplacement(
                Chance.oneOf(random, List.of(choice.group(1).split("\\|", -1)))));
  }

  private static List<String> texts(Subject subject, String field) {
    return texts(BOOK.path("subjects").path(subject.name()).path(field));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static JsonNode read() {
    try (InputStream book =
        Objects.requireNonNull(Words.class.getResourceAsStream("subjects.json"))) {
      return new ObjectMapper().readTree(book);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
