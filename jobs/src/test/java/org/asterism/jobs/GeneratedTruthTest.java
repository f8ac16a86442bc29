package org.asterism.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.evaluate.GroupShares;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole generated museum, of which it is known what belongs together. */
class GeneratedTruthTest {
  private static final int WORKS = 600;

  @TempDir static Path folder;

  private static Museum museum;
  private static GroupShares shares;

  @BeforeAll
  static void embedEverything() throws Exception {
    museum = new Museum(WORKS);
    Settings settings = museum.settings(folder);
    Jobs.run(TestSession.SPARK, settings, Stages.untilEmbedded(settings));
    shares = GroupShares.of(Tables.lakeIn(folder), get(museum.truth()));
    System.out.println("share of the right group among the ten nearest: " + shares);
  }

  @AfterAll
  static void closeMuseum() {
    museum.close();
  }

  @ParameterizedTest
  @EnumSource(Affinity.class)
  void eightOfTenNeighboursBelongToTheRightGroup(Affinity affinity) {
    assertThat(shares.shares().get(affinity)).isGreaterThanOrEqualTo(0.8);
    assertThat(shares.random().get(affinity)).isLessThan(0.2);
  }

  private static String get(URI address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
        .body();
  }
}
