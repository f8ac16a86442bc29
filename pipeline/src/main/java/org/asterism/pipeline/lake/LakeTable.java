package org.asterism.pipeline.lake;

import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.delta.tables.DeltaTable;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.Console;

/**
 * One Delta table: its name, its shape, and the only ways to change it. Every change is one commit,
 * and only rows that differ are written, so that the same input leaves the table's version alone.
 *
 * @param name the folder's name in the lake
 * @param schema the columns
 * @param key the columns that tell rows apart
 * @param bookkeeping columns that say when, not what: a row that differs in these alone has not
 *     changed
 * @param part a column of few values, each of which has files of its own, so that its rows can be
 *     read or replaced without the others'; null if all lie together
 * @param isMarked whether rows that go are marked in Delta's deletion vectors, and the files they
 *     are in stay as they are
 * @param isFollowed whether Delta keeps a feed of the table's changes, for {@link #since}
 */
public record LakeTable(
    String name,
    StructType schema,
    List<String> key,
    Set<String> bookkeeping,
    @Nullable String part,
    boolean isMarked,
    boolean isFollowed) {
  /** Of rows for {@link #change}: what becomes of the row. */
  public static final String CHANGE = "_change";

  public static final String ADDED = "added";
  public static final String CHANGED = "changed";
  public static final String REMOVED = "removed";

  private static final long COMMITS_BETWEEN_TIDYING = 64;
  private static final String TIDY_FILE_BYTES = Long.toString(32L << 20);
  private static final String DELETION_VECTORS = "delta.enableDeletionVectors";
  private static final String FEED = "delta.enableChangeDataFeed";

  public static LakeTable of(String name, StructType schema, String... key) {
    return new LakeTable(name, schema, List.of(key), Set.of(), null, false, false);
  }

  public LakeTable withBookkeeping(String... columns) {
    return new LakeTable(name, schema, key, Set.of(columns), part, isMarked, isFollowed);
  }

  public LakeTable inPartsBy(String column) {
    return new LakeTable(name, schema, key, bookkeeping, column, isMarked, isFollowed);
  }

  /** So that a row that goes costs no file anew, and a reader looks at the marks. */
  public LakeTable marked() {
    return new LakeTable(name, schema, key, bookkeeping, part, true, isFollowed);
  }

  /** With a feed of changes, so that who has seen the table need not read all of it again. */
  public LakeTable followed() {
    return new LakeTable(name, schema, key, bookkeeping, part, isMarked, true);
  }

  /** All columns, in their order. */
  public Column[] columns() {
    return Arrays.stream(schema.fieldNames()).map(name -> col(name)).toArray(Column[]::new);
  }

  /** Some of the columns, in the order given: the shape of rows for {@link #upsert}. */
  public StructType part(String... columns) {
    return new StructType(Arrays.stream(columns).map(schema::apply).toArray(StructField[]::new));
  }

  /**
   * All rows; none if the table was never written. Columns that came into the schema after the
   * table was written are null.
   */
  public Dataset<Row> read(Lake lake) {
    return lake.versionOf(this).isPresent()
        ? complete(lake.spark().read().format("delta").load(lake.pathOf(this)))
        : lake.spark().createDataFrame(List.of(), schema);
  }

  /**
   * Adds rows with new keys and changes those that differ. Rows may hold fewer columns than the
   * table; the others keep their values.
   *
   * @param rows one row a key
   */
  public Written upsert(Lake lake, Dataset<Row> rows) {
    return apply(lake, differences(lake, rows, read(lake), "left"));
  }

  /**
   * As {@link #upsert}, and tells what changed by the values of one column of {@code rows}, of
   * which there are few.
   */
  public Map<String, Written> upsertBy(Lake lake, String column, Dataset<Row> rows) {
    Dataset<Row> differing = differences(lake, rows, read(lake), "left");
    Map<String, Written> written =
        differing.groupBy(column, CHANGE).agg(count(lit(1))).collectAsList().stream()
            .collect(
                toMap(
                    row -> row.getString(0),
                    row -> Written.of(row.getString(1), row.getLong(2)),
                    Written::plus));
    commit(lake, differing, written.values().stream().reduce(Written.NOTHING, Written::plus));
    return written;
  }

  /** Makes the part of the table that meets {@code part} equal to {@code rows}. */
  public Written replace(Lake lake, Column part, Dataset<Row> rows) {
    return replaceRows(lake, read(lake).where(part), rows);
  }

  /**
   * Makes some of the table's rows, which may be any, equal to {@code rows}.
   *
   * @param held the rows of this table that are to be replaced
   */
  public Written replaceRows(Lake lake, Dataset<Row> held, Dataset<Row> rows) {
    return apply(lake, differences(lake, rows, held, "full"));
  }

  /**
   * Makes changes that are known already.
   *
   * @param changes one row a key, in the table's columns, with {@link #CHANGE}: {@link #ADDED},
   *     {@link #CHANGED} or {@link #REMOVED}; not made of this table, and computed more than once
   */
  public Written change(Lake lake, Dataset<Row> changes) {
    return apply(lake, changes);
  }

  /**
   * As {@link #change(Lake, Dataset)}, where they are counted already.
   *
   * @param counted how many of each
   */
  public Written change(Lake lake, Dataset<Row> changes, Written counted) {
    commit(lake, changes, counted);
    return counted;
  }

  /**
   * What became of the rows that were written or removed between two states: of each key the last
   * row. Rows written anew as they were are among them.
   *
   * @param most how many rows are worth to be held by the driver
   * @param columns what is wanted of the rows, beside their keys, which come first
   * @return nothing if that cannot be told: the table was written anew, its history cleaned up, it
   *     was made before it was {@link #followed}, or more rows were written
   */
  public Optional<List<RowSince>> since(
      Lake lake, TableState before, TableState now, int most, Column... columns) {
    if (!lake.wasOnce(this, before) || before.version() > now.version()) {
      return Optional.empty();
    }
    if (before.version() == now.version()) {
      return Optional.of(List.of());
    }
    Dataset<Row> feed =
        complete(
                lake.spark()
                    .read()
                    .format("delta")
                    .option("readChangeFeed", "true")
                    .option("startingVersion", before.version() + 1)
                    .option("endingVersion", now.version())
                    .load(lake.pathOf(this)),
                RowSince.VERSION,
                RowSince.TYPE)
            .where(col(RowSince.TYPE).notEqual(RowSince.AS_IT_WAS))
            .select(
                Stream.of(
                        key.stream().map(each -> col(each)),
                        Stream.of(columns),
                        Stream.of(col(RowSince.VERSION), col(RowSince.TYPE)))
                    .flatMap(Function.identity())
                    .toArray(Column[]::new));
    List<Row> rows;
    try (SessionSettings settings = new SessionSettings(lake.spark())) {
      // Else one file is read, then four more, and so on: the limit is hardly ever reached.
      settings.set("spark.sql.limit.initialNumPartitions", "1000");
      rows = feed.limit(most + 1).collectAsList();
    } catch (Exception e) {
      // Delta has many ways to say that there is no feed, or not of so long ago. Whoever asks reads
      // the table instead; what is wrong beyond that, they will hear of then.
      return Optional.empty();
    }
    return rows.size() > most
        ? Optional.empty()
        : Optional.of(RowSince.ofEachKey(rows, key.size()));
  }

  /** Sees to it that a table made before it was {@link #followed} is, from now on. */
  public void follow(Lake lake) {
    if (lake.versionOf(this).isPresent()) {
      Map<String, String> properties =
          DeltaTable.forPath(lake.spark(), lake.pathOf(this))
              .detail()
              .select("properties")
              .first()
              .getJavaMap(0);
      if (!"true".equals(properties.get(FEED))) {
        setProperty(lake, FEED);
      }
    }
  }

  /**
   * Makes one part of the table equal to {@code rows}. Where they differ, all of the part is
   * written anew, and its rows count as removed and added: that takes less than to look which ones
   * differ, if many do.
   *
   * @param value the part's
   * @param rows in the table's columns, all of that part; computed up to three times
   */
  public Written replacePart(Lake lake, String value, Dataset<Row> rows) {
    Column isOfIt = col(Objects.requireNonNull(part)).equalTo(value);
    Sum held = Sum.of(read(lake).where(isOfIt));
    if (held.rows() == 0) {
      return appendNew(lake, rows);
    }
    Sum wanted = Sum.of(rows);
    if (wanted.equals(held)) {
      return Written.NOTHING;
    }
    writer(rows)
        .mode("overwrite")
        .option("replaceWhere", "%s = '%s'".formatted(part, value))
        .save(lake.pathOf(this));
    return new Written(wanted.rows(), 0, held.rows());
  }

  /** What tells sets of rows apart, in whatever order they come; equal by chance once in 2¹²⁸. */
  private record Sum(long rows, long one, long other) {
    static Sum of(Dataset<Row> rows) {
      Column[] columns = Stream.of(rows.columns()).map(name -> col(name)).toArray(Column[]::new);
      Column[] salted =
          Stream.concat(Stream.of(lit("other")), Stream.of(columns)).toArray(Column[]::new);
      Row sum =
          rows.agg(
                  count(lit(1)),
                  coalesce(bit_xor(xxhash64(columns)), lit(0L)),
                  coalesce(bit_xor(xxhash64(salted)), lit(0L)))
              .first();
      return new Sum(sum.getLong(0), sum.getLong(1), sum.getLong(2));
    }
  }

  /** Removes the rows that meet {@code condition}, which may call functions of ours. */
  public void remove(Lake lake, Column condition) {
    DeltaTable.forPath(lake.spark(), lake.pathOf(this)).delete(condition);
  }

  /**
   * Whether it is time to {@link #tidy}: once in {@link #COMMITS_BETWEEN_TIDYING} commits, for each
   * may add a file, and marks.
   *
   * @param before the table's version when it was last asked
   */
  public boolean isUntidy(Lake lake, OptionalLong before) {
    long now = lake.versionOf(this).orElse(0);
    return now / COMMITS_BETWEEN_TIDYING > before.orElse(0) / COMMITS_BETWEEN_TIDYING;
  }

  /** Puts small files together, and writes those anew of which many rows are marked as removed. */
  public void tidy(Lake lake) {
    try (SessionSettings settings = new SessionSettings(lake.spark())) {
      // One file of a gigabyte, which Delta would make, is read by one task.
      settings.set("spark.databricks.delta.optimize.maxFileSize", TIDY_FILE_BYTES);
      settings.set("spark.databricks.delta.optimize.minFileSize", TIDY_FILE_BYTES);
      DeltaTable.forPath(lake.spark(), lake.pathOf(this)).optimize().executeCompaction();
    }
  }

  /** Whether the table was written by an Asterism that gave it columns it has no more. */
  public boolean isOfOldShape(Lake lake) {
    return lake.versionOf(this).isPresent()
        && !Set.of(schema.fieldNames()).containsAll(columnsIn(lake));
  }

  /** Whether the table was written by an Asterism that did not know the column. */
  public boolean lacks(Lake lake, String column) {
    return lake.versionOf(this).isPresent() && !columnsIn(lake).contains(column);
  }

  private List<String> columnsIn(Lake lake) {
    return List.of(lake.spark().read().format("delta").load(lake.pathOf(this)).columns());
  }

  /** Gives a table {@link #isOfOldShape} the shape it has now; the other columns' rows stay. */
  public void reshape(Lake lake) {
    reshape(lake, read(lake));
  }

  /**
   * Gives the table the shape it has now, and makes it equal to {@code rows}.
   *
   * @param rows which may be made of it
   */
  public void reshape(Lake lake, Dataset<Row> rows) {
    // First, so that a killed run is done over: the columns tell whether it was.
    if (isMarked) {
      setProperty(lake, DELETION_VECTORS);
    }
    writer(rows).mode("overwrite").option("overwriteSchema", "true").save(lake.pathOf(this));
  }

  private void setProperty(Lake lake, String property) {
    lake.spark()
        .sql(
            "ALTER TABLE %s SET TBLPROPERTIES ('%s' = 'true')"
                .formatted(lake.inSql(this), property));
  }

  /** Makes the table equal to {@code rows}. */
  public Written replaceAll(Lake lake, Dataset<Row> rows) {
    return replace(lake, lit(true), rows);
  }

  /** Adds rows without looking for their keys, as for a log. */
  public void append(Lake lake, Dataset<Row> rows) {
    appendTo(lake, rows);
  }

  /**
   * Adds rows of whose keys the table surely holds none.
   *
   * @param rows in the table's columns; whether there are any is asked before they are written, so
   *     that should not cost as much as all of them
   */
  public Written appendNew(Lake lake, Dataset<Row> rows) {
    if (rows.isEmpty()) {
      return Written.NOTHING;
    }
    long before = read(lake).count();
    appendTo(lake, rows);
    return new Written(read(lake).count() - before, 0, 0);
  }

  private void appendTo(Lake lake, Dataset<Row> rows) {
    writer(rows).mode("append").option("mergeSchema", "true").save(lake.pathOf(this));
  }

  /** Its properties count where it makes the table. */
  private DataFrameWriter<Row> writer(Dataset<Row> rows) {
    DataFrameWriter<Row> writer = rows.write().format("delta");
    if (isFollowed) {
      writer = writer.option(FEED, "true");
    }
    if (isMarked) {
      writer = writer.option(DELETION_VECTORS, "true");
    }
    return part == null ? writer : writer.partitionBy(part);
  }

  /**
   * Removes the files of all versions but the newest, for good, and what is marked as removed in
   * files that stay: Delta keeps what was deleted for readers of older versions, which must be
   * nobody while this runs.
   */
  public void forgetHistory(Lake lake) {
    if (lake.versionOf(this).isPresent()) {
      if (isMarked) {
        lake.spark().sql("REORG TABLE %s APPLY (PURGE)".formatted(lake.inSql(this)));
      }
      try (SessionSettings settings = new SessionSettings(lake.spark())) {
        settings.set("spark.databricks.delta.retentionDurationCheck.enabled", "false");
        // Delta lists the files in so many tasks, ten thousand unless told otherwise.
        settings.set("spark.sql.sources.parallelPartitionDiscovery.parallelism", "8");
        DeltaTable table = DeltaTable.forPath(lake.spark(), lake.pathOf(this));
        // Delta prints how many files went, amid what the command says.
        Console.withOut(OutputStream.nullOutputStream(), () -> table.vacuum(0));
      }
    }
  }

  /**
   * The rows, each with {@link #CHANGE}: what {@link #upsert} would make of it, null if nothing. To
   * be staged before it is counted and then given to {@link #change}.
   *
   * @param rows one row a key
   */
  public Dataset<Row> compared(Lake lake, Dataset<Row> rows) {
    return compared(rows, read(lake), "left");
  }

  private Dataset<Row> differences(Lake lake, Dataset<Row> rows, Dataset<Row> held, String join) {
    return lake.staged(
        name + "-changes", compared(rows, held, join).where(col(CHANGE).isNotNull()));
  }

  private Dataset<Row> compared(Dataset<Row> rows, Dataset<Row> held, String join) {
    Dataset<Row> incoming = rows.alias("new");
    Dataset<Row> current = held.alias("old");
    Column sameKey = allOf(key, each -> col("new." + each).eqNullSafe(col("old." + each)));
    Column sameContent =
        allOf(
            Arrays.stream(rows.columns())
                .filter(each -> !key.contains(each) && !bookkeeping.contains(each))
                .toList(),
            each -> col("new." + each).eqNullSafe(col("old." + each)));
    String anyKey = key.get(0);
    Column change =
        when(col("old." + anyKey).isNull(), ADDED)
            .when(col("new." + anyKey).isNull(), REMOVED)
            .when(not(sameContent), CHANGED);
    Column[] columns =
        Arrays.stream(rows.columns())
            .map(each -> key.contains(each) ? keyOfEither(each) : col("new." + each).as(each))
            .toArray(Column[]::new);
    return incoming.join(current, sameKey, join).select(with(columns, change.as(CHANGE)));
  }

  private static Column keyOfEither(String column) {
    return when(col("new." + column).isNotNull(), col("new." + column))
        .otherwise(col("old." + column))
        .as(column);
  }

  private Written apply(Lake lake, Dataset<Row> differing) {
    Written written =
        differing.groupBy(CHANGE).agg(count(lit(1))).collectAsList().stream()
            .map(row -> Written.of(row.getString(0), row.getLong(1)))
            .reduce(Written.NOTHING, Written::plus);
    commit(lake, differing, written);
    return written;
  }

  private void commit(Lake lake, Dataset<Row> differing, Written written) {
    if (written.total() == 0) {
      return;
    }
    if (written.total() == written.added()) {
      appendTo(lake, complete(differing));
      return;
    }
    Map<String, Column> values = new HashMap<>();
    Arrays.stream(differing.columns())
        .filter(each -> !each.equals(CHANGE))
        .forEach(each -> values.put(each, col("change." + each)));
    DeltaTable.forPath(lake.spark(), lake.pathOf(this))
        .as("held")
        .merge(
            differing.as("change"),
            allOf(key, each -> col("held." + each).eqNullSafe(col("change." + each))))
        .withSchemaEvolution()
        .whenMatched(col("change." + CHANGE).equalTo(REMOVED))
        .delete()
        .whenMatched()
        .update(values)
        .whenNotMatched()
        .insert(values)
        .execute();
  }

  /** The table's columns in their order, null where {@code rows} lacks one, and some others. */
  private Dataset<Row> complete(Dataset<Row> rows, String... beside) {
    Set<String> present = Set.of(rows.columns());
    Stream<Column> columns =
        Arrays.stream(schema.fields())
            .map(
                field ->
                    (present.contains(field.name())
                            ? col(field.name())
                            : lit(null).cast(field.dataType()))
                        .as(field.name()));
    return rows.select(
        Stream.concat(columns, Stream.of(beside).map(each -> col(each))).toArray(Column[]::new));
  }

  private static Column[] with(Column[] columns, Column last) {
    Column[] all = Arrays.copyOf(columns, columns.length + 1);
    all[columns.length] = last;
    return all;
  }

  private static Column allOf(List<String> columns, Function<String, Column> test) {
    return columns.stream().map(test).reduce(lit(true), Column::and);
  }
}
