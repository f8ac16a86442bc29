package org.asterism.pipeline.neo4j;

import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;

/** Brings works, art history and the edges between them into Neo4j. */
public final class Neo4j implements Stage {
  /** Raised whenever the graph would be written otherwise from the same tables. */
  private static final int FORMAT = 1;

  /** Two tasks write relationships at once; more wait for the server's disk. */
  private static final int GROUPS = 4;

  private final Neo4jSettings settings;
  private final Duration firstPause;

  public Neo4j(Neo4jSettings settings) {
    this(settings, Duration.ofSeconds(1));
  }

  Neo4j(Neo4jSettings settings, Duration firstPause) {
    this.settings = settings;
    this.firstPause = firstPause;
  }

  @Override
  public String name() {
    return "neo4j";
  }

  @Override
  public List<LakeTable> reads() {
    return Graph.TABLES;
  }

  @Override
  public List<LakeTable> writes() {
    return List.of();
  }

  @Override
  public String fingerprint() {
    return settings.toString();
  }

  /** The database may be another, or an older copy of itself. */
  @Override
  public boolean looksOutside() {
    return true;
  }

  @Override
  public StageResult run(Lake lake, Progress progress) {
    String state = "format %d of %s".formatted(FORMAT, lake.stateOf(reads()));
    try (Server server = new Server(settings, firstPause)) {
      Marker marker = new Marker(server);
      Marker.Shown shown = marker.shown();
      if (shown.swept() && shown.state().equals(state)) {
        return StageResult.of(0, Written.NOTHING).withNote("the database has all of it already");
      }
      try {
        marker.begin();
        return export(lake, server, marker, state, progress);
      } catch (Exception failure) {
        // Spark's own failures are checked, though no Java signature says so.
        Optional<AsterismException> known = Trouble.of(settings, failure);
        if (known.isPresent()) {
          throw known.get();
        }
        throw failure;
      }
    }
  }

  private StageResult export(
      Lake lake, Server server, Marker marker, String state, Progress progress) {
    Graph graph = new Graph(lake);
    long works = graph.works();
    if (works == 0) {
      throw new AsterismException(
          "Nothing was exported to Neo4j",
          "the lake %s holds no picture that could be used, and a graph is not emptied by mistake"
              .formatted(lake.root()),
          "Run nightly, which runs all stages, or name another lake: --set lake=DIR.");
    }
    Marker.Shown shown = marker.shown();
    Export export = new Export(lake, server, graph, shown.version(), progress);
    export.prepare();
    Written written = export.write();
    boolean isNew = written.total() > 0 || shown.version() == 0;
    long version = shown.version() + (isNew ? 1 : 0);
    marker.show(version, state);
    if (isNew || !shown.swept()) {
      export.sweep(version);
    }
    marker.swept();
    return StageResult.of(works, written);
  }

  /** One export, under the version after the one that is shown. */
  private final class Export {
    private final Server server;
    private final Schema schema;
    private final Graph graph;
    private final Connector connector;
    private final long version;
    private final Map<NodeKind, Dataset<Row>> nodes;
    private final Map<LinkKind, Dataset<Row>> links;
    private final LongAccumulator done;

    Export(Lake lake, Server server, Graph graph, long version, Progress progress) {
      this.server = server;
      this.schema = new Schema(server);
      this.graph = graph;
      this.connector = new Connector(lake.spark(), settings);
      this.version = version;
      this.nodes = graph.nodes();
      this.links = graph.links();
      this.done = progress.counting("nodes and relationships", Progress.UNKNOWN);
    }

    void prepare() {
      schema.requireVectors();
      nodes.keySet().forEach(kind -> schema.uniqueIds(kind.label()));
      schema.index(Graph.IMAGE, "year_from");
      schema.index(Graph.IMAGE, "licence");
      nodes.keySet().forEach(kind -> schema.index(kind.label(), Nodes.UNTIL));
      types().forEach(schema::closedLinks);
      for (Affinity affinity : Affinity.values()) {
        int dimension = graph.dimension(affinity);
        if (dimension > 0) {
          schema.vectorIndex(Graph.IMAGE, affinity.key(), dimension);
        }
      }
      schema.awaitIndexes();
    }

