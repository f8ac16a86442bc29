package org.asterism.pipeline.manners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.asterism.pipeline.manners.TinyServer.status;
import static org.asterism.pipeline.manners.TinyServer.text;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.asterism.core.UnreachableException;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.manners.TinyServer.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnstileTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Toll PLAIN = new Toll(false, false, 0);

  private final TinyServer server = new TinyServer();
  private final TurnstileServer turnstile = TurnstileServer.open("127.0.0.1");

  @AfterEach
  void close() {
    turnstile.close();
    server.close();
  }

  private Manners manners(double rate, int concurrency, Long budget) {
    return new Manners("test", "", rate, concurrency, budget, TIMEOUT, 3, 10_000)
        .trusting(server.at(""));
  }

  /** As another executor has it: nothing is shared with other clients of this process. */
  private PoliteHttp executor(Manners manners) {
    return executor(manners, turnstile);
  }

  private static PoliteHttp executor(Manners manners, TurnstileServer turnstile) {
    return PoliteHttp.alone(
        manners, new RemoteTurnstile(turnstile.address()), InetAddress::getAllByName);
  }

  private static void all(List<Runnable> work) throws InterruptedException {
    List<Thread> threads = work.stream().map(Thread::new).toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private Runnable asking(PoliteHttp http, int times) {
    return () -> IntStream.range(0, times).forEach(i -> http.get(server.at("/work")));
  }

  @Test
  void executorsTogetherKeepTheRate() throws InterruptedException {
    server.on("/work", text("here"));
    double share = 0;
    // Other programs may hold the processors up for a while, but not each time.
    for (int round = 0; share < 0.95 && round < 3; round++) {
      try (TurnstileServer own = TurnstileServer.open("127.0.0.1")) {
        share = shareOfTheRate(20, own);
      }
    }
    assertThat(share).isBetween(0.95, 1.0);
  }

  /** As the server saw it, or as the turnstile did, whichever is less. */
  private double shareOfTheRate(int rate, TurnstileServer own) throws InterruptedException {
    Manners manners = manners(rate, 4, null);
    PoliteHttp one = executor(manners, own);
    PoliteHttp other = executor(manners, own);
    // What a process loads for its first request is no part of the rate.
    PoliteHttp.keeping(manners(0, 4, null)).get(server.at("/first"));
    int before = server.allRequests().size();

    all(List.of(asking(one, 25), asking(one, 25), asking(other, 25), asking(other, 25)));

    List<Request> all = server.allRequests().stream().skip(before).toList();
    assertThat(all).as("with a robots.txt for each").hasSize(102);
    long[] times = all.stream().mapToLong(Request::nanos).sorted().toArray();
    for (int i = rate; i < times.length; i++) {
      assertThat((times[i] - times[i - rate]) / 1e9).as("requests after %d", i).isGreaterThan(1);
    }
    double kept = (times.length - 1) / ((times[times.length - 1] - times[0]) / 1e9);
    assertThat(kept / rate).isLessThanOrEqualTo(1);
    Traffic traffic = own.traffic().get("test");
    assertThat(traffic.requests()).isEqualTo(102);
    assertThat(traffic.bytes()).isEqualTo(400);
    assertThat(traffic.requestsPerSecond() / rate).isLessThanOrEqualTo(1);
    return Math.min(kept, traffic.requestsPerSecond()) / rate;
  }

  @Test
  void aPauseOfTheHostHoldsForOtherExecutors() {
    server.on("/throttled", status(429, "Retry-After", "1"), text("at last"));
    server.on("/work", text("here"));
    Manners once =
        new Manners("test", "", 100, 4, null, TIMEOUT, 1, 10_000).trusting(server.at(""));
    PoliteHttp other = executor(manners(100, 4, null));
    other.get(server.at("/work"));

    assertThat(executor(once).get(server.at("/throttled"))).isInstanceOf(Answer.Unavailable.class);
    assertThat(other.get(server.at("/work"))).isInstanceOf(Answer.Given.class);

    List<Request> all = server.requests();
    assertThat((all.get(2).nanos() - all.get(1).nanos()) / 1e9).isGreaterThanOrEqualTo(1);
    assertThat(turnstile.traffic().get("test").throttled()).isEqualTo(1);
  }

  @Test
  void aPauseHoldsForOtherExecutorsWithoutARateToo() throws InterruptedException {
    server.on("/throttled", status(429, "Retry-After", "2"), text("at last"));
    server.on("/work", text("here"));
    Manners once = new Manners("test", "", 0, 4, null, TIMEOUT, 1, 10_000).trusting(server.at(""));
    PoliteHttp other = executor(manners(0, 4, null));
    other.get(server.at("/work"));

    executor(once).get(server.at("/throttled"));
    // Pauses of others are heard of with the next report, a few times a second.
    Thread.sleep(300);
    other.get(server.at("/work"));

    List<Request> all = server.requests();
    assertThat((all.get(2).nanos() - all.get(1).nanos()) / 1e9).isGreaterThanOrEqualTo(2);
  }

  @Test
  void executorsShareABudget() {
    server.on("/work", text("here"));
    Manners poor = manners(0, 4, 5L);

    assertThat(executor(poor).get(server.at("/work"))).isInstanceOf(Answer.Given.class);
    assertThat(executor(poor).get(server.at("/work"))).isInstanceOf(Answer.Given.class);
    assertThat(executor(poor).get(server.at("/work"))).isInstanceOf(Answer.OverBudget.class);

    assertThat(server.allRequests()).hasSize(5);
    assertThat(turnstile.traffic().get("test").requests()).isEqualTo(5);
  }

  @Test
  void whatTasksAskedIsCountedWhenTheirJobHasEnded() {
    server.on("/work", text("here"));
    server.on("/later", status(500), text("here"));
    Manners manners = manners(0, 4, null);
    TurnstileAddress address = turnstile.address();
    String work = server.at("/work").toString();
    String later = server.at("/later").toString();

    List<String> addresses = new ArrayList<>(IntStream.range(0, 99).mapToObj(i -> work).toList());
    addresses.add(later);
    long given =
        JavaSparkContext.fromSparkContext(TestLake.SPARK.sparkContext())
            .parallelize(addresses, 7)
            .filter(
                each ->
                    PoliteHttp.keeping(manners, address).get(URI.create(each))
                        instanceof Answer.Given)
            .count();

    Traffic traffic = turnstile.traffic().get("test");
    assertThat(given).isEqualTo(100);
    assertThat(traffic.requests()).isEqualTo(102).isEqualTo(server.allRequests().size());
    assertThat(traffic.retried()).isEqualTo(1);
    assertThat(traffic.bytes()).isEqualTo(400);
    assertThat(traffic.requestsPerSecond()).isPositive();
  }

  @Test
  void thePlaceOfAnExecutorThatDiesIsFreeAgain() throws Exception {
    Errand errand = new Errand("test", "host", 1000, 1, null, Duration.ofHours(1));
    try (TurnstileLine dying = TurnstileLine.to(turnstile.address())) {
      assertThat(dying.ask(TurnstileWords.enter(errand))).containsExactly("go");
    }

    assertThat(new RemoteTurnstile(turnstile.address()).enter(errand))
        .isInstanceOf(Turn.Granted.class);
  }

  @Test
  void thePlaceOfAnExecutorThatFallsSilentExpires() throws Exception {
    LocalTurnstile local = new LocalTurnstile();
    Errand errand = new Errand("test", "host", 1000, 1, null, Duration.ofMillis(200));
    long start = System.nanoTime();

    assertThat(local.enter(errand)).isInstanceOf(Turn.Granted.class);
    assertThat(local.enter(errand)).isInstanceOf(Turn.Granted.class);

    assertThat((System.nanoTime() - start) / 1e9).isGreaterThanOrEqualTo(0.2);
  }

  @Test
  void noMoreThanAllowedAreUnderWayAtOnce() throws Exception {
    LocalTurnstile local = new LocalTurnstile();
    Errand errand = new Errand("test", "host", 1000, 2, null, Duration.ofHours(1));
    Turn.Granted first = (Turn.Granted) local.enter(errand);
    local.enter(errand);
    List<Long> order = new ArrayList<>();
    Thread third =
        new Thread(
            () -> {
              try {
                local.enter(errand);
                order.add(System.nanoTime());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });

    third.start();
    while (third.getState() != Thread.State.WAITING
        && third.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    long left = System.nanoTime();
    first.leave(PLAIN);
    third.join();

    assertThat(order).singleElement().satisfies(at -> assertThat(at - left).isPositive());
  }

  @Test
  void aThreadThatIsInterruptedInTheQueueLeavesIt() throws Exception {
    RemoteTurnstile remote = new RemoteTurnstile(turnstile.address());
    Errand errand = new Errand("test", "host", 0.001, 1, null, Duration.ofHours(1));
    remote.enter(errand);
    List<Throwable> ends = new ArrayList<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                remote.enter(errand);
              } catch (InterruptedException e) {
                ends.add(e);
              }
            });

    waiting.start();
    waiting.interrupt();
    waiting.join();

    assertThat(ends).hasSize(1);
  }

  @Test
  void aStrangerIsSentAway() {
    TurnstileAddress right = turnstile.address();
    TurnstileAddress wrong = new TurnstileAddress(right.host(), right.port(), "guessed");

    assertThatThrownBy(() -> TurnstileLine.to(wrong)).isInstanceOf(IOException.class);
    assertThat(right.toString()).doesNotContain(right.secret());
  }

  @Test
  void aDriverThatCannotBeReachedIsNamed() {
    TurnstileAddress gone = turnstile.address();
    turnstile.close();

    assertThatThrownBy(
            () ->
                new RemoteTurnstile(gone)
                    .enter(new Errand("test", "host", 1, 1, null, Duration.ofSeconds(1))))
        .isInstanceOf(UnreachableException.class)
        .hasMessageStartingWith(
            "The driver's turnstile at 127.0.0.1:%d cannot be reached: ".formatted(gone.port()))
        .hasMessageEndingWith(
            "Let executors connect to the driver's TCP ports, and set spark.driver.host to an"
                + " address they can reach.");
  }
}
