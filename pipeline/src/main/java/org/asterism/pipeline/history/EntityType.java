package org.asterism.pipeline.history;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.PlainName;
import org.asterism.core.artwork.YearRange;

/** What a node of the graph stands for. */
public enum EntityType {
  ARTIST,
  MOVEMENT,
  /** A school of painters, a group, an academy. */
  SCHOOL,
  PLACE,
  PERIOD,
  /** Material and technique, such as "oil" or "etching". */
  MEDIUM;

  private static final int MOST_WORDS = 3;

  /** Years that count as one period. */
  private static final int PERIOD_YEARS = 50;

  /** The name in tables and files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<EntityType> ofKey(String key) {
    return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
  }

  /**
   * The id of the entity of that name: names that differ only in case, accents, punctuation or
   * spacing are one.
   */
  public String idOf(String name) {
    return key() + ":" + PlainName.of(name);
  }

  /** The ids of the entities of this type that a work belongs to, in its record's order. */
  public List<String> idsOf(Artwork artwork) {
    Stream<String> names =
        switch (this) {
          case ARTIST -> artwork.artists().stream().map(Artist::name);
          case MOVEMENT -> artwork.movements().stream();
          case SCHOOL -> Stream.empty();
          case PLACE -> Stream.ofNullable(artwork.place());
          case PERIOD -> Stream.ofNullable(artwork.years()).map(y -> periodOf(y.middle()));
          case MEDIUM -> Stream.ofNullable(artwork.medium()).flatMap(m -> mediumOf(m).stream());
        };
    return names.map(this::idOf).toList();
  }

  /**
   * What a work is made in, out of the words of its record: "Oil on canvas, 30 x 40 cm" is in oil.
   * Nothing where the words are a description.
   */
  static Optional<String> mediumOf(String text) {
    String first = text.split("[,;:(\\[\\d]", 2)[0];
    String technique = PlainName.words(first.split("(?i)\\b(?:on|over|auf|sur)\\b", 2)[0]);
    return technique.isEmpty() || technique.split(" ").length > MOST_WORDS
        ? Optional.empty()
        : Optional.of(technique);
  }

  /** The name of the period a year lies in, such as "1850–1899" or "500–451 BCE". */
  public static String periodOf(int year) {
    int first = Math.floorDiv(year, PERIOD_YEARS) * PERIOD_YEARS;
    int last = first + PERIOD_YEARS - 1;
    return new YearRange(first, last).label();
  }
}
