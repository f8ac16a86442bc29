package org.asterism.pipeline.enrich;

import static org.apache.spark.sql.functions.asc;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.explode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.asterism.core.artwork.PlainName;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.people.Artists;

/**
 * The names a text may speak of: the artists, movements and places of the collection, and a list of
 * movements. Held by the driver and every executor, some 200 bytes a name.
 */
final class Gazetteer implements Serializable {
  private static final String ARTIST = "artist";
  private static final String MOVEMENT = "movement";
  private static final String PLACE = "place";

  /** Names of more words are not looked for. */
  private static final int MOST_WORDS = 6;

  /** By the plain form. */
  private final HashMap<String, List<Named>> names = new HashMap<>();

  private record Named(String type, String name, String id) implements Serializable {}

  static Gazetteer of(Dataset<Row> objects, Dataset<Row> artists) {
    Gazetteer gazetteer = new Gazetteer();
    artists
        .select(Artists.NODE, Artists.NAME, Artists.OTHER_NAMES, Artists.ARTIST_ID, Artists.WORKS)
        .orderBy(desc(Artists.WORKS), asc(Artists.ARTIST_ID))
        .toLocalIterator()
        .forEachRemaining(gazetteer::addArtist);
    Dataset<Row> used = objects.where(Objects.USED);
    listed().forEach(name -> gazetteer.add(MOVEMENT, name));
    distinct(used.select(explode(col(Objects.MOVEMENTS)).as("name")))
        .forEach(name -> gazetteer.add(MOVEMENT, name));
    distinct(used.select(col(Objects.PLACE).as("name")))
        .forEach(name -> gazetteer.add(PLACE, name));
    return gazetteer;
  }

  private static List<String> distinct(Dataset<Row> names) {
    List<String> all = new ArrayList<>();
    names
        .where(col("name").isNotNull())
        .distinct()
        .orderBy("name")
        .toLocalIterator()
        .forEachRemaining(row -> all.add(row.getString(0)));
    return all;
  }

  private static List<String> listed() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Gazetteer.class.getResourceAsStream("movements.txt"), StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addArtist(Row row) {
    Named artist = new Named(ARTIST, row.getString(0), row.getString(3));
    put(row.getString(1), artist);
    row.<String>getList(2).forEach(name -> put(name, artist));
  }

  private void add(String type, String name) {
    put(name, new Named(type, name, type + ":" + PlainName.of(name)));
  }

  /** Of each type the first that comes keeps the name. */
  private void put(String name, Named named) {
    String plain = PlainName.words(name);
    if (plain.length() < 3 || plain.split(" ").length > MOST_WORDS) {
      return;
    }
    List<Named> held = names.computeIfAbsent(plain, key -> new ArrayList<>(1));
    if (held.stream().noneMatch(each -> each.type.equals(named.type))) {
      held.add(named);
    }
  }

  /**
   * Who and what the text names, as {@link Texts#ENTITY}. At each place the longest name counts,
   * and people and places only where they are written with a capital.
   */
  Row[] in(String text) {
    List<String> words = new ArrayList<>();
    List<Boolean> capitals = new ArrayList<>();
    for (String word : text.split("[^\\p{L}\\p{M}\\p{N}]+")) {
      String plain = PlainName.words(word);
      if (!plain.isEmpty()) {
        words.add(plain);
        capitals.add(!Character.isLowerCase(word.codePointAt(0)));
      }
    }
    TreeMap<String, Named> found = new TreeMap<>();
    for (int start = 0; start < words.size(); ) {
      int length = longest(words, start, capitals.get(start), found);
      start += Math.max(1, length);
    }
    return found.values().stream()
        .map(each -> RowFactory.create(each.type, each.name, each.id))
        .toArray(Row[]::new);
  }

  private int longest(
      List<String> words, int start, boolean capital, TreeMap<String, Named> found) {
    for (int length = Math.min(MOST_WORDS, words.size() - start); length > 0; length--) {
      List<Named> named =
          names
              .getOrDefault(String.join(" ", words.subList(start, start + length)), List.of())
              .stream()
              .filter(each -> capital || each.type.equals(MOVEMENT))
              .toList();
      if (!named.isEmpty()) {
        named.forEach(each -> found.put(each.id, each));
        return length;
      }
    }
    return 0;
  }
}
