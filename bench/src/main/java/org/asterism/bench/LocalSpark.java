package org.asterism.bench;

import org.apache.spark.sql.SparkSession;

/** A Spark session of this JVM, set up as the jobs set theirs up on one machine. */
final class LocalSpark {
  private LocalSpark() {}

  static SparkSession session(int threads) {
    return SparkSession.builder()
        .master("local[%d]".formatted(threads))
        .appName("Asterism bench")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.databricks.delta.snapshotPartitions", "2")
        .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
        .config(
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.codegen.cache.maxEntries", "1000")
        // As the launcher has it, where it lays out Spark itself.
        .config(
            "spark.hadoop.fs.file.impl", "com.globalmentor.apache.hadoop.fs.BareLocalFileSystem")
        .getOrCreate();
  }
}
