package org.asterism.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Weights;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.bundle.Bundles;
import org.asterism.pipeline.crawl.Crawl;
import org.asterism.pipeline.crawl.CrawlSettings;
import org.asterism.pipeline.embed.Embed;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.enrich.Enrich;
import org.asterism.pipeline.enrich.EnrichSettings;
import org.asterism.pipeline.evaluate.Evaluation;
import org.asterism.pipeline.evaluate.EvaluationReport;
import org.asterism.pipeline.evaluate.Figures;
import org.asterism.pipeline.evaluate.GroupShares;
import org.asterism.pipeline.evaluate.Tuning;
import org.asterism.pipeline.fetch.Fetch;
import org.asterism.pipeline.fetch.FetchSettings;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.history.HistorySettings;
import org.asterism.pipeline.history.Walk;
import org.asterism.pipeline.history.WalkSettings;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;
import org.asterism.pipeline.link.Edges;
import org.asterism.pipeline.link.Link;
import org.asterism.pipeline.link.LinkSettings;
import org.asterism.pipeline.manners.TestManners;
import org.asterism.pipeline.publish.Publish;
import org.asterism.pipeline.publish.PublishSettings;
import org.asterism.pipeline.sources.OpenMuseum;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.asterism.sandbox.server.FaultPlan;
import org.asterism.sandbox.server.SandboxOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All stages over one small museum in which two pictures are broken, and what comes of it. */
class WholePipelineTest {
  private static final int WORKS = 60;
  private static final int BROKEN = 2;

  @TempDir static Path folder;

  private static Lake lake;
  private static String truth;
  private static final List<StageResult> results = new ArrayList<>();

