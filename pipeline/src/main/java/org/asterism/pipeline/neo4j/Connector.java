package org.asterism.pipeline.neo4j;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.neo4j.driver.exceptions.ServiceUnavailableException;

/** Rows from and to the database, by the Neo4j Spark connector. */
final class Connector {
  private static final String FORMAT = "org.neo4j.spark.DataSource";

  /**
   * A row of a few texts and numbers takes little of a transaction's memory, one of vectors much.
   */
  private static final int SMALL_ROWS = 5_000;

  private static final int ROWS_OF_VECTORS = 500;

  private final SparkSession spark;
  private final Map<String, String> options;

  Connector(SparkSession spark, Neo4jSettings settings) {
    this.spark = spark;
    this.options =
        Map.of(
            "url",
            settings.url(),
            "authentication.type",
            "basic",
            "authentication.basic.username",
            settings.user(),
            "authentication.basic.password",
            settings.password().value(),
            "database",
            settings.database(),
            "transaction.retries.max",
            "3",
            "transaction.retry.timeout",
            "500");
  }

  /**
   * @param cypher returns columns by the names of the schema
   */
  Dataset<Row> read(String cypher, StructType schema) {
    return spark
        .read()
        .format(FORMAT)
        .options(options)
        .schema(schema)
        .option("query", cypher)
        .load();
  }

  /**
   * Runs a statement for each row, which it knows as {@code event}; a partition at a time in a
   * connection, some thousand rows in a transaction.
   */
  void write(Dataset<Row> rows, String cypher) {
    write(rows, cypher, SMALL_ROWS);
  }

  /** As {@link #write}, for rows that hold vectors. */
  void writeVectors(Dataset<Row> rows, String cypher) {
    write(rows, cypher, ROWS_OF_VECTORS);
  }

  private void write(Dataset<Row> rows, String cypher, int batch) {
    try {
      rows.write()
          .format(FORMAT)
          .mode(SaveMode.Append)
          .options(options)
          .option("query", cypher)
          .option("batch.size", batch)
          .save();
    } catch (IllegalArgumentException failure) {
      throw unanswered(failure);
    }
  }

  /**
   * The connector has the database look at a statement before it runs it, and calls the statement
   * invalid if no answer comes. Ours are valid, so it is the answer that is missing.
   */
  private static RuntimeException unanswered(IllegalArgumentException failure) {
    return String.valueOf(failure.getMessage()).contains("valid WRITE query")
        ? new ServiceUnavailableException("it stopped answering", failure)
        : failure;
  }
}
