package org.asterism.jobs;

import org.apache.spark.sql.SparkSession;

/** The one Spark session of this module's tests. */
final class TestSession {
  static final SparkSession SPARK = start();

  private TestSession() {}

  private static SparkSession start() {
    // More tasks than cores, since tasks that ask museums wait more than they work.
    System.setProperty("spark.master", "local[4]");
    System.setProperty("spark.driver.host", "127.0.0.1");
    // Tables of a few rows are read sooner than code for reading them is compiled.
    System.setProperty("spark.sql.codegen.wholeStage", "false");
    System.setProperty("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    System.setProperty("spark.sql.adaptive.enabled", "false");
    System.setProperty("spark.databricks.delta.stats.collect", "false");
    System.setProperty(
        "spark.hadoop.fs.file.impl", "com.globalmentor.apache.hadoop.fs.BareLocalFileSystem");
    System.setProperty(
        "spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/asterism-warehouse");
    return Jobs.session("tests");
  }
}
