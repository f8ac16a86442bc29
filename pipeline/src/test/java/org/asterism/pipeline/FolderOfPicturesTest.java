package org.asterism.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Weights;
import org.asterism.core.bundle.Bundle;
import org.asterism.pipeline.crawl.Crawl;
import org.asterism.pipeline.crawl.CrawlSettings;
import org.asterism.pipeline.embed.Embed;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.enrich.Enrich;
import org.asterism.pipeline.enrich.EnrichSettings;
import org.asterism.pipeline.evaluate.EvaluationReport;
import org.asterism.pipeline.evaluate.Figures;
import org.asterism.pipeline.evaluate.Tuning;
import org.asterism.pipeline.fetch.Fetch;
import org.asterism.pipeline.fetch.FetchSettings;
import org.asterism.pipeline.fetch.TestPictures;
import org.asterism.pipeline.history.HistorySettings;
import org.asterism.pipeline.history.Walk;
import org.asterism.pipeline.history.WalkSettings;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.link.Link;
import org.asterism.pipeline.link.LinkSettings;
import org.asterism.pipeline.manners.Manners;
import org.asterism.pipeline.manners.TestManners;
import org.asterism.pipeline.publish.Publish;
import org.asterism.pipeline.publish.PublishSettings;
import org.asterism.pipeline.sources.OpenMuseum;
import org.asterism.pipeline.sources.SourceSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own pictures, with what is usually wrong with them. */
class FolderOfPicturesTest {
  private static final Manners MANNERS = TestManners.of(Duration.ofSeconds(5), 1, 1_000_000);

  @TempDir Path folder;

  private Path pictures;
  private Lake lake;
  private String raw;

  @BeforeEach
  void aFolder() throws IOException {
    pictures = Files.createDirectory(folder.resolve("my pictures"));
    lake = TestLake.in(folder);
    raw = folder.resolve("raw").toString();
  }

  private List<SourceSettings> sources() {
    return List.of(OpenMuseum.source("folder", pictures.toString(), null));
  }

  private Crawl crawl() {
    return new Crawl(CrawlSettings.of(sources()));
  }

  @Test
  void threeWorksMakeABundleAndTheRestIsRefusedByName() throws IOException {
    for (int i = 1; i <= 3; i++) {
      Files.write(pictures.resolve(i + ".jpg"), TestPictures.jpeg(i));
    }
    Files.writeString(pictures.resolve("text.jpg"), "a text");
    Files.writeString(
        pictures.resolve("manifest.csv"),
        "file,artist,title,year,style\n"
            + "1.jpg,Berthe Morisot,The Cradle,1872,Impressionism\n"
            + "2.jpg,Berthe Morisot,The Harbour,1869,Impressionism\n"
            + "3.jpg,,,,\n"
            + "gone.jpg,,,,\n"
            + "text.jpg,,,,\n"
            + "../outside.jpg,,,,\n");

    StageResult crawled = TestLake.run(crawl(), lake);
    assertThat(crawled.read()).isEqualTo(6);
    assertThat(crawled.refusals())
        .containsExactly("folder line-7: the file lies outside the folder");

    StageResult fetched = TestLake.run(new Fetch(new FetchSettings(raw, sources(), MANNERS)), lake);
    assertThat(fetched.refusals()).hasSize(2);
    assertThat(fetched.refusals().get(0)).isEqualTo("folder gone.jpg: there is no such file");
    assertThat(fetched.refusals().get(1)).startsWith("folder text.jpg: ");
    assertThat(fetched.complete()).isTrue();

    TestLake.run(new Enrich(new EnrichSettings(raw, 64)), lake);
    TestLake.run(
        new Walk(new HistorySettings(List.of(), MANNERS, new WalkSettings(2, 5, 1, 1, 1), 2)),
        lake);
    TestLake.run(new Embed(raw), lake);
    TestLake.run(new Link(new LinkSettings(50, -1)), lake);
    TestLake.run(new Publish(new PublishSettings(folder.resolve("bundles").toString(), raw)), lake);

    try (Bundle bundle = Bundle.openCurrent(folder.resolve("bundles"))) {
      assertThat(bundle.manifest().counts().images()).isEqualTo(3);
    }

    assertThat(Embeddings.TABLE.read(lake).where(Embeddings.of(Affinity.HISTORICAL)).count())
        .as("works of which anything is known")
        .isEqualTo(2);

    EvaluationReport.Both report = EvaluationReport.of(lake, raw, Weights.DEFAULT);
    Figures ofMaker = report.evaluation().affinities().get("conceptual").get("artist");
    assertThat(report.evaluation().works()).isEqualTo(3);
    assertThat(ofMaker.n()).isEqualTo(2);
    assertThat(report.html()).doesNotContain("NaN");
    assertThatThrownBy(() -> Tuning.of(lake, List.of("artist"), Weights.DEFAULT, 0.3))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith("There is nothing to tune by: ");
  }

  @Test
  void aFolderWithoutAManifestIsExplained() {
    assertThatThrownBy(() -> TestLake.run(crawl(), lake))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith(pictures + " has no manifest.csv: ");
  }
}
