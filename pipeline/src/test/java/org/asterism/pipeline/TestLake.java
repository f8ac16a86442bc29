package org.asterism.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.lake.StageResult;

/** The one Spark session all tests of this module share, and lakes in folders of their own. */
public final class TestLake {
  public static final SparkSession SPARK =
      SparkSession.builder()
          .master("local[2]")
          .appName("Asterism tests")
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.ui.enabled", "false")
          .config("spark.sql.shuffle.partitions", "2")
          .config("spark.databricks.delta.snapshotPartitions", "1")
          .config("spark.databricks.delta.stats.collect", "false")
          .config("spark.sql.session.timeZone", "UTC")
          .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
          .config(
              "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
          // As Spark's home of ours has it: no process of its own for each file's permissions.
          .config(
              "spark.hadoop.fs.file.impl", "com.globalmentor.apache.hadoop.fs.BareLocalFileSystem")
          // Tables of a few rows are read sooner than code for reading them is compiled.
          .config("spark.sql.codegen.wholeStage", "false")
          .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
          .config("spark.sql.adaptive.enabled", "false")
          // Nothing is ever written there; the default lies in the module.
          .config(
              "spark.sql.warehouse.dir",
              Path.of(System.getProperty("java.io.tmpdir"), "asterism-no-warehouse").toString())
          .getOrCreate();

  private TestLake() {}

  public static Lake in(Path folder) {
    return new Lake(SPARK, folder.resolve("lake").toString());
  }

  public static StageResult run(Stage stage, Lake lake) {
    return stage.run(lake, Progress.unwatched(lake));
  }

  /**
   * A row of that shape.
   *
   * @param namesAndValues columns and what they hold, in turn; the others are null
   */
  public static Row row(StructType schema, Object... namesAndValues) {
    Object[] values = new Object[schema.size()];
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values[schema.fieldIndex((String) namesAndValues[i])] = namesAndValues[i + 1];
    }
    return RowFactory.create(values);
  }

  public static Dataset<Row> rows(StructType schema, Row... rows) {
    return SPARK.createDataFrame(List.of(rows), schema);
  }

  /** All rows of a table as texts, in order: for comparing tables. */
  public static List<String> content(LakeTable table, Lake lake) {
    List<String> lines = new ArrayList<>();
    table
        .read(lake)
        .drop(table.bookkeeping().toArray(String[]::new))
        .toJSON()
        .collectAsList()
        .forEach(lines::add);
    lines.sort(null);
    return lines;
  }
}
