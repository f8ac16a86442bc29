package org.asterism.serving;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PublishedGallery.class)
class ApiTest {
  private static final String API = "/api/v1";

  private static String anId() {
    return given().get(API + "/samples?n=1").jsonPath().getString("images[0].id");
  }

  @Test
  void tellsWhatTheCollectionHolds() {
    given()
        .get(API + "/collection")
        .then()
        .statusCode(200)
        .body("bundle", not(blankOrNullString()))
        .body("images", is(24))
        .body("edges", is(23))
        .body("sources", hasSize(2))
        .body("sources[0]", equalTo(Map.of("id", "aic", "name", "First Museum", "images", 12)))
        .body("licences.code", equalTo(List.of("cc0", "cc-by")))
        .body("years.from", is(1860))
        .body("years.to", is(1882))
        .body("movements", hasSize(3))
        .body("defaults.weights.formal", is(0.4f))
        .body("defaults.alpha", is(0.7f))
        .body("defaults.k", is(24));
  }

  @Test
  void givesStartingPicturesSpreadOverMovementsTheSameEachTime() {
    JsonPath first = given().get(API + "/samples?n=6").jsonPath();
    assertThat(first.getList("images.movements.flatten()"))
        .contains("Impressionism", "Baroque", "Realism");
    assertThat(first.getList("images.source.id")).contains("aic", "cma");
    assertThat(given().get(API + "/samples?n=6").jsonPath().getList("images.id"))
        .isEqualTo(first.getList("images.id"));
  }

  @Test
  void showsTheCollectionAsAMapOfCommunities() {
    given()
        .get(API + "/map")
        .then()
        .statusCode(200)
        .body("points", hasSize(24))
        .body("points.title", everyItem(not(blankOrNullString())))
        .body("points[0].rank", is(1.23f))
        .body("points[0].community", is(1))
        .body("communities.name", equalTo(List.of("sea, boats", "fruit")));
    given().get(API + "/map?n=3").then().statusCode(200).body("points", hasSize(3));
    refuses(API + "/map?n=0", 400, "it is a whole number from 1 to 20000");
  }

  @Test
  void findsImagesByWords() {
    given()
        .get(API + "/images?q=harb&limit=5")
        .then()
        .statusCode(200)
        .body("total", is(12))
        .body("images", hasSize(5))
        .body("images.title", everyItem(startsWith("Harbour")));
    given().get(API + "/images?q=nothing-at-all").then().statusCode(200).body("total", is(0));
  }

  @Test
  void showsAnImageWithItsTermsAndThumbnail() {
    String id = anId();
    JsonPath image = given().get(API + "/images/" + id).jsonPath();
    assertThat(image.getString("id")).isEqualTo(id);
    assertThat(image.getString("artists[0].name")).startsWith("Painter");
    assertThat(image.getString("licence.uri")).startsWith("https://creativecommons.org/");
    assertThat(image.getString("palette[0].colour")).matches("#[0-9a-f]{6}");
    assertThat(image.getString("palette[0].name")).isNotBlank();
    assertThat(image.getString("source.link")).startsWith("https://example.org/");
    ValidatableResponse thumbnail =
        given()
            .get(image.getString("thumbnail"))
            .then()
            .statusCode(200)
            .contentType("image/jpeg")
            .header("Cache-Control", containsString("immutable"))
            .header("ETag", notNullValue());
    given()
        .header("If-None-Match", thumbnail.extract().header("ETag"))
        .get(image.getString("thumbnail"))
        .then()
        .statusCode(304);
  }

  @Test
  void recommendsWithContributionsThatAddUp() {
    String id = anId();
    JsonPath answer =
        given()
            .get(API + "/images/" + id + "/recommendations?k=10")
            .then()
            .statusCode(200)
            .body("query.id", equalTo(id))
            .body("results", hasSize(10))
            .body("results.image.id", not(hasItem(id)))
            .body("results[0].rank", is(1))
            .body("weights.historical", is(0f))
            .body("results[0].affinities.historical.similarity", nullValue())
            .body("results[0].reasons.affinity", everyItem(oneOf("formal", "conceptual", "graph")))
            .body("results[0].reasons.text", everyItem(not(blankOrNullString())))
            .body("$", not(hasKey("upload")))
            .extract()
            .jsonPath();
    for (int i = 0; i < 10; i++) {
      String result = "results[%d].".formatted(i);
      BigDecimal sum = decimal(answer, result + "graph.contribution");
      for (String affinity : List.of("formal", "conceptual", "historical")) {
        sum = sum.add(decimal(answer, result + "affinities." + affinity + ".contribution"));
      }
      assertThat(decimal(answer, result + "score")).isEqualByComparingTo(sum);
      assertThat(reasons(answer, result)).isEqualByComparingTo(sum);
    }
  }

