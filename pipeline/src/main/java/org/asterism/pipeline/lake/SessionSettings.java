package org.asterism.pipeline.lake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** Settings of a session that hold until this is closed. */
final class SessionSettings implements AutoCloseable {
  private final SparkSession spark;
  private final Map<String, Optional<String>> before = new LinkedHashMap<>();

  SessionSettings(SparkSession spark) {
    this.spark = spark;
  }

  void set(String key, String value) {
    scala.Option<String> known = spark.conf().getOption(key);
    before.putIfAbsent(key, known.isDefined() ? Optional.of(known.get()) : Optional.empty());
    spark.conf().set(key, value);
  }

  @Override
  public void close() {
    before.forEach(
        (key, value) -> {
          if (value.isPresent()) {
            spark.conf().set(key, value.get());
          } else {
            spark.conf().unset(key);
          }
        });
  }
}
