package org.asterism.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.asterism.pipeline.crawl.CrawlSettings;
import org.asterism.pipeline.crawl.SourceSettings;
import org.asterism.pipeline.enrich.EnrichSettings;
import org.asterism.pipeline.fetch.FetchSettings;
import org.asterism.pipeline.history.HistorySettings;
import org.asterism.pipeline.link.LinkSettings;
import org.asterism.pipeline.manners.Manners;
import org.asterism.pipeline.publish.PublishSettings;

/**
 * All settings of a run, read from {@code conf/asterism.yaml} and {@code --set}.
 *
 * @param lake the folder of the Delta tables, a path or URI
 */
public record Settings(
    String lake,
    CrawlSettings crawl,
    FetchSettings fetch,
    EnrichSettings enrich,
    HistorySettings history,
    LinkSettings link,
    PublishSettings publish) {

  /**
   * @throws org.asterism.core.AsterismException naming every setting that is missing, unknown or
   *     wrong
   */
  static Settings of(JsonNode tree, Map<String, String> environment) {
    SettingsReader root = SettingsReader.of(tree);
    String lake = root.text("lake");
    String raw = root.text("raw");
    String bundles = root.text("bundles");
    String configured = root.text("contact");
    String contact =
        configured.isBlank() ? environment.getOrDefault("ASTERISM_CONTACT", "") : configured;

    SettingsReader fetch = root.section("fetch");
    Manners images =
        new Manners(
            contact,
            fetch.number("rate", 0, 1000),
            fetch.duration("timeout"),
            Manners.DEFAULT_ATTEMPTS,
            fetch.size("max-bytes"));
    List<SourceSettings> sources = new ArrayList<>();
    for (String id : List.of("aic", "met", "commons")) {
      SettingsReader source = root.section("sources").section(id);
      boolean enabled = source.flag("enabled");
      Manners manners =
          new Manners(
              contact,
              source.number("rate", 0, 1000),
              images.timeout(),
              images.attempts(),
              images.maxBytes());
      SourceSettings settings =
          new SourceSettings(id, source.text("url"), source.wholeOrNull("limit"), manners);
      if (enabled) {
        sources.add(settings);
      }
    }
    SettingsReader history = root.section("history");
    SettingsReader link = root.section("link");
    HistorySettings historySettings =
        new HistorySettings(
            history.texts("relations"),
            images,
            history.whole("walks", 1, 1_000),
            history.whole("length", 2, 1_000),
            history.number("p", 1e-6, 1e6),
            history.number("q", 1e-6, 1e6),
            history.whole("window", 1, 100),
            history.whole("seed", Integer.MIN_VALUE, Integer.MAX_VALUE));
    int k = link.whole("k", 1, 1_000);
    double threshold = link.number("threshold", -1, 1);
    int thumbnail = root.section("enrich").whole("thumbnail", 64, 1_024);
    root.throwProblems();
    return new Settings(
        lake,
        new CrawlSettings(sources),
        new FetchSettings(raw, images),
        new EnrichSettings(raw, thumbnail),
        historySettings,
        new LinkSettings(k, threshold),
        new PublishSettings(bundles, raw));
  }

  /** The same settings for one folder of pictures, with tables of its own. */
  Settings forFolder(String folder, String lake) {
    SourceSettings source = new SourceSettings("folder", folder, null, fetch.manners());
    return new Settings(
        lake,
        new CrawlSettings(List.of(source)),
        new FetchSettings(lake + "/raw", fetch.manners()),
        new EnrichSettings(lake + "/raw", enrich.thumbnail()),
        history,
        link,
        new PublishSettings(lake + "/bundles", lake + "/raw"));
  }
}
