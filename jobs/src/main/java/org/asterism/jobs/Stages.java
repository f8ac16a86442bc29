package org.asterism.jobs;

import java.util.ArrayList;
import java.util.List;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.chart.Chart;
import org.asterism.pipeline.crawl.Crawl;
import org.asterism.pipeline.embed.Embed;
import org.asterism.pipeline.enrich.Enrich;
import org.asterism.pipeline.fetch.Fetch;
import org.asterism.pipeline.history.Walk;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.link.Link;
import org.asterism.pipeline.neo4j.Neo4j;
import org.asterism.pipeline.postgres.Postgres;
import org.asterism.pipeline.publish.Publish;
import org.jspecify.annotations.Nullable;

/** The stages in the order of the data. */
final class Stages {
  private Stages() {}

  static Stage crawl(Settings settings) {
    return new Crawl(settings.crawl());
  }

  static Stage fetch(Settings settings) {
    return new Fetch(settings.fetch());
  }

  static Stage enrich(Settings settings) {
    return new Enrich(settings.enrich());
  }

  static Stage walk(Settings settings) {
    return new Walk(settings.history());
  }

  static Stage embed(Settings settings) {
    return new Embed(settings.fetch().raw(), settings.encoders());
  }

  static Stage link(Settings settings) {
    return new Link(settings.link());
  }

  static Stage chart() {
    return new Chart();
  }

  static Stage publish(Settings settings) {
    return new Publish(settings.publish());
  }

  /**
   * The export into a database.
   *
   * @throws AsterismException if it is not known, or no database of that kind is named
   */
  static Stage export(Settings settings, String target) {
    return switch (target) {
      case "postgres" -> new Postgres(named(settings.postgres(), "postgres.url"));
      case "neo4j" -> new Neo4j(named(settings.neo4j(), "neo4j.url"));
      default ->
          throw new AsterismException(
              "\"%s\" cannot be exported to".formatted(target),
              "the databases known are postgres and neo4j",
              "Run asterism export postgres, or asterism export neo4j.");
    };
  }

  private static <T> T named(@Nullable T database, String key) {
    if (database == null) {
      throw new AsterismException(
          "Nothing was exported",
          "%s is empty, so there is no database to export to".formatted(key),
          "Set it in conf/asterism.yaml, or with --set %s=ADDRESS.".formatted(key));
    }
    return database;
  }

  private static List<Stage> exports(Settings settings) {
    List<Stage> exports = new ArrayList<>();
    if (settings.postgres() != null) {
      exports.add(new Postgres(settings.postgres()));
    }
    if (settings.neo4j() != null) {
      exports.add(new Neo4j(settings.neo4j()));
    }
    return exports;
  }

  private static List<Stage> withExports(Settings settings, Stage... stages) {
    List<Stage> all = new ArrayList<>(List.of(stages));
    all.addAll(exports(settings));
    return List.copyOf(all);
  }

  /** All that is needed before works can be compared. */
  static List<Stage> untilEmbedded(Settings settings) {
    return List.of(
        crawl(settings), fetch(settings), enrich(settings), walk(settings), embed(settings));
  }

  /** What follows when works that were held have gone. */
  static List<Stage> afterTakedown(Settings settings) {
    return withExports(
        settings,
        enrich(settings),
        walk(settings),
        embed(settings),
        link(settings),
        chart(),
        publish(settings));
  }

  static List<Stage> all(Settings settings) {
    return withExports(
        settings,
        crawl(settings),
        fetch(settings),
        enrich(settings),
        walk(settings),
        embed(settings),
        link(settings),
        chart(),
        publish(settings));
  }
}
