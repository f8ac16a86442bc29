package org.asterism.pipeline.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.asterism.core.artwork.Artist;

/**
 * The makers in a record of Europeana: names, or addresses of agents whose names stand in another
 * list, beside those of people the work only shows.
 */
final class EuropeanaMakers {
  /** "Pérez Villaamil, Genaro, 1807-1854", as libraries write their authors. */
  private static final Pattern LIFE =
      Pattern.compile(
          "^(?<name>.+?)[,;]?\\s*\\(?(?<birth>\\d{4})\\s*[-–]\\s*(?<death>\\d{4})\\)?$");

  /** Years that are no whole life: "fl. 1835-1849", "1813-ca. 1905", "1822-?". */
  private static final Pattern PART_OF_A_LIFE =
      Pattern.compile("[,;]\\s*(?:fl\\.|ca\\.|act\\.)?\\s*\\d{4}[^,;]*$");

  /** Works of nobody known have no maker in common. */
  private static final Set<String> NOBODY =
      Set.of(
          "anonymous",
          "anonym",
          "anonyme",
          "anoniem",
          "anónimo",
          "anonimo",
          "unknown",
          "unbekannt",
          "inconnu",
          "onbekend",
          "desconocido",
          "sconosciuto",
          "okänd",
          "ukendt",
          "ukjent");

  private EuropeanaMakers() {}

  /** Each maker once, in the record's order. */
  static List<Artist> of(JsonNode item) {
    List<String> named = ByLanguage.best(item.path("dcCreatorLangAware"));
    Set<String> names = new LinkedHashSet<>(named.isEmpty() ? looseNames(item) : named);
    if (names.isEmpty()) {
      Field.texts(item, "dcCreator").forEach(each -> agent(item, each).ifPresent(names::add));
    }
    return names.stream()
        .filter(name -> !NOBODY.contains(name.toLowerCase(Locale.ROOT)))
        .map(EuropeanaMakers::artist)
        .toList();
  }

  private static List<String> looseNames(JsonNode item) {
    return Field.texts(item, "dcCreator").stream().filter(n -> !ByLanguage.isAddress(n)).toList();
  }

  /** The name of an agent; none where the lists of addresses and names do not match. */
  private static Optional<String> agent(JsonNode item, String address) {
    List<String> agents = Field.texts(item, "edmAgent");
    int index = agents.indexOf(address);
    Stream<List<String>> byLanguage = ByLanguage.all(item.path("edmAgentLabelLangAware")).stream();
    List<String> plain =
        StreamSupport.stream(item.path("edmAgentLabel").spliterator(), false)
            .map(each -> each.path("def").asText("").strip())
            .filter(each -> !each.isEmpty())
            .toList();
    return index < 0
        ? Optional.empty()
        : Stream.concat(byLanguage, Stream.of(plain))
            .filter(names -> names.size() == agents.size())
            .map(names -> names.get(index))
            .findFirst();
  }

  private static Artist artist(String text) {
    Matcher life = LIFE.matcher(text);
    if (life.matches()
        && Integer.parseInt(life.group("birth")) <= Integer.parseInt(life.group("death"))
        && !text.contains("fl.")) {
      return new Artist(
          life.group("name").strip(),
          null,
          Integer.valueOf(life.group("birth")),
          Integer.valueOf(life.group("death")));
    }
    String name = PART_OF_A_LIFE.matcher(text).replaceFirst("").strip();
    return new Artist(name.isEmpty() ? text : name, null, null, null);
  }
}
