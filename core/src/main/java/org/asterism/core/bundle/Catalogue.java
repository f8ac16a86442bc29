package org.asterism.core.bundle;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.artwork.YearRange;
import org.asterism.core.licence.LicenceClass;

/** Reads {@code catalogue.sqlite}. For many threads. */
final class Catalogue {
  private static final TypeReference<StoredImage> STORED_IMAGE = new TypeReference<>() {};
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  /** How much a word in the title, artists, subjects, movements and description counts. */
  private static final String BEST_FIRST = "bm25(texts, 8, 6, 4, 4, 1), rowid";

  private final Connections connections;

  Catalogue(Connections connections) {
    this.connections = connections;
  }

  CatalogueImage image(int row) {
    return connections
        .query(
            "SELECT id, dhash, record FROM images WHERE row = ?",
            result -> {
              StoredImage stored = BundleJson.read(result.getString("record"), STORED_IMAGE);
              return new CatalogueImage(
                  row,
                  result.getString("id"),
                  stored.artwork(),
                  stored.sourceName(),
                  stored.attribution(),
                  stored.width(),
                  stored.height(),
                  result.getLong("dhash"),
                  stored.palette(),
                  stored.keywords(),
                  stored.entities());
            },
            row)
        .get(0);
  }

  /** The formal descriptor that is kept beside another encoder's vector, if there is one. */
  Optional<float[]> descriptor(int row) {
    return connections
        .query(
            "SELECT vector FROM descriptors WHERE row = ?",
            result -> FloatBytes.read(result.getBytes(1)),
            row)
        .stream()
        .findFirst();
  }

  /** Both directions; an edge given in both counts twice. */
  List<Link> links(int row) {
    return connections.query(
        """
        SELECT dst, affinity, weight FROM edges WHERE src = ?1
        UNION ALL SELECT src, affinity, weight FROM edges WHERE dst = ?1""",
        result ->
            new Link(
                result.getInt(1),
                Affinity.ofKey(result.getString(2)).orElseThrow(),
                result.getFloat(3)),
        row);
  }

  /**
   * @param words every one of them must occur; the last may be the beginning of a word
   */
  TextHits search(String words, int limit) {
    String query =
        Arrays.stream(words.strip().split("[^\\p{L}\\p{N}]+"))
            .filter(word -> !word.isEmpty())
            .map(word -> '"' + word + '"')
            .collect(joining(" "));
    if (query.isEmpty()) {
      return new TextHits(List.of(), 0);
    }
    String prefix = query + "*";
    List<Integer> rows =
        connections.query(
            "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY %s LIMIT ?".formatted(BEST_FIRST),
            result -> result.getInt(1),
            prefix,
            limit);
    int total =
        connections
            .query(
                "SELECT count(*) FROM texts WHERE texts MATCH ?",
                result -> result.getInt(1),
                prefix)
            .get(0);
    return new TextHits(rows, total);
  }

  /** First one image of each movement and source, the largest first, then a second of each. */
  List<Integer> samples(int count) {
    return connections.query(
        """
        WITH grouped AS (
          SELECT images.row AS row, source, coalesce(name, '') AS movement FROM images
          LEFT JOIN movements ON movements.row = images.row AND position = 0)
        SELECT row FROM (
          SELECT row, row_number() OVER (PARTITION BY source, movement ORDER BY row) AS nth,
            count(*) OVER (PARTITION BY source, movement) AS peers FROM grouped)
        ORDER BY nth, peers DESC, row LIMIT ?""",
        result -> result.getInt(1),
        count);
  }

  /** The images that rank highest, as many as are wanted. */
  List<MapEntry> map(int count) {
    return connections.query(
        """
        SELECT id, x, y, community, map.rank, texts.title FROM map
        JOIN images ON images.row = map.row JOIN texts ON texts.rowid = map.row
        ORDER BY map.rank DESC, map.row LIMIT ?""",
        result ->
            new MapEntry(
                new MapPoint(
                    result.getString(1),
                    result.getFloat(2),
                    result.getFloat(3),
                    result.getInt(4),
                    result.getDouble(5)),
                result.getString(6)),
        count);
  }

  List<Community> communities() {
    return connections.query(
        "SELECT id, name, keywords, images FROM communities ORDER BY id",
        result ->
            new Community(
                result.getInt(1),
                result.getString(2),
                BundleJson.read(result.getString(3), TEXTS),
                result.getInt(4)));
  }

  CollectionSummary summary() {
    return new CollectionSummary(
        connections.query(
            "SELECT source, min(source_name), count(*) FROM images GROUP BY source ORDER BY source",
            result ->
                new CollectionSummary.Source(
                    result.getString(1), result.getString(2), result.getInt(3))),
        connections.query(
            "SELECT licence, count(*) FROM images GROUP BY licence ORDER BY count(*) DESC, licence",
            result ->
                new CollectionSummary.LicenceCount(
                    LicenceClass.ofCode(result.getString(1)).orElse(LicenceClass.UNKNOWN),
                    result.getInt(2))),
        connections
            .query(
                """
                SELECT min(year_from), max(year_to) FROM images
                HAVING min(year_from) IS NOT NULL""",
                result -> new YearRange(result.getInt(1), result.getInt(2)))
            .stream()
            .findFirst()
            .orElse(null),
        connections.query(
            """
            SELECT name, count(*) FROM movements GROUP BY name ORDER BY count(*) DESC, name""",
            result -> new CollectionSummary.Movement(result.getString(1), result.getInt(2))));
  }
}
