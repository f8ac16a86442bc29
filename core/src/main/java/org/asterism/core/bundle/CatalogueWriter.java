package org.asterism.core.bundle;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Embedding;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.YearRange;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** Writes {@code catalogue.sqlite}, row by row. */
final class CatalogueWriter implements AutoCloseable {
  private final Connection connection;
  private final Insert images;
  private final Insert descriptors;
  private final Insert movements;
  private final Insert edges;
  private final Insert entities;
  private final Insert relations;
  private final Insert map;
  private final Insert communities;
  private final Insert texts;

  CatalogueWriter(Path file) throws SQLException {
    // Not by DriverManager, which does not see the drivers of an application's class loader.
    connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      // The file is worthless until it is whole, and forced to the disk then.
      statement.execute("PRAGMA journal_mode = OFF");
      statement.execute("PRAGMA synchronous = OFF");
    }
    connection.setAutoCommit(false);
    CatalogueSchema.createTables(connection);
    images = insert("images VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    descriptors = insert("descriptors VALUES (?, ?)");
    movements = insert("movements VALUES (?, ?, ?)");
    edges = insert("edges VALUES (?, ?, ?, ?, ?)");
    entities = insert("entities VALUES (?, ?, ?)");
    relations = insert("relations VALUES (?, ?, ?)");
    map = insert("map VALUES (?, ?, ?, ?, ?)");
    communities = insert("communities VALUES (?, ?, ?, ?)");
    texts =
        insert(
            "texts (rowid, title, artists, subjects, movements, description)"
                + " VALUES (?, ?, ?, ?, ?, ?)");
  }

  private Insert insert(String intoAndValues) throws SQLException {
    return new Insert(connection, "INSERT INTO " + intoAndValues);
  }

  void add(int row, CatalogueEntry entry, Map<Affinity, Integer> ordinals) throws SQLException {
    Artwork artwork = entry.artwork();
    YearRange years = artwork.years();
    images.row(
        row,
        artwork.imageId(),
        artwork.source(),
        entry.sourceName(),
        artwork.licence().type().code(),
        years == null ? null : years.from(),
        years == null ? null : years.to(),
        entry.dhash(),
        entry.duplicateOf(),
        ordinals.get(Affinity.FORMAL),
        ordinals.get(Affinity.CONCEPTUAL),
        ordinals.get(Affinity.HISTORICAL),
        confidence(entry.formal()),
        confidence(entry.conceptual()),
        confidence(entry.historical()),
        BundleJson.write(StoredImage.of(entry)));
    if (entry.descriptor() != null) {
      descriptors.row(row, FloatBytes.of(entry.descriptor()));
    }
    addMovements(row, entry);
    texts.row(
        row,
        artwork.title(),
        artwork.artists().stream().map(Artist::name).collect(joining("\n")),
        String.join("\n", artwork.subjects()),
        String.join("\n", artwork.movements()),
        artwork.description());
  }

  private static @Nullable Float confidence(@Nullable Embedding embedding) {
    return embedding == null ? null : embedding.confidence();
  }

  private void addMovements(int row, CatalogueEntry entry) throws SQLException {
    List<String> names = entry.artwork().movements();
    for (int i = 0; i < names.size(); i++) {
      movements.row(row, i, names.get(i));
    }
  }

  void add(int src, int dst, CatalogueEdge edge) throws SQLException {
    edges.row(src, dst, edge.affinity().key(), edge.rank(), edge.weight());
  }

  void add(Entity entity) throws SQLException {
    entities.row(entity.id(), entity.type(), entity.name());
  }

  void add(Relation relation) throws SQLException {
    relations.row(relation.src(), relation.dst(), relation.type());
  }

  void add(int row, MapPoint point) throws SQLException {
    map.row(row, point.x(), point.y(), point.community(), point.rank());
  }

  void add(Community community) throws SQLException {
    communities.row(
        community.id(),
        community.name(),
        BundleJson.write(community.keywords()),
        community.images());
  }

  /** Writes what is waiting and closes the file; what follows is its reader's. */
  void finish() throws SQLException {
    for (Insert insert : inserts()) {
      insert.flush();
    }
    CatalogueSchema.createIndexes(connection);
    connection.commit();
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE");
    }
    close();
  }

  private List<Insert> inserts() {
    return List.of(
        images, descriptors, movements, edges, entities, relations, map, communities, texts);
  }

  @Override
  public void close() throws SQLException {
    for (Insert insert : inserts()) {
      insert.close();
    }
    connection.close();
  }

  static AsterismException failed(SQLException cause) {
    String message = String.valueOf(cause.getMessage());
    if (message.contains("UNIQUE") || message.contains("PRIMARY KEY")) {
      return BundleErrors.badContent("one of its rows", "it was added twice (" + message + ")");
    }
    return new AsterismException(
        "The bundle's catalogue cannot be written",
        message,
        "Check the free space of the folder of bundles; nothing was published.",
        cause);
  }
}
