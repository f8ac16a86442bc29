package org.asterism.bench;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.artwork.ImageId;
import org.asterism.core.formal.FormalEncoder;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.link.Edges;
import org.asterism.pipeline.neo4j.Neo4j;
import org.asterism.pipeline.neo4j.Neo4jSettings;
import org.asterism.pipeline.sources.Secret;
import org.asterism.sandbox.neo4j.Neo4jServer;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast a graph comes into Neo4j. */
@Command(
    name = "neo4j",
    description = {
      "The export into a Neo4j of this machine: into an empty database, the same once more, and into"
          + " the filled one when a tenth of the works is new and a tenth of the edges has changed.",
      "The peer is a bare loop of Neo4j's own driver that creates the same relationships in an empty"
          + " database, 5000 in a transaction, one connection, with nothing compared and no reasons."
          + " ratio is our relationships a second over the loop's, both into an empty database."
    })
final class Neo4jMeasurement extends Measurement {
  private static final int DIMENSION = 64;
  private static final int BATCH = 5_000;

  @Option(names = "--works", paramLabel = "N", description = "How many works.")
  private int works = 5_000;

  @Option(names = "--k", paramLabel = "K", description = "Edges of each work and affinity.")
  private int k = 10;

  @Option(names = "--threads", paramLabel = "N", description = "Of Spark.")
  private int threads = 2;

  Neo4jMeasurement() {
    super(new Repetitions(0, 1));
  }

  @Override
  void measure(Report report, Repetitions repetitions) {
    if (works < 100 || k < 1 || k > 50 || threads < 1) {
      throw new AsterismException(
          "Nothing can be exported",
          "works %d, k %d, threads %d".formatted(works, k, threads),
          "Give at least 100 works, 1 to 50 edges and at least 1 thread.");
    }
    if (repetitions.warmUp() != 0 || repetitions.measured() != 1) {
      throw new AsterismException(
          "The export is measured once",
          "each turn goes on with the database of the one before",
          "Leave --warm-up and --repetitions out; run it again for a spread.");
    }
    try (TemporaryFolder folder = TemporaryFolder.create();
        SparkSession spark = LocalSpark.session(threads)) {
      say("starting Neo4j");
      Lake lake = new Lake(spark, folder.resolve("lake").toString());
      Timed first;
      Timed again;
      Timed changed;
      try (Neo4jServer database = Neo4jServer.start(folder.resolve("ours"))) {
        hold(lake, 0);
        first = export(lake, database, "into an empty database");
        again = export(lake, database, "the same once more");
        forgetState(database);
        Timed compared = export(lake, database, "the same, every row compared");
        if (again.changed() + compared.changed() > 0) {
          throw new IllegalStateException("an identical export wrote something");
        }
        report.with("compared_seconds", compared.seconds());
        hold(lake, works / 10);
        changed = export(lake, database, "into the filled database");
      }
      double bare;
      try (Neo4jServer database = Neo4jServer.start(folder.resolve("bare"))) {
        bare = bare(database);
      }
      fill(report, first, again, changed, bare);
    }
  }

  private record Timed(StageResult result, double seconds) {
    long changed() {
      return result.written().total();
    }
  }

  private void fill(Report report, Timed first, Timed again, Timed changed, double bare) {
    long relationships = 3L * works * k;
    double rate = relationships / first.seconds();
    report
        .with("works", (Object) works)
        .with("relationships", (Object) relationships)
        .with("first_seconds", first.seconds())
        .with("first_nodes_per_second", works / first.seconds())
        .with("first_relationships_per_second", rate)
        .with("identical_seconds", again.seconds())
        .with("identical_rows_written", (Object) again.changed())
        .with("filled_seconds", changed.seconds())
        .with("filled_rows_written", (Object) changed.changed())
        .with("filled_rows_per_second", changed.changed() / changed.seconds())
        .with("bare_relationships_per_second", relationships / bare)
        .with("ratio", rate * bare / relationships)
        .with("ratio_means", "our relationships a second over the bare loop's")
        .with("threads", (Object) threads)
        .note(
            "first_seconds holds nodes with three vectors each, relationships, indexes, and the"
                + " comparison with what is there; both rates are over all of it")
        .note("compared_seconds is an identical export that was made to compare every row")
        .note("a single run has no spread");
  }

  private static Timed export(Lake lake, Neo4jServer database, String what) {
    say(what);
    Neo4jSettings settings =
        new Neo4jSettings(
            database.endpoint().toString(),
            database.user(),
            new Secret(database.password()),
            "neo4j");
    long start = System.nanoTime();
    StageResult result = new Neo4j(settings).run(lake, Progress.unwatched(lake));
    return new Timed(result, (System.nanoTime() - start) / 1e9);
  }

  private static void forgetState(Neo4jServer database) {
    try (Driver driver = driver(database);
        Session session = driver.session()) {
      session.run("MATCH (a:Asterism) SET a.state = 'forgotten'").consume();
    }
  }

  private static Driver driver(Neo4jServer database) {
    return GraphDatabase.driver(
        database.endpoint().toString(), AuthTokens.basic(database.user(), database.password()));
  }