    private List<String> types() {
      return links.keySet().stream().map(LinkKind::type).distinct().toList();
    }

    Written write() {
      Written written = Written.NOTHING;
      for (Map.Entry<NodeKind, Dataset<Row>> each : nodes.entrySet()) {
        written = written.plus(write(each.getKey(), each.getValue()));
      }
      for (Map.Entry<LinkKind, Dataset<Row>> each : links.entrySet()) {
        written = written.plus(write(each.getKey(), each.getValue()));
      }
      return written;
    }

    private Written write(NodeKind kind, Dataset<Row> wanted) {
      Dataset<Row> held = connector.read(Cypher.held(kind), Nodes.HELD);
      Dataset<Row> plan = graph.kept("plan", Nodes.plan(wanted, held, version));
      Map<String, Long> counts = counts(plan);
      long added = counts.getOrDefault(Nodes.ADD, 0L);
      long changed = counts.getOrDefault(Nodes.CHANGE, 0L);
      if (added + changed > 0) {
        Dataset<Row> rows = plan.where(not(col(Nodes.ACTION).equalTo(Nodes.CLOSE)));
        Dataset<Row> values = rows.drop(Nodes.ACTION, Nodes.UNTIL);
        if (kind.vectors().isEmpty()) {
          connector.write(values, Cypher.write(kind));
        } else {
          connector.writeVectors(values, Cypher.write(kind));
        }
      }
      long removed = counts.getOrDefault(Nodes.CLOSE, 0L);
      if (removed > 0) {
        connector.write(
            plan.where(col(Nodes.ACTION).equalTo(Nodes.CLOSE)).select(Nodes.ID, Nodes.UNTIL),
            Cypher.close(kind));
      }
      done.add(added + changed + removed);
      return new Written(added, changed, removed);
    }

    private Written write(LinkKind kind, Dataset<Row> wanted) {
      Dataset<Row> held = connector.read(Cypher.held(kind), Links.HELD);
      Dataset<Row> plan = graph.kept("plan", Links.plan(wanted, held, version));
      Map<String, Long> counts = counts(plan);
      long dropped = inOneTask(plan, Links.DROP, counts, Cypher.drop(kind));
      long opened = counts.getOrDefault(Links.OPEN, 0L);
      if (opened > 0) {
        Dataset<Row> rows =
            plan.where(col(Links.ACTION).equalTo(Links.OPEN)).drop(Links.ACTION, Links.UNTIL);
        Dataset<Row> ready =
            opened < Rounds.WORTH_IT
                ? graph.withReasons(kind, rows)
                : graph.kept("opened", graph.withReasons(kind, rows).sort(Links.SRC, Links.DST));
        Rounds.write(ready, opened, GROUPS, round -> connector.write(round, Cypher.open(kind)));
      }
      long closed = inOneTask(plan, Links.CLOSE, counts, Cypher.close(kind));
      inOneTask(plan, Links.REOPEN, counts, Cypher.close(kind));
      done.add(opened + closed + dropped);
      return new Written(opened, 0, closed + dropped);
    }

    /** These may lock nodes, and are few. */
    private long inOneTask(
        Dataset<Row> plan, String action, Map<String, Long> counts, String cypher) {
      long count = counts.getOrDefault(action, 0L);
      if (count > 0) {
        Dataset<Row> rows =
            plan.where(col(Links.ACTION).equalTo(action))
                .select(Links.SRC, Links.DST, Links.SINCE, Links.UNTIL);
        connector.write(rows.coalesce(1), cypher);
      }
      return count;
    }

    private static Map<String, Long> counts(Dataset<Row> plan) {
      return plan.groupBy(Links.ACTION).count().collectAsList().stream()
          .collect(toMap(row -> row.getString(0), row -> row.getLong(1)));
    }

    void sweep(long shown) {
      schema.sweep(shown, List.copyOf(nodes.keySet()), types());
    }
  }
}
