package org.asterism.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Weights;
import org.asterism.pipeline.crawl.CrawlSettings;
import org.asterism.pipeline.embed.EncoderSettings;
import org.asterism.pipeline.enrich.EnrichSettings;
import org.asterism.pipeline.enrich.Ocr;
import org.asterism.pipeline.fetch.FetchSettings;
import org.asterism.pipeline.history.GraphEncoder;
import org.asterism.pipeline.history.HistorySettings;
import org.asterism.pipeline.history.WalkSettings;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.link.LinkSettings;
import org.asterism.pipeline.manners.Manners;
import org.asterism.pipeline.neo4j.Neo4jSettings;
import org.asterism.pipeline.postgres.PostgresSettings;
import org.asterism.pipeline.publish.PublishSettings;
import org.asterism.pipeline.sources.Kind;
import org.asterism.pipeline.sources.Secret;
import org.asterism.pipeline.sources.SourceSettings;
import org.jspecify.annotations.Nullable;

/**
 * All settings of a run, read from {@code conf/asterism.yaml} and {@code --set}.
 *
 * @param lake the folder of the Delta tables, a path or URI
 * @param postgres null where no database is named
 * @param neo4j null where no database is named
 */
public record Settings(
    String lake,
    CrawlSettings crawl,
    FetchSettings fetch,
    EnrichSettings enrich,
    HistorySettings history,
    EncoderSettings encoders,
    EncoderFile encoderFile,
    LinkSettings link,
    PublishSettings publish,
    Score score,
    @Nullable PostgresSettings postgres,
    @Nullable Neo4jSettings neo4j) {

  /**
   * What counts for a question that says nothing else.
   *
   * @param beta what the edges count, in [0, 1]; the affinities count the rest
   */
  record Score(Weights weights, double beta) {
    static Score of(SettingsReader section) {
      double beta =
          section.numberOr("beta", org.asterism.core.recommend.Settings.DEFAULT.beta(), 0, 1);
      String weights = section.textOrNull("weights");
      try {
        return new Score(weights == null ? Weights.DEFAULT : Weights.parse(weights), beta);
      } catch (AsterismException e) {
        section.problem("weights", "such as formal:0.4,conceptual:0.4,historical:0.2");
        return new Score(Weights.DEFAULT, beta);
      }
    }
  }

  /**
   * @throws org.asterism.core.AsterismException naming every setting that is missing, unknown or
   *     wrong
   */
  static Settings of(JsonNode tree, Map<String, String> environment) {
    SettingsReader root = SettingsReader.of(tree);
    String lake = root.folder("lake");
    String raw = root.folder("raw");
    String bundles = root.localFolder("bundles");
    String configured = root.text("contact");
    String contact =
        configured.isBlank() ? environment.getOrDefault("ASTERISM_CONTACT", "") : configured;

    SettingsReader fetch = root.section("fetch");
    Manners others =
        new Manners(
            "others",
            contact,
            fetch.number("rate", 0, 1000),
            1,
            null,
            fetch.duration("timeout"),
            Manners.DEFAULT_ATTEMPTS,
            fetch.size("max-bytes"));
    List<SourceSettings> sources = SourcesReader.read(root.section("sources"), others, environment);
    SettingsReader crawl = root.section("crawl");
    Duration relistAfter = crawl.duration("relist-after");
    double withdrawAtMost = crawl.number("withdraw-at-most", 0, 1);
    SettingsReader history = root.section("history");
    SettingsReader link = root.section("link");
    HistorySettings historySettings =
        new HistorySettings(
            history.texts("relations"),
            ImportsReader.read(history.section("imports")),
            others,
            GraphEncoder.ofKey(history.oneOf("encoder", "node2vec", "transe")),
            new WalkSettings(
                history.whole("walks", 1, 1_000),
                history.whole("length", 2, 1_000),
                history.number("p", 1e-6, 1e6),
                history.number("q", 1e-6, 1e6),
                history.whole("seed", Integer.MIN_VALUE, Integer.MAX_VALUE)),
            history.whole("window", 1, 100),
            history.whole("in-memory", 0, Integer.MAX_VALUE));
    int k = link.whole("k", 1, 1_000);
    double threshold = link.number("threshold", -1, 1);
    int csls = link.whole("csls", 0, 1_000);
    LinkSettings.Search search =
        switch (link.oneOf("search", "auto", "exact", "approximate")) {
          case "exact" -> LinkSettings.Search.EXACT;
          case "approximate" -> LinkSettings.Search.APPROXIMATE;
          default -> LinkSettings.Search.AUTO;
        };
    SettingsReader enrich = root.section("enrich");
    int thumbnail = enrich.whole("thumbnail", 64, 1_024);
    boolean readsText = enrich.oneOf("ocr", "auto", "off").equals("auto");
    String ocrLanguages = enrich.text("ocr-languages");
    EncodersReader encoders = EncodersReader.of(root.section("encoders"));
    Score score = Score.of(root.section("score"));
    SettingsReader postgres = root.section("postgres");
    String postgresUrl = postgres.textOrNull("url");
    String postgresUser = orElse(postgres.textOrNull("user"), "asterism");
    String schema = orElse(postgres.textOrNull("schema"), "asterism");
    SettingsReader neo4j = root.section("neo4j");
    String neo4jUrl = neo4j.textOrNull("url");
    String neo4jUser = orElse(neo4j.textOrNull("user"), "neo4j");
    String database = orElse(neo4j.textOrNull("database"), "neo4j");
    root.throwProblems();
    return new Settings(
        lake,
        new CrawlSettings(sources, relistAfter, withdrawAtMost),
        new FetchSettings(raw, sources, others),
        new EnrichSettings(raw, thumbnail, Ocr.of(readsText, ocrLanguages)),
        historySettings,
        encoders.settings(),
        encoders.file(),
        new LinkSettings(k, threshold, csls, search),
        new PublishSettings(bundles, raw),
        score,
        postgresUrl == null
            ? null
            : new PostgresSettings(
                postgresUrl,
                postgresUser,
                secret(environment, PostgresSettings.PASSWORD_VARIABLE),
                schema),
        neo4jUrl == null
            ? null
            : new Neo4jSettings(
                neo4jUrl,
                neo4jUser,
                secret(environment, Neo4jSettings.PASSWORD_VARIABLE),
                database));
  }

  private static String orElse(@Nullable String told, String otherwise) {
    return told == null ? otherwise : told;
  }

  private static Secret secret(Map<String, String> environment, String variable) {
    return new Secret(environment.getOrDefault(variable, ""));
  }

  /**
   * @throws AsterismException if it cannot be reached
   */
  Lake lakeIn(SparkSession spark) {
    return new Lake(spark, lake).reachable();
  }

  /** The same settings, by which another encoder's vectors may be replaced. */
  Settings rebuilding() {
    return new Settings(
        lake,
        crawl,
        fetch,
        enrich,
        history,
        encoders.rebuilding(),
        encoderFile,
        link,
        publish,
        score,
        postgres,
        neo4j);
  }

  /** The same settings for one folder of pictures, with tables of its own. */
  Settings forFolder(String folder, String lake) {
    SourceSettings source =
        new SourceSettings(
            Kind.FOLDER.id(), Kind.FOLDER, folder, Map.of(), null, null, fetch.others());
    return new Settings(
        lake,
        CrawlSettings.of(List.of(source)),
        new FetchSettings(lake + "/raw", List.of(source), fetch.others()),
        new EnrichSettings(lake + "/raw", enrich.thumbnail(), enrich.ocr()),
        history,
        encoders,
        encoderFile,
        link,
        new PublishSettings(lake + "/bundles", lake + "/raw"),
        score,
        null,
        null);
  }
}
