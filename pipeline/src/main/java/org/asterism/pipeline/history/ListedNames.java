package org.asterism.pipeline.history;

import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.desc;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.artwork.ArtistLine;
import org.asterism.core.artwork.PlainName;
import org.asterism.pipeline.people.Artists;

/**
 * The artists that lists name, under the names they bear in {@link Artists}. Of namesakes the one
 * with most works is meant. The names of the lists are held by the driver, as the lists are.
 */
final class ListedNames {
  private static final StructType NAMED =
      new StructType()
          .add("plain", DataTypes.StringType)
          .add(Artists.NODE, DataTypes.StringType)
          .add(Artists.WORKS, DataTypes.LongType);

  private ListedNames() {}

  static List<Claim> resolved(List<Claim> listed, Dataset<Row> artists) {
    Set<String> names = new HashSet<>();
    for (Claim claim : listed) {
      if (claim.subjectType() == EntityType.ARTIST) {
        names.add(plain(claim.subject()));
      }
      if (claim.objectType() == EntityType.ARTIST) {
        names.add(plain(claim.object()));
      }
    }
    if (names.isEmpty()) {
      return listed;
    }
    Map<String, String> nodes = nodes(names, artists);
    return listed.stream()
        .map(
            claim ->
                new Claim(
                    claim.subjectType(),
                    node(claim.subjectType(), claim.subject(), nodes),
                    claim.relation(),
                    claim.objectType(),
                    node(claim.objectType(), claim.object(), nodes),
                    claim.source()))
        .toList();
  }

  private static String node(EntityType type, String name, Map<String, String> nodes) {
    return type == EntityType.ARTIST ? nodes.getOrDefault(plain(name), name) : name;
  }

  private static String plain(String name) {
    ArtistLine line = ArtistLine.read(name);
    return PlainName.of(line.isPerson() ? line.name() : name);
  }

  private static Map<String, String> nodes(Set<String> names, Dataset<Row> artists) {
    HashSet<String> wanted = new HashSet<>(names);
    return artists
        .flatMap(
            (FlatMapFunction<Row, Row>)
                row -> {
                  Set<String> plain = new HashSet<>();
                  plain.add(PlainName.of(row.getAs(Artists.NAME)));
                  row.<String>getList(row.fieldIndex(Artists.OTHER_NAMES))
                      .forEach(name -> plain.add(PlainName.of(name)));
                  plain.retainAll(wanted);
                  return plain.stream()
                      .map(
                          name ->
                              RowFactory.create(
                                  name,
                                  row.<String>getAs(Artists.NODE),
                                  row.<Long>getAs(Artists.WORKS)))
                      .iterator();
                },
            Encoders.row(NAMED))
        .orderBy(desc(Artists.WORKS), col(Artists.NODE))
        .collectAsList()
        .stream()
        .collect(toMap(row -> row.getString(0), row -> row.getString(1), (first, later) -> first));
  }
}