  private static BigDecimal reasons(JsonPath json, String of) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < json.getList(of + "reasons").size(); i++) {
      sum = sum.add(decimal(json, of + "reasons[%d].contribution".formatted(i)));
    }
    return sum;
  }

  @Test
  void explainsAnyTwoImages() {
    List<String> ids =
        given().get(API + "/samples?n=2").jsonPath().getList("images.id", String.class);
    String explain = API + "/explain?from=" + ids.get(0) + "&to=" + ids.get(1);
    JsonPath answer =
        given()
            .get(explain)
            .then()
            .statusCode(200)
            .body("from.id", equalTo(ids.get(0)))
            .body("to.id", equalTo(ids.get(1)))
            .body("weights.historical", is(0f))
            .body("confidences.formal", is(1f))
            .body("reasons.kind", not(hasItem(blankOrNullString())))
            .body("path", hasSize(0))
            .extract()
            .jsonPath();
    assertThat(reasons(answer, "")).isEqualByComparingTo(decimal(answer, "score"));
    given().get(explain + "&weights=formal:1").then().body("weights.formal", is(1f));

    refuses(API + "/explain?from=" + ids.get(0), 400, "parameter to is missing");
    refuses(API + "/explain?from=%s&to=%1$s".formatted(ids.get(0)), 400, "itself");
    refuses(API + "/explain?from=" + ids.get(0) + "&to=nothing", 404, "\"nothing\"");
  }

  @Test
  void makesRoomForDifferentWorks() {
    String related = API + "/images/" + anId() + "/recommendations?k=8";
    List<String> usual = given().get(related).jsonPath().getList("results.image.id");
    JsonPath varied = given().get(related + "&diversity=0.8").jsonPath();

    assertThat(given().get(related + "&diversity=0").jsonPath().<String>getList("results.image.id"))
        .isEqualTo(usual);
    assertThat(varied.<String>getList("results.image.id")).hasSize(8).isNotEqualTo(usual);
    assertThat(varied.getString("results[0].image.id")).isEqualTo(usual.get(0));
    assertThat(varied.<Integer>getList("results.rank")).isSorted();
    refuses(related + "&diversity=2", 400, "number from 0 to 1");
    refuses(related + "&diversity=much", 400, "\"much\"");
  }

  private static BigDecimal decimal(JsonPath json, String path) {
    return new BigDecimal(json.getString(path));
  }

  @Test
  void obeysWeightsAndFilters() {
    given()
        .get(
            API
                + "/images/"
                + anId()
                + "/recommendations?k=200&weights=formal:1&licence=cc-by&licence=pdm"
                + "&yearFrom=1860&yearTo=1875")
        .then()
        .statusCode(200)
        .body("weights.formal", is(1f))
        .body("results.size()", greaterThan(0))
        .body("results.image.licence.code", everyItem(is("cc-by")))
        .body("results.image.yearFrom", everyItem(lessThan(1876)));
  }

  @Test
  void recommendsForAnUploadedPicture() {
    given()
        .multiPart("picture", "mine.jpg", Gallery.jpeg(50), "image/jpeg")
        .post(API + "/recommendations?k=5")
        .then()
        .statusCode(200)
        .body("query", nullValue())
        .body("upload.width", is(96))
        .body("upload.height", is(72))
        .body("upload.palette[0].name", not(blankOrNullString()))
        .body("results", hasSize(5))
        .body("results[0].affinities.formal.similarity", notNullValue())
        .body("results[0].affinities.conceptual.similarity", notNullValue())
        .body("results[0].affinities.historical.similarity", nullValue())
        .body("confidences.conceptual", is(0.5f))
        .body("confidences.historical", nullValue())
        .body("weights.conceptual", is(1 / 3f));
  }

  @Test
  void saysWhatIsWrongWithARequest() {
    String images = API + "/images/" + anId() + "/recommendations";
    refuses(images + "?k=0", 400, "whole number from 1 to 200");
    refuses(images + "?k=ten", 400, "\"ten\"");
    refuses(images + "?k=1&k=2", 400, "given 2 times");
    refuses(images + "?weights=beauty:1", 400, "\"beauty:1\"");
    refuses(images + "?weights=formal:0", 400, "above 0");
    refuses(images + "?weights=historical:1", 400, "known only: formal, conceptual");
    refuses(images + "?licence=free", 400, "cc-by-sa");
    refuses(images + "?yearFrom=1900&yearTo=1800", 400, "run backwards");
    refuses(images + "?yearFrom=spring", 400, "yearFrom");
    refuses(images + "?limit=5", 400, "k, weights, diversity, licence, yearFrom, yearTo");
    refuses(API + "/collection?q=1", 400, "none can be given here");
    refuses(API + "/samples?n=1000", 400, "1 to 100");
    refuses(API + "/images?limit=-1", 400, "1 to 200");
    refuses(API + "/images/unknown", 404, "There is no image \"unknown\"");
    refuses(API + "/images/unknown/thumbnail", 404, "There is no image \"unknown\"");
    refuses(API + "/images/unknown/recommendations", 404, "There is no image \"unknown\"");
    refuses(API + "/nonsense", 404, "nothing at /api/v1/nonsense");
    refuses(API + "/recommendations", 400, "no words in this request");
    given().post(API + "/collection").then().statusCode(405).body(containsString("right method"));
  }

  private static void refuses(String path, int status, String sentence) {
    isProblem(given().get(path).then(), status, sentence);
  }

  private static void isProblem(ValidatableResponse response, int status, String sentence) {
    response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", is("about:blank"))
        .body("title", matchesPattern("[A-Z][A-Za-z ]+"))
        .body("status", is(status))
        .body("detail", containsString(sentence))
        .body("detail", not(containsString("Exception")))
        .body("instance", startsWith("/api/v1/"));
  }

  @Test
  void saysWhatIsWrongWithAnUpload() {
    String path = API + "/recommendations";
    isProblem(
        given()
            .multiPart("picture", "a.txt", "hello".getBytes(StandardCharsets.UTF_8), "image/jpeg")
            .post(path)
            .then(),
        415,
        "not a picture");
    byte[] cut = Arrays.copyOf(Gallery.jpeg(1), 300);
    isProblem(
        given().multiPart("picture", "a.jpg", cut, "image/jpeg").post(path).then(),
        422,
        "not a picture");
    isProblem(
        given().multiPart("picture", "a.jpg", new byte[100_001], "image/jpeg").post(path).then(),
        413,
        "at most 100,000 are taken");
    isProblem(
        given().multiPart("photo", "a.jpg", Gallery.jpeg(1), "image/jpeg").post(path).then(),
        400,
        "field named picture");
    isProblem(
        given().multiPart("picture", "a.jpg", Gallery.jpeg(1)).post(path + "?size=3").then(),
        400,
        "\"size\" is not known");
    isProblem(
        given().contentType("application/json").body("{}").post(path).then(), 415, "multipart");
    isProblem(
        given().contentType("image/jpeg").body(Gallery.jpeg(1)).post(path).then(),
        415,
        "multipart");
  }

  @Test
  void guardsEveryAnswerWithHeaders() {
    for (String path : List.of(API + "/collection", "/nowhere", API + "/nonsense")) {
      given()
          .get(path)
          .then()
          .header("Content-Security-Policy", startsWith("default-src 'self'"))
          .header("X-Content-Type-Options", "nosniff")
          .header("Referrer-Policy", notNullValue())
          .header("Access-Control-Allow-Origin", nullValue());
    }
  }

  @Test
  void answersAnUnknownPathWithAPage() {
    given().get("/nowhere").then().statusCode(404).contentType("text/html");
    given().get("/static-probe.txt").then().statusCode(200).contentType("text/plain");
  }

  @Test
  void tellsItsHealthItsMetricsAndItsApi() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks[0].data.bundle", notNullValue());
    given().get(API + "/images/" + anId() + "/recommendations").then().statusCode(200);
    given()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("asterism_bundle_images{bundle="))
        .body(containsString("asterism_recommendations_seconds_count"))
        .body(containsString("kind=\"image\""))
        .body(containsString("http_server_requests_seconds"));
    given().get("/q/openapi").then().statusCode(200).body(containsString("/api/v1/samples"));
    given().get("/q/swagger-ui/").then().statusCode(200);
  }

  @Test
  void compressesJson() {
    given()
        .header("Accept-Encoding", "gzip")
        .get(API + "/samples")
        .then()
        .header("Content-Encoding", "gzip");
  }
}
