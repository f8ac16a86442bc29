package org.asterism.pipeline.manners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.asterism.pipeline.manners.TinyServer.body;
import static org.asterism.pipeline.manners.TinyServer.dripping;
import static org.asterism.pipeline.manners.TinyServer.dropped;
import static org.asterism.pipeline.manners.TinyServer.packedZeros;
import static org.asterism.pipeline.manners.TinyServer.status;
import static org.asterism.pipeline.manners.TinyServer.text;
import static org.asterism.pipeline.manners.TinyServer.versioned;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.manners.TinyServer.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoliteHttpTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final Map<Manners, PoliteHttp> clients = new ConcurrentHashMap<>();
  private final TinyServer server = new TinyServer();
  private final Manners brisk = TestManners.of(TIMEOUT, 3, 10_000).trusting(server.at(""));

  @AfterEach
  void closeServer() {
    server.close();
  }

  /** Other tests' servers may have had the same port: nothing known of them is used. */
  private PoliteHttp http(Manners manners) {
    return clients.computeIfAbsent(
        manners, any -> PoliteHttp.alone(manners, new LocalTurnstile(), InetAddress::getAllByName));
  }

  private Answer get(String target) {
    return get(target, brisk);
  }

  private Answer get(String target, Manners manners) {
    return http(manners.trusting(server.at(""))).get(server.at(target));
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

    assertThat(http(brisk).get(nobody)).isInstanceOf(Answer.Unavailable.class);
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
        http(brisk)
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
        http(brisk)
            .get(
                server.at("/work"),
                given -> Optional.of(new Objection("half of it", OptionalLong.empty(), false)));

    assertThat(answer).isEqualTo(new Answer.Refused(server.at("/work"), "half of it, 3 times"));
  }

  @Test
  void aLiveMuseumIsNotAskedWithoutAContact() {
    // A host that never resolves: nothing could be asked by mistake.
    URI live = URI.create("https://museum.invalid/work");

    assertThatThrownBy(() -> http(brisk).get(live))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith("museum.invalid is not asked without a contact: ");
  }

  @Test
  void aLiveMuseumIsNotAskedWithoutARate() {
    URI live = URI.create("https://museum.invalid/work");
    Manners named = new Manners("test", "curator@museum.example", 0, 1, null, TIMEOUT, 1, 10_000);

    assertThatThrownBy(() -> http(named).get(live))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith("museum.invalid is not asked without a rate: ");
  }

  @Test
  void anAddressWithoutAHostIsRefused() {
    assertThat(http(brisk).get(URI.create("https:///work.jpg"))).isInstanceOf(Answer.Refused.class);
    assertThat(http(brisk).get(URI.create("http://image_server/work.jpg")))
        .isInstanceOf(Answer.Refused.class);
  }

  private Answer.Refused refused(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Refused.class);
    return (Answer.Refused) answer;
  }

  @Test
  void aCircleOfRedirectionsIsRefusedWhenItStaysOne() {
    server.on("/a", status(302, "Location", "/b")).on("/b", status(302, "Location", "/a"));

    assertThat(refused(get("/a")).reason()).startsWith("redirected in a circle: ");
    assertThat(server.requests()).hasSize(6);
  }

  @Test
  void fiveRedirectionsAreFollowedAndNoMore() {
    for (int i = 0; i < 7; i++) {
      server.on("/" + i, status(302, "Location", "/" + (i + 1)));
    }
    server.on("/6", text("here"));

    assertThat(textOf(get("/1"))).isEqualTo("here");
    assertThat(refused(get("/0")).reason()).isEqualTo("redirected more than 5 times, 3 times");
  }

  @Test
  void robotsTxtIsAskedWhereARedirectionLeadsToo() {
    server.on("/robots.txt", text("User-agent: *\nDisallow: /private/\n"));
    server.on("/work", status(302, "Location", "/private/work")).on("/private/work", text("no"));

    assertThat(refused(get("/work")).reason()).contains("robots.txt");
    assertThat(server.requests()).extracting(Request::target).containsExactly("/work");
  }

  @Test
  void aRedirectionToAnotherPortOfThisMachineIsRefusedUnasked() {
    try (TinyServer other = new TinyServer()) {
      other.on("/secret", text("secret"));
      server.on("/work", status(302, "Location", other.at("/secret").toString()));

      assertThat(refused(get("/work")).reason())
          .startsWith("redirected: " + other.at("").getAuthority() + " is a private address");
      assertThat(other.allRequests()).isEmpty();
    }
  }

  @Test
  void anAddressOfThisMachineNobodyNamedIsRefusedUnasked() {
    Manners trustingNobody = TestManners.of(TIMEOUT, 3, 10_000);

    assertThat(refused(http(trustingNobody).get(server.at("/work"))).reason())
        .isEqualTo(server.at("").getAuthority() + " is a private address");
    assertThat(server.allRequests()).isEmpty();
  }

  @Test
  void aKeyIsNotSentToWhereARedirectionLeads() {
    try (TinyServer other = new TinyServer()) {
      other.on("/work", text("here"));
      server.on("/work", status(302, "Location", other.at("/work").toString()));

      Answer answer =
          http(brisk.trusting(other.at("")))
              .get(
                  server.at("/work"),
                  Map.of("X-Api-Key", "key"),
                  Validators.NONE,
                  given -> Optional.empty());

      assertThat(textOf(answer)).isEqualTo("here");
      assertThat(server.requests().get(0).headers()).containsEntry("x-api-key", "key");
      assertThat(other.requests().get(0).headers()).doesNotContainKey("x-api-key");
    }
  }

  @Test
  void whatIsConnectedToIsWhatWasChecked() throws Exception {
    server.on("/work", text("here"));
    URI named = URI.create("http://museum.test:%d/work".formatted(server.at("").getPort()));
    InetAddress here = InetAddress.getLoopbackAddress();
    // A documentation address (RFC 5737): it passes for public, and nobody is there.
    InetAddress elsewhere = InetAddress.getByName("192.0.2.1");
    Manners manners =
        new Manners("test", "me@museum.test", 50, 1, null, Duration.ofMillis(300), 1, 10_000);

    // One look-up for the work and one for robots.txt; a third would be for what was checked.
    assertThat(asked(named, manners, elsewhere, elsewhere, here))
        .isInstanceOf(Answer.Unavailable.class);
    assertThat(server.allRequests()).isEmpty();
    Manners patient = new Manners("test", "me@museum.test", 50, 1, null, TIMEOUT, 1, 10_000);
    assertThat(asked(named, patient.trusting(named), here, here, elsewhere))
        .isInstanceOf(Answer.Given.class);
  }

  /** Asks where each look-up gives the next of these addresses. */
  private static Answer asked(URI uri, Manners manners, InetAddress... addresses) {
    AtomicInteger next = new AtomicInteger();
    return PoliteHttp.alone(
            manners,
            new LocalTurnstile(),
            host -> new InetAddress[] {addresses[next.getAndIncrement()]})
        .get(uri);
  }

  @Test
  void aHostWithOneAddressInAPrivateNetworkIsRefused() throws Exception {
    InetAddress[] addresses = {
      InetAddress.getByName("192.0.2.1"), InetAddress.getByName("10.1.2.3")
    };

    Answer answer =
        PoliteHttp.alone(brisk, new LocalTurnstile(), host -> addresses)
            .get(URI.create("http://museum.test/work"));

    assertThat(refused(answer).reason()).isEqualTo("museum.test:80 is a private address");
  }

  @Test
  void whatIsHeldIsNotSentAgain() {
    server.on("/work", versioned("\"v1\"", "here"));

    Answer.Given first = (Answer.Given) get("/work");
    assertThat(first.validators().etag()).isEqualTo("\"v1\"");
    Answer second =
        http(brisk)
            .get(server.at("/work"), Map.of(), first.validators(), given -> Optional.empty());

    assertThat(second).isEqualTo(new Answer.NotModified(server.at("/work")));
  }

  @Test
  void aRetryAfterHoldsForAllWhoAskTheHost() throws Exception {
    server.on("/throttled", status(429, "Retry-After", "2"), text("at last"));
    server.on("/other", text("other"));
    PoliteHttp http = http(brisk);
    http.get(server.at("/other"));
    Thread throttled = new Thread(() -> http.get(server.at("/throttled")));

    throttled.start();
    while (server.requests().size() < 2) {
      Thread.onSpinWait();
    }
    long told = server.requests().get(1).nanos();
    // As soon as the answer is there; nothing else shows from outside that it is.
    Thread.sleep(300);
    assertThat(textOf(http.get(server.at("/other")))).isEqualTo("other");
    throttled.join();

    assertThat(server.requests().subList(2, 4))
        .allSatisfy(each -> assertThat((each.nanos() - told) / 1e9).isGreaterThanOrEqualTo(2));
  }

  @Test
  void aJudgesWaitHoldsForAllWhoAskTheHost() {
    server.on("/lagging", text("lag"), text("here"));

    Answer answer =
        http(brisk)
            .get(
                server.at("/lagging"),
                given ->
                    new String(given.body(), StandardCharsets.UTF_8).equals("here")
                        ? Optional.empty()
                        : Optional.of(new Objection("maxlag", OptionalLong.of(1), true)));

    assertThat(textOf(answer)).isEqualTo("here");
    assertThat(secondsBetween(server.requests()).get(0)).isGreaterThanOrEqualTo(1);
  }

  @Test
  void aRetryAfterOfAnHourIsNotWaitedForNorIsTheHostAskedMeanwhile() {
    server.on("/work", status(429, "Retry-After", "3600"));

    assertThat(get("/work"))
        .isEqualTo(
            new Answer.Unavailable(
                server.at("/work"), "HTTP 429, and to come back in 3,600 seconds"));
    assertThat(get("/other"))
        .isInstanceOfSatisfying(
            Answer.Unavailable.class,
            later -> assertThat(later.reason()).contains("asked to be left alone"));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aRobotsTxtThatIsThrottledIsWaitedForAndObeyed() {
    server.on("/robots.txt", status(429, "Retry-After", "1"), text("User-agent: *\nDisallow: /\n"));

    assertThat(refused(get("/work")).reason()).contains("robots.txt");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aRobotsTxtThatCannotBeHadIsNotAskedForAgainForEachPicture() {
    server.on("/robots.txt", status(500));

    assertThat(List.of(get("/1"), get("/2"), get("/3")))
        .allSatisfy(
            answer ->
                assertThat(((Answer.Unavailable) answer).reason())
                    .isEqualTo("robots.txt cannot be had: HTTP 500, 3 times"));
    assertThat(server.requestsForRobots()).hasSize(3);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aRobotsTxtMayBeElsewhere() {
    server.on("/robots.txt", status(301, "Location", "/rules"));
    server.on("/rules", text("User-agent: *\nDisallow: /private/\n"));

    assertThat(refused(get("/private/work")).reason()).contains("robots.txt");
  }

  @Test
  void aRobotsTxtInAPrivateNetworkIsNotReadAndNothingElseIsAsked() {
    try (TinyServer other = new TinyServer()) {
      server.on("/robots.txt", status(301, "Location", other.at("/robots.txt").toString()));

      for (String path : List.of("/1", "/2")) {
        assertThat(get(path))
            .isInstanceOfSatisfying(
                Answer.Unavailable.class,
                answer -> assertThat(answer.reason()).contains("private address"));
      }
      assertThat(other.allRequests()).isEmpty();
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void aCrawlDelaySlowsTheRate() {
    server.on("/robots.txt", text("User-agent: *\nCrawl-delay: 1\n"));
    server.on("/1", text("1")).on("/2", text("2"));

    get("/1");
    get("/2");

    assertThat(secondsBetween(server.requests()).get(0)).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void theBudgetEndsTheRun() {
    server.on("/work", text("here"));
    Manners poor = new Manners("test", "", 0, 1, 3L, TIMEOUT, 3, 10_000);

    assertThat(textOf(get("/work", poor))).isEqualTo("here");
    assertThat(textOf(get("/work", poor))).isEqualTo("here");
    assertThat(get("/work", poor))
        .isEqualTo(
            new Answer.OverBudget(
                server.at("/work"), "the 3 requests test may be asked in a run are used up"));
    assertThat(server.allRequests()).as("robots.txt is one of them").hasSize(3);
  }

  @Test
  void aPackedBodyIsUnpackedAndItsLimitIsOfWhatComesOut() {
    server.on("/limit", packedZeros(10_000)).on("/bomb", packedZeros(4L << 30));

    assertThat(((Answer.Given) get("/limit")).body()).hasSize(10_000).containsOnly(0);
    assertThat(refused(get("/bomb")).reason()).isEqualTo("larger than the limit of 10,000 bytes");
  }

  @Test
  void aBodyThatDripsEndsAtTheDeadline() {
    server.on("/work", dripping());

    Answer answer = get("/work", TestManners.of(Duration.ofMillis(500), 1, 2_000_000));

    assertThat(answer)
        .isEqualTo(
            new Answer.Unavailable(
                server.at("/work"), "no answer (not whole within 500 ms), 1 times"));
  }

  @Test
  void anInterruptedThreadEndsAndStaysInterrupted() throws Exception {
    server.on("/work", dripping());
    AtomicReference<Answer> answer = new AtomicReference<>();
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread asking =
        new Thread(
            () -> {
              answer.set(get("/work"));
              interrupted.set(Thread.currentThread().isInterrupted());
            });

    asking.start();
    while (server.requests().isEmpty()) {
      Thread.onSpinWait();
    }
    asking.interrupt();
    asking.join();

    assertThat(answer.get()).isEqualTo(new Answer.Unavailable(server.at("/work"), "interrupted"));
    assertThat(interrupted).isTrue();
  }

  @Test
  void sendsNoHeaderThatNobodyAskedFor() {
    server.on("/work", text("here"));

    get("/work");

    assertThat(server.requests().get(0).headers())
        .containsOnlyKeys("accept-encoding", "connection", "host", "user-agent");
  }

  @Test
  void aConnectionIsUsedAgain() {
    server.on("/work", text("here")).on("/gone", status(404));

    get("/work");
    get("/gone");
    get("/work");

    assertThat(server.connections()).isEqualTo(1);
  }

  private static List<Double> secondsBetween(List<Request> requests) {
    return java.util.stream.IntStream.range(1, requests.size())
        .mapToObj(i -> (requests.get(i).nanos() - requests.get(i - 1).nanos()) / 1e9)
        .toList();
  }
}
