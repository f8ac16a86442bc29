package org.asterism.jobs;

import java.util.List;
import org.asterism.pipeline.crawl.Crawl;
import org.asterism.pipeline.embed.Embed;
import org.asterism.pipeline.enrich.Enrich;
import org.asterism.pipeline.fetch.Fetch;
import org.asterism.pipeline.history.Walk;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.link.Link;
import org.asterism.pipeline.publish.Publish;

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

  static Stage publish(Settings settings) {
    return new Publish(settings.publish());
  }

  /** All that is needed before works can be compared. */
  static List<Stage> untilEmbedded(Settings settings) {
    return List.of(
        crawl(settings), fetch(settings), enrich(settings), walk(settings), embed(settings));
  }

  /** What follows when works that were held have gone. */
  static List<Stage> afterTakedown(Settings settings) {
    return List.of(
        enrich(settings), walk(settings), embed(settings), link(settings), publish(settings));
  }

  static List<Stage> all(Settings settings) {
    return List.of(
        crawl(settings),
        fetch(settings),
        enrich(settings),
        walk(settings),
        embed(settings),
        link(settings),
        publish(settings));
  }
}
