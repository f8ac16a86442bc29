package org.asterism.pipeline.manners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.asterism.pipeline.manners.TinyServer.body;
import static org.asterism.pipeline.manners.TinyServer.dropped;
import static org.asterism.pipeline.manners.TinyServer.status;
import static org.asterism.pipeline.manners.TinyServer.text;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.manners.TinyServer.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoliteHttpTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final TinyServer server = new TinyServer();
  private final Manners brisk = TestManners.of(TIMEOUT, 3, 10_000).trusting(server.at(""));

  @AfterEach
  void closeServer() {
    server.close();
  }

  private Answer get(String target) {
    return get(target, brisk);
  }

  private Answer get(String target, Manners manners) {
    return PoliteHttp.keeping(manners.trusting(server.at(""))).get(server.at(target));
  }

  private static String textOf(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Given.class);
    return new String(((Answer.Given) answer).body(), StandardCharsets.UTF_8);
  }

  @Test
  void saysWhoIsAsking() {
    server.on("/work", text("here"));

    get("/work", new Manners("test", "curator@museum.example", 0, 1, null, TIMEOUT, 3, 10_000));

    assertThat(server.requests())
        .extracting(Request::userAgent)
        .containsExactly("Asterism/0.1 (curator@museum.example)");
    assertThat(server.requestsForRobots())
        .extracting(Request::userAgent)
        .containsExactly("Asterism/0.1 (curator@museum.example)");
  }

  @Test
  void waitsAsLongAsRetryAfterAsks() {
    server.on("/work", status(429, "Retry-After", "2"), text("here"));

    assertThat(textOf(get("/work"))).isEqualTo("here");
    assertThat(secondsBetween(server.requests()).get(0)).isGreaterThanOrEqualTo(2.0);
  }

  @Test
  void waitsUntilTheDateThatRetryAfterNames() {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(3));
    server.on("/work", status(503, "Retry-After", date), text("here"));

    assertThat(textOf(get("/work"))).isEqualTo("here");
    // The date has whole seconds: of three, up to one was gone when it was written.
    assertThat(secondsBetween(server.requests()).get(0)).isGreaterThanOrEqualTo(1.5);
  }

  @Test
  void aRetryAfterThatMeansNothingLeavesThePauseToTheBackOff() {
    server.on("/work", status(503, "Retry-After", "soon"), text("here"));

    assertThat(textOf(get("/work"))).isEqualTo("here");
  }

  @Test
  void triesAgainAfterAServersError() {
    server.on("/work", status(500), status(502), text("here"));

    assertThat(textOf(get("/work"))).isEqualTo("here");
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void takesAForbiddingPageOfHtmlForThrottling() {
    server.on("/work", status(403, "Content-Type", "text/html; charset=utf-8"), text("here"));

    assertThat(textOf(get("/work"))).isEqualTo("here");
  }

  @Test
  void takesAForbiddingAnswerOfTheApiAtItsWord() {
    server.on("/work", status(403, "Content-Type", "application/json"));

    assertThat(get("/work")).isEqualTo(new Answer.Refused(server.at("/work"), "HTTP 403"));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void whatIsNotThereIsNotAskedForAgain() {
    assertThat(get("/gone")).isEqualTo(new Answer.Refused(server.at("/gone"), "HTTP 404"));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void triesAgainAfterADroppedConnection() {
    server.on("/work", dropped(), text("here"));

    assertThat(textOf(get("/work"))).isEqualTo("here");
  }

  @Test
  void givesUpAfterTheLastAttemptAndSaysWhy() {
    server.on("/work", status(500));

    assertThat(get("/work"))
        .isEqualTo(new Answer.Unavailable(server.at("/work"), "HTTP 500, 3 times"));
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void aServerThatDoesNotListenIsUnavailable() {
    URI nobody = server.at("/work");
    server.close();

    assertThat(PoliteHttp.keeping(brisk).get(nobody)).isInstanceOf(Answer.Unavailable.class);
  }

  @Test
  void aServerThatFallsSilentInTheMiddleOfABodyIsUnavailable() {
    CountDownLatch silence = new CountDownLatch(1);
    server.on(
        "/work",
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(new byte[10]);
          exchange.getResponseBody().flush();
          try {
            silence.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });

    Answer answer = get("/work", TestManners.of(Duration.ofMillis(500), 2, 10_000));
    silence.countDown();

    assertThat(answer).isInstanceOf(Answer.Unavailable.class);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void aBodyOfTheLargestSizeIsTakenAndALargerOneRefused() {
    server.on("/limit", body("image/jpeg", new byte[10_000]));
    server.on("/larger", body("image/jpeg", new byte[10_001]));

    assertThat(((Answer.Given) get("/limit")).body()).hasSize(10_000);
    assertThat(get("/larger"))
        .isEqualTo(
            new Answer.Refused(server.at("/larger"), "larger than the limit of 10,000 bytes"));
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void doesNotAskForWhatRobotsTxtForbids() {
    server.on("/robots.txt", text("User-agent: *\nDisallow: /private/\n"));
    server.on("/private/work", text("secret")).on("/work", text("here"));

    assertThat(get("/private/work"))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.reason()).contains("robots.txt").contains("forbids"));
    assertThat(textOf(get("/work"))).isEqualTo("here");
    assertThat(server.requests()).extracting(Request::target).containsExactly("/work");
    assertThat(server.requestsForRobots()).as("robots.txt is read once").hasSize(1);
  }

  @Test
  void rulesForAsterismGoBeforeThoseForAll() {
    server.on(
        "/robots.txt", text("User-agent: *\nDisallow:\n\nUser-agent: Asterism\nDisallow: /\n"));
    server.on("/work", text("here"));

    assertThat(get("/work")).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void asksForNothingWhileRobotsTxtCannotBeHad() {
    server.on("/robots.txt", status(500));
    server.on("/work", text("here"));

    assertThat(get("/work")).isInstanceOf(Answer.Unavailable.class);
    assertThat(server.requests()).isEmpty();
    assertThat(server.requestsForRobots()).hasSize(3);
  }

  @Test
  void aHostWithoutRobotsTxtForbidsNothing() {
    server.on("/robots.txt", status(404)).on("/work", text("here"));

    assertThat(textOf(get("/work"))).isEqualTo("here");
  }

  @Test
  void neverAsksFasterThanTheRate() {
    for (String path : List.of("/1", "/2", "/3", "/4")) {
      server.on(path, text(path));
    }
    Manners slow = new Manners("test", "", 5, 1, null, TIMEOUT, 3, 10_000);

    List.of("/1", "/2", "/3", "/4").parallelStream().forEach(path -> get(path, slow));

    List<Request> all = server.requests();
    assertThat(all).hasSize(4);
    // A request may be on its way longer than the one after it; four of them take three pauses.
    double whole = (all.get(3).nanos() - all.get(0).nanos()) / 1e9;
    assertThat(whole).isGreaterThanOrEqualTo(3 / 5.0 - 0.1);
  }

  @Test
  void followsARedirection() {
    server.on("/old", status(301, "Location", "/new")).on("/new", text("here"));

    assertThat(textOf(get("/old"))).isEqualTo("here");
  }

  @Test
  void asksAgainWhileTheAnswerIsObjectedTo() {
    server.on("/work", text("half"), text("whole"));

    Answer answer =
        PoliteHttp.keeping(brisk)
            .get(
                server.at("/work"),
                given ->
                    new String(given.body(), StandardCharsets.UTF_8).equals("whole")
                        ? Optional.empty()
                        : Optional.of(new Objection("half of it", OptionalLong.empty(), false)));

    assertThat(textOf(answer)).isEqualTo("whole");
  }

  @Test
  void anAnswerThatIsObjectedToUntilTheEndIsRefused() {
    server.on("/work", text("half"));

    Answer answer =
        PoliteHttp.keeping(brisk)
            .get(
                server.at("/work"),
                given -> Optional.of(new Objection("half of it", OptionalLong.empty(), false)));

    assertThat(answer).isEqualTo(new Answer.Refused(server.at("/work"), "half of it, 3 times"));
  }

  @Test
  void aLiveMuseumIsNotAskedWithoutAContact() {
    // A host that never resolves: nothing could be asked by mistake.
    URI live = URI.create("https://museum.invalid/work");

    assertThatThrownBy(() -> PoliteHttp.keeping(brisk).get(live))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith("museum.invalid is not asked without a contact: ");
  }

  @Test
  void aLiveMuseumIsNotAskedWithoutARate() {
    URI live = URI.create("https://museum.invalid/work");
    Manners named = new Manners("test", "curator@museum.example", 0, 1, null, TIMEOUT, 1, 10_000);

    assertThatThrownBy(() -> PoliteHttp.keeping(named).get(live))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith("museum.invalid is not asked without a rate: ");
  }

  @Test
  void anAddressWithoutAHostIsRefused() {
    assertThat(PoliteHttp.keeping(brisk).get(URI.create("https:///work.jpg")))
        .isInstanceOf(Answer.Refused.class);
    assertThat(PoliteHttp.keeping(brisk).get(URI.create("http://image_server/work.jpg")))
        .isInstanceOf(Answer.Refused.class);
  }

  private static List<Double> secondsBetween(List<Request> requests) {
    return java.util.stream.IntStream.range(1, requests.size())
        .mapToObj(i -> (requests.get(i).nanos() - requests.get(i - 1).nanos()) / 1e9)
        .toList();
  }
}