  @BeforeAll
  static void aNight() throws IOException {
    lake = TestLake.in(folder);
    SandboxOptions options = SandboxOptions.wellBehaved().withFaults(new FaultPlan(0, BROKEN, 1));
    try (OpenMuseum museum = new OpenMuseum(GeneratedCollection.of(42, WORKS), options)) {
      for (Stage stage : stages(museum)) {
        results.add(TestLake.run(stage, lake));
      }
      try (var answer = URI.create(museum.at("/truth.csv")).toURL().openStream()) {
        truth = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  private static List<Stage> stages(OpenMuseum museum) {
    return List.of(
        new Crawl(CrawlSettings.of(museum.all())),
        new Fetch(
            new FetchSettings(
                raw(), museum.all(), TestManners.of(Duration.ofSeconds(30), 2, 20_000_000))),
        new Enrich(new EnrichSettings(raw(), 128)),
        new Walk(
            new HistorySettings(
                List.of(museum.at("/knowledge/relations.csv")),
                OpenMuseum.MANNERS,
                new WalkSettings(10, 20, 1, 0.5, 42),
                5)),
        embed(),
        link(),
        publish());
  }

  private static String raw() {
    return folder.resolve("raw").toString();
  }

  private static Stage embed() {
    return new Embed(raw());
  }

  private static Stage link() {
    return new Link(new LinkSettings(10, 0.2));
  }

  private static Stage publish() {
    return new Publish(new PublishSettings(folder.resolve("bundles").toString(), raw()));
  }

  @Test
  void brokenPicturesAreRefusedAndTheOthersGoAllTheWay() {
    assertThat(results).allMatch(StageResult::complete);
    assertThat(Images.TABLE.read(lake).where(Images.USABLE).count()).isEqualTo(WORKS - BROKEN);
    assertThat(Embeddings.TABLE.read(lake).where(Embeddings.of(Affinity.FORMAL)).count())
        .isEqualTo(WORKS - BROKEN);
  }

  @Test
  void everyVectorHasLengthOne() {
    for (Row row : Embeddings.TABLE.read(lake).collectAsList()) {
      double squares = 0;
      for (float value : Embeddings.vectorOf(row, Embeddings.VECTOR)) {
        squares += value * value;
      }
      assertThat(squares).as("%s", row).isCloseTo(1, within(1e-4));
    }
  }

  @Test
  void noPictureIsItsOwnNeighbourAndRanksRunFromOne() {
    List<Row> edges = Edges.ranked(Edges.nearest(lake)).collectAsList();

    assertThat(edges).isNotEmpty();
    for (Row edge : edges) {
      assertThat(edge.<String>getAs(Edges.SRC)).isNotEqualTo(edge.getAs(Edges.DST));
      assertThat(edge.<Integer>getAs(Edges.RANK)).isBetween(1, 10);
      assertThat(edge.<Float>getAs(Edges.WEIGHT)).isBetween(0.2f, 1.0001f);
    }
  }

  @Test
  void theBundleOpensAndHoldsWhatTheTablesHold() {
    try (Bundle bundle = Bundle.openCurrent(folder.resolve("bundles"))) {
      assertThat(bundle.manifest().counts().images()).isEqualTo(WORKS - BROKEN);
      assertThat(bundle.manifest().counts().edges()).isEqualTo(Edges.nearest(lake).count());
      assertThat(bundle.manifest().deltaVersions())
          .containsKeys("objects", "images", "texts", "embeddings", "edges", "entities");
      assertThat(bundle.image(0).artwork().licence().isOpen()).isTrue();
      assertThat(bundle.thumbnail(bundle.image(0).artwork().imageId())).isPresent();
    }
  }

  @Test
  void aSecondEmbeddingEncodesNoPictureAgainAndChangesNothing() {
    List<Long> totals = new ArrayList<>();
    StageResult again =
        embed()
            .run(
                lake,
                (what, total) -> {
                  totals.add(total);
                  return TestLake.SPARK.sparkContext().longAccumulator(what);
                });

    assertThat(totals).containsExactly(0L);
    assertThat(again.written()).isEqualTo(Written.NOTHING);
  }

  @Test
  void aSecondPublicationFindsItsBundleThere() {
    var before = new Bundles(folder.resolve("bundles")).currentId();

    StageResult again = TestLake.run(publish(), lake);

    assertThat(again.note()).endsWith("was there already");
    assertThat(new Bundles(folder.resolve("bundles")).currentId()).isEqualTo(before);
    assertThat(publish().looksOutside()).isFalse();
  }

  @Test
  void neighboursShareWhatTheyShouldMoreOftenThanChanceHasIt() {
    GroupShares shares = GroupShares.of(lake, truth);

    assertThat(shares.works()).isEqualTo(WORKS);
    for (Affinity affinity : List.of(Affinity.CONCEPTUAL, Affinity.HISTORICAL)) {
      assertThat(shares.shares().get(affinity))
          .as("%s", affinity)
          .isGreaterThan(2 * shares.random().get(affinity));
    }
    assertThat(shares.shares().get(Affinity.FORMAL))
        .isGreaterThan(shares.random().get(Affinity.FORMAL));
  }

  @Test
  void theEvaluationHasFiguresForEveryAffinityAndLabel() {
    EvaluationReport.Both both = EvaluationReport.of(lake, raw(), Weights.DEFAULT);
    Evaluation evaluation = both.evaluation();

    assertThat(evaluation.affinities())
        .containsOnlyKeys("formal", "conceptual", "historical", "composite");
    assertThat(evaluation.affinities().values())
        .allSatisfy(
            labels ->
                assertThat(labels)
                    .containsOnlyKeys(
                        "style", "artist", "subject", "collection", "near-duplicate"));
    assertThat(evaluation.edges().get("formal").edges()).isPositive();
    assertThat(evaluation.spread().get("composite").worksReached()).isBetween(0.0, 1.0);
    for (String part : List.of("<h2>Same style</h2>", "<svg ", "data:image/jpeg;base64,")) {
      assertThat(both.html().contains(part)).as(part).isTrue();
    }
    for (String part : List.of("http://", "https://", ">NaN<")) {
      assertThat(both.html().contains(part)).as(part).isFalse();
    }
    assertThat(evaluation.builtIn()).isEmpty();
    assertThat(evaluation.guesses().heldOutCosine()).isBetween(0.05, 0.95);
    assertThat(both.html()).contains("the mean cosine between guess and words is 0.");
    Figures historical = evaluation.affinities().get("historical").get("artist");
    assertThat(historical.n()).isPositive();
    assertThat(historical.map()).isGreaterThan(evaluation.random().get("artist").map());
  }

  @Test
  void tuningFindsWeightsAtLeastAsGoodWhereItSearched() {
    Tuning tuning = Tuning.of(lake, List.of("subject"), Weights.DEFAULT, 0.3);

    assertThat(tuning.best().onSearched()).isGreaterThanOrEqualTo(tuning.before().onSearched());
    assertThat(tuning.best().onHeldOut()).isBetween(0.0, 1.0);
    assertThat(tuning).isEqualTo(Tuning.of(lake, List.of("subject"), Weights.DEFAULT, 0.3));
    assertThatThrownBy(() -> Tuning.of(lake, List.of("mood"), Weights.DEFAULT, 0.3))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("style, artist, subject, collection");
  }

  @Test
  void aTruthOfOtherColumnsIsExplained() {
    assertThatThrownBy(() -> GroupShares.of(lake, "work,group\n1,a\n"))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith("The truth cannot be read: ");
  }

  @Test
  void anEmptyLakeHasNothingToPublish(@TempDir Path empty) {
    Publish nothing = new Publish(new PublishSettings(empty.resolve("bundles").toString(), raw()));

    assertThat(nothing.looksOutside()).isTrue();
    assertThatThrownBy(() -> TestLake.run(nothing, TestLake.in(empty)))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith("There is nothing to publish: no picture has been embedded yet.");
    assertThat(empty.resolve("bundles")).doesNotExist();
  }
}
