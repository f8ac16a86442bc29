package org.asterism.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Weights;
import org.asterism.core.learned.Device;
import org.asterism.pipeline.embed.EncoderSettings;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.sources.SourceSettings;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void theShippedConfigurationHasTheDocumentedDefaults() {
    Settings settings = JobOptions.settings(Conf.FILE, Map.of("contact", "me@example.org"));

    assertThat(settings.lake()).isEqualTo("data/lake");
    assertThat(settings.crawl().sources())
        .extracting(SourceSettings::id)
        .containsExactly("aic", "met", "commons");
    assertThat(settings.crawl().sources())
        .allSatisfy(source -> assertThat(source.manners().requestsPerSecond()).isEqualTo(1));
    assertThat(settings.fetch().others().maxBytes()).isEqualTo(20_000_000);
    assertThat(settings.fetch().others().timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.fetch().others().contact()).isEqualTo("me@example.org");
    assertThat(settings.enrich().thumbnail()).isEqualTo(400);
    assertThat(settings.enrich().ocr().isOn()).isTrue();
    assertThat(settings.enrich().ocr().languages()).isEqualTo("eng");
    assertThat(settings.history().walking().walks()).isEqualTo(10);
    assertThat(settings.history().walking().length()).isEqualTo(40);
    assertThat(settings.history().walking().q()).isEqualTo(0.5);
    assertThat(settings.encoders()).isEqualTo(EncoderSettings.BUILT_IN);
    assertThat(settings.link().k()).isEqualTo(50);
    assertThat(settings.link().threshold()).isEqualTo(0.2);
    assertThat(settings.score().weights()).isEqualTo(Weights.DEFAULT);
    assertThat(settings.score().beta())
        .isEqualTo(org.asterism.core.recommend.Settings.DEFAULT.beta());
  }

  @Test
  void theDeviceIsThatOfTheSettingsAlsoWhereNoModelServes() {
    Settings settings = JobOptions.settings(Conf.FILE, Map.of("encoders.device", "cuda:3"));

    assertThat(settings.encoders().device()).isEqualTo(new Device.Cuda(3));
  }

  @Test
  void everyMistakeIsNamedAtOnce() {
    assertThatThrownBy(
            () ->
                JobOptions.settings(
                    Conf.FILE,
                    Map.of(
                        "link.k",
                        "0",
                        "fetch.timeout",
                        "fast",
                        "link.knn",
                        "5",
                        "lake",
                        "[]",
                        "score.weights",
                        "formal")))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("link.k is 0, but should be a whole number from 1 to 1000")
        .hasMessageContaining("fetch.timeout is \"fast\", but should be a time with its unit")
        .hasMessageContaining("link.knn is no setting")
        .hasMessageContaining("lake is [], but should be a text")
        .hasMessageContaining("score.weights is \"formal\", but should be such as formal:0.4");
  }

  @Test
  void aSettingOfAnUnknownSectionIsRefused() {
    assertThatThrownBy(() -> JobOptions.settings(Conf.FILE, Map.of("crawler.rate", "1")))
        .hasMessage(
            "--set crawler.rate cannot be used: there is no section crawler."
                + " conf/asterism.yaml has every key.");
  }

  @Test
  void bundlesAreForAFolderOfThisMachine() {
    assertThat(settings("bundles", "file:///srv/my bundles").publish().bundles())
        .isEqualTo("/srv/my bundles");
    assertThat(settings("bundles", "data/bundles").publish().bundles()).isEqualTo("data/bundles");
    assertThatThrownBy(() -> settings("bundles", "s3a://museum/bundles"))
        .hasMessageContaining("bundles is \"s3a://museum/bundles\", but should be a folder");
  }

  @Test
  void noFolderIsNamelessAndNoNumberTooLarge() {
    assertThatThrownBy(() -> settings("lake", ""))
        .hasMessageContaining("lake is \"\", but should be the path or address of a folder");
    assertThatThrownBy(() -> settings("fetch.timeout", "99999999999999999999s"))
        .hasMessageContaining("but should be a time with its unit");
  }

  @Test
  void whatIsSetMayHoldQuotesAndEqualSigns() {
    assertThat(JobOptions.byKey(List.of("a.b=c=\"d", "x=1", "x=2")))
        .isEqualTo(Map.of("a.b", "c=\"d", "x", "2"));
    assertThatThrownBy(() -> JobOptions.byKey(List.of("link.k")))
        .hasMessageStartingWith("--set link.k cannot be used: it is not of the form KEY=VALUE");
  }

  private static Settings settings(String key, String value) {
    return JobOptions.settings(Conf.FILE, Map.of(key, value));
  }

  @Test
  void readingTextCanBeSwitchedOffAndItsLanguagesChosen() {
    Map<String, String> changes = Map.of("enrich.ocr", "off", "enrich.ocr-languages", "deu+fra");

    Settings settings = JobOptions.settings(Conf.FILE, changes);

    assertThat(settings.enrich().ocr().isOn()).isFalse();
    assertThat(settings.enrich().ocr().languages()).isEqualTo("deu+fra");
    assertThatThrownBy(() -> JobOptions.settings(Conf.FILE, Map.of("enrich.ocr", "maybe")))
        .hasMessageContaining("enrich.ocr is \"maybe\", but should be one of auto, off");
    assertThatThrownBy(
            () -> JobOptions.settings(Conf.FILE, Map.of("enrich.ocr-languages", "--oops")))
        .hasMessageStartingWith("enrich.ocr-languages is \"--oops\"");
  }

  @Test
  void databasesAreExportedToWhereTheSettingsNameThem() {
    Settings none = JobOptions.settings(Conf.FILE, Map.of());
    Settings both =
        JobOptions.settings(
            Conf.FILE,
            Map.of(
                "postgres.url", "jdbc:postgresql://db/works?password=secret",
                "neo4j.url", "bolt://graph:7687"));

    assertThat(Stages.all(none)).extracting(Stage::name).endsWith("chart", "publish");
    assertThat(Stages.all(both)).extracting(Stage::name).endsWith("publish", "postgres", "neo4j");
    assertThat(Stages.export(both, "postgres").fingerprint()).doesNotContain("secret");
    assertThatThrownBy(() -> Stages.export(none, "neo4j"))
        .hasMessageContaining("neo4j.url is empty");
    assertThatThrownBy(() -> Stages.export(both, "oracle"))
        .hasMessageContaining("\"oracle\" cannot be exported to");
    assertThatThrownBy(
            () -> JobOptions.settings(Conf.FILE, Map.of("neo4j.url", "http://graph:7474")))
        .hasMessageContaining("neither bolt nor neo4j");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> JobOptions.settings(Path.of("nowhere.yaml"), Map.of()))
        .hasMessageStartingWith("There is no configuration nowhere.yaml: ");
  }

  @Test
  void aDisabledSourceIsNotCrawled() {
    Settings settings = JobOptions.settings(Conf.FILE, Map.of("sources.met.enabled", "false"));

    assertThat(settings.crawl().sources())
        .extracting(SourceSettings::id)
        .containsExactly("aic", "commons");
  }
}
