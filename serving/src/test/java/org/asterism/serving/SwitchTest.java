package org.asterism.serving;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.asterism.serving.live.LiveBundle;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The life of one service: no bundle, a bundle, another under load, a damaged one. */
@QuarkusTest
@TestProfile(SwitchTest.EmptyFolder.class)
class SwitchTest {
  private static final String COLLECTION = "/api/v1/collection";

  @Inject LiveBundle live;
  @Inject AsterismConfig config;

  /** A folder without a bundle, which the service looks at only when told to. */
  public static final class EmptyFolder implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        return Map.of(
            "asterism.bundles",
            Files.createTempDirectory("asterism-bundles-").toString(),
            "asterism.reload",
            "24h");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @AfterAll
  static void clear() throws IOException {
    Path bundles = Path.of(ConfigProvider.getConfig().getValue("asterism.bundles", String.class));
    try (Stream<Path> walk = Files.walk(bundles)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Test
  void takesUpEachSoundBundleWithoutDroppingARequestAndKeepsTheLastWhenOneIsDamaged()
      throws Exception {
    given().get(COLLECTION).then().statusCode(503).contentType("application/problem+json");
    given().get("/q/health/ready").then().statusCode(503);

    Path bundles = config.bundles();
    String first = Gallery.publish(bundles, 8, "2026-01-01T00:00:00Z");
    live.refresh();
    given().get(COLLECTION).then().statusCode(200).body("bundle", is(first));
    given().get("/q/health/ready").then().statusCode(200);

    String second = switchUnderLoad(bundles);

    String third = Gallery.publish(bundles, 7, "2026-01-03T00:00:00Z");
    Path index = bundles.resolve(third).resolve("formal.jvector");
    byte[] damaged = Files.readAllBytes(index);
    damaged[damaged.length / 2] ^= 1;
    Files.write(index, damaged);
    live.refresh();
    given().get(COLLECTION).then().statusCode(200).body("bundle", is(second));
    String health = given().get("/q/health/ready").then().statusCode(200).extract().asString();
    assertThat(health).contains("formal.jvector").contains(second);
    assertThat(given().get("/q/metrics").asString()).contains("asterism_bundle_refused_total 1.0");

    Files.writeString(bundles.resolve("CURRENT"), first);
    live.refresh();
    given().get(COLLECTION).then().statusCode(200).body("bundle", is(first));
    assertThat(given().get("/q/health/ready").asString()).doesNotContain("refused");
  }

  private String switchUnderLoad(Path bundles) throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService people = Executors.newFixedThreadPool(3);
    try {
      List<Future<Integer>> asking = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        asking.add(people.submit(() -> askUntil(done)));
      }
      String second = Gallery.publish(bundles, 12, "2026-01-02T00:00:00Z");
      live.refresh();
      given().get(COLLECTION).then().statusCode(200).body("bundle", is(second));
      done.set(true);
      for (Future<Integer> each : asking) {
        assertThat(each.get()).isPositive();
      }
      return second;
    } finally {
      done.set(true);
      people.shutdown();
    }
  }

  private static int askUntil(AtomicBoolean done) {
    int asked = 0;
    while (!done.get() || asked == 0) {
      given().get("/api/v1/samples?n=3").then().statusCode(200);
      asked++;
    }
    return asked;
  }
}
