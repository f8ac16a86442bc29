package org.asterism.serving;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.asterism.core.learned.Device;
import org.asterism.core.learned.LearnedEncoder;
import org.asterism.core.learned.Lock;
import org.asterism.core.learned.ModelFolder;
import org.asterism.core.learned.OnnxSpec;
import org.asterism.core.learned.SpecJson;
import org.asterism.core.learned.onnx.OnnxEncoder;
import org.asterism.serving.live.LiveBundle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The life of one service: no bundle, a bundle, another under load, a damaged one, and one that a
 * learned encoder made, whose files lie beside it.
 */
@QuarkusTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestProfile(SwitchTest.EmptyFolder.class)
class SwitchTest {
  static final Path MODELS = Path.of("../core/src/test/resources/org/asterism/core/learned");

  private static final Path BUNDLES = Path.of("target/switched").toAbsolutePath();

  private static final String COLLECTION = "/api/v1/collection";
  private static final String ASKED = "/api/v1/recommendations";

  @Inject LiveBundle live;
  @Inject AsterismConfig config;

  /** A folder without a bundle, which the service looks at only when told to. */
  public static final class EmptyFolder implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        // Asked for more than once.
        clear();
        return Map.of(
            "asterism.bundles",
            Files.createDirectories(BUNDLES).toString(),
            "asterism.reload",
            "24h",
            "asterism.models.folder",
            MODELS.toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @AfterAll
  static void clear() throws IOException {
    if (!Files.exists(BUNDLES)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(BUNDLES)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Test
  @Order(1)
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

  @Test
  @Order(2)
  void uploadsAndWordsAreEncodedByTheModelOfTheBundle() throws IOException {
    ModelFolder models = new ModelFolder(MODELS, Lock.EMPTY);
    OnnxSpec spec =
        (OnnxSpec)
            SpecJson.all(new ObjectMapper().readTree(MODELS.resolve("encoders.json").toFile()), "")
                .get("tiny");
    try (LearnedEncoder tiny = OnnxEncoder.load(models.pinned(spec), models, new Device.Cpu(), 1)) {
      Gallery.publish(config.bundles(), 9, tiny);
    }
    live.refresh();

    given()
        .multiPart("picture", "mine.jpg", Gallery.jpeg(50), "image/jpeg")
        .post(ASKED + "?k=3")
        .then()
        .statusCode(200)
        .body("results", hasSize(3))
        .body("weights.formal", is(0.5f))
        .body("weights.conceptual", is(0.5f));
    given()
        .queryParam("text", "water lilies on a pond")
        .queryParam("k", 2)
        .get(ASKED)
        .then()
        .statusCode(200)
        .body("results", hasSize(2))
        .body("weights.conceptual", is(1.0f));
    given()
        .queryParam("text", "night ".repeat(10_000))
        .get(ASKED)
        .then()
        .statusCode(400)
        .body("detail", startsWith("These words are too many"));
    given()
        .queryParam("text", " ")
        .get(ASKED)
        .then()
        .statusCode(400)
        .body("detail", containsString("the parameter text is missing or empty"));
  }
}