  private double bare(Neo4jServer database) {
    say("the bare loop");
    try (Driver driver = driver(database);
        Session session = driver.session()) {
      session.run("CREATE CONSTRAINT FOR (i:Image) REQUIRE i.id IS UNIQUE").consume();
      List<Object> ids =
          IntStream.range(0, works).mapToObj(Neo4jMeasurement::id).map(Object.class::cast).toList();
      long start = System.nanoTime();
      session.run("UNWIND $ids AS id CREATE (:Image {id: id})", Map.of("ids", ids)).consume();
      for (Affinity affinity : Affinity.values()) {
        List<Row> edges = edges(affinity, works, 0);
        for (int from = 0; from < edges.size(); from += BATCH) {
          List<Map<String, Object>> rows =
              edges.subList(from, Math.min(edges.size(), from + BATCH)).stream()
                  .map(
                      edge ->
                          Map.<String, Object>of(
                              "a", edge.getString(0),
                              "b", edge.getString(1),
                              "r", edge.getInt(3),
                              "w", (double) edge.getFloat(4)))
                  .toList();
          session.writeTransaction(
              tx ->
                  tx.run(
                          """
                          UNWIND $rows AS row MATCH (a:Image {id: row.a}) MATCH (b:Image {id: row.b})
                          CREATE (a)-[:%s {rank: row.r, weight: row.w}]->(b)"""
                              .formatted(affinity.name()),
                          Map.of("rows", rows))
                      .consume());
        }
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private static String id(int work) {
    return ImageId.of("bench", String.valueOf(work));
  }

  /**
   * Makes the lake hold these works and some more, and then every tenth edge has another weight.
   */
  private void hold(Lake lake, int more) {
    say("writing a lake of %,d works".formatted(works + more));
    List<Row> objects = new ArrayList<>();
    List<Row> images = new ArrayList<>();
    List<Row> vectors = new ArrayList<>();
    for (int n = 0; n < works + more; n++) {
      objects.add(object(n));
      images.add(
          row(
              Images.SCHEMA,
              Map.of(
                  Images.IMAGE_ID,
                  id(n),
                  Images.SHA256,
                  "a" + n,
                  Images.ENRICHED_SHA256,
                  "a" + n,
                  Images.FETCHED_AT,
                  Timestamp.from(Instant.EPOCH))));
      for (Affinity affinity : Affinity.values()) {
        vectors.add(
            row(
                Embeddings.SCHEMA,
                Map.of(
                    Embeddings.IMAGE_ID, id(n),
                    Embeddings.AFFINITY, affinity.key(),
                    Embeddings.MODEL, affinity == Affinity.FORMAL ? FormalEncoder.MODEL : "bench",
                    Embeddings.VECTOR, vector(n, affinity))));
      }
    }
    List<Row> edges = new ArrayList<>();
    for (Affinity affinity : Affinity.values()) {
      edges.addAll(edges(affinity, works + more, more));
    }
    replace(lake, Objects.TABLE, objects);
    replace(lake, Images.TABLE, images);
    replace(lake, Embeddings.TABLE, vectors);
    replace(lake, Edges.TABLE, edges);
  }

  private static void replace(Lake lake, LakeTable table, List<Row> rows) {
    table.replaceAll(lake, lake.spark().createDataFrame(rows, table.schema()));
  }

  private static Row object(int n) {
    return row(
        Objects.SCHEMA,
        Map.of(
            Objects.SOURCE,
            "bench",
            Objects.SOURCE_ID,
            String.valueOf(n),
            Objects.IMAGE_ID,
            id(n),
            Objects.TITLE,
            "Work " + n,
            Objects.ARTISTS,
            new Row[0],
            Objects.MOVEMENTS,
            new String[0],
            Objects.SUBJECTS,
            new String[] {"subject " + n % 24},
            Objects.LICENCE,
            "cc0",
            Objects.PAGE_URL,
            "https://museum.example/" + n,
            Objects.IMAGE_URL,
            "https://museum.example/%d.jpg".formatted(n)));
  }

  private static Row row(StructType schema, Map<String, Object> values) {
    Object[] all = new Object[schema.size()];
    values.forEach((name, value) -> all[schema.fieldIndex(name)] = value);
    return RowFactory.create(all);
  }

  private static float[] vector(int n, Affinity affinity) {
    Random random = new Random(31L * n + affinity.ordinal());
    float[] vector = new float[affinity == Affinity.FORMAL ? FormalEncoder.DIMENSION : DIMENSION];
    double square = 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
      square += vector[i] * vector[i];
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= (float) Math.sqrt(square);
    }
    return vector;
  }

  /** Edges to works drawn by chance; with {@code changed} above 0 every tenth weighs another. */
  private List<Row> edges(Affinity affinity, int size, int changed) {
    List<Row> edges = new ArrayList<>();
    for (int n = 0; n < size; n++) {
      Random random = new Random(17L * n + affinity.ordinal());
      int[] others = random.ints(0, works).distinct().limit(k + 1L).toArray();
      int rank = 0;
      for (int other : others) {
        if (other != n && rank < k) {
          rank++;
          float weight = 1 - 0.01f * rank;
          boolean another = changed > 0 && (n + rank) % 10 == 0;
          edges.add(
              RowFactory.create(
                  id(n), id(other), affinity.key(), another ? weight - 0.005f : weight, null));
        }
      }
    }
    return edges;
  }
}
