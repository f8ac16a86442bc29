package org.asterism.pipeline.manners;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;
import org.asterism.core.UnreachableException;

/**
 * A {@link TurnstileServer} seen from an executor. Each request holds a connection of its own while
 * it has its turn. Errands that are free pass without asking; they are reported in batches, and at
 * the end of each Spark task.
 */
final class RemoteTurnstile implements Turnstile {
  private static final long REPORT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final TurnstileAddress address;
  private final Deque<TurnstileLine> idle = new ConcurrentLinkedDeque<>();
  private final Accounts unreported = new Accounts();
  private final Map<String, Long> closedUntil = new ConcurrentHashMap<>();
  private final AtomicLong reported = new AtomicLong(System.nanoTime());
  private final Set<Long> tasks = ConcurrentHashMap.newKeySet();
  private volatile boolean retired;

  /** What was answered, and where. */
  private record Heard(TurnstileLine line, String[] words) {}

  RemoteTurnstile(TurnstileAddress address) {
    this.address = address;
  }

  @Override
  public Turn enter(Errand errand) throws InterruptedException {
    if (errand.isFree()) {
      reportIfDue();
      if (!isClosed(errand.host())) {
        unreported.charge(errand.source(), errand.host(), null);
        return new Free(errand.source());
      }
    }
    Heard heard = converse(TurnstileWords.enter(errand));
    if (heard.words()[0].equals("go")) {
      return new Granted(heard.line());
    }
    release(heard.line());
    return heard.words()[0].equals("closed")
        ? new Turn.Closed(Duration.ofNanos(Long.parseLong(heard.words()[1])))
        : new Turn.Spent(errand.budget() == null ? 0 : errand.budget());
  }

  @Override
  public void close(String source, String host, Duration pause) {
    closedUntil.merge(host, System.nanoTime() + pause.toNanos(), RemoteTurnstile::later);
    ask("close", source, host, pause.toNanos());
  }

  private static long later(long one, long other) {
    return one - other > 0 ? one : other;
  }

  private boolean isClosed(String host) {
    Long until = closedUntil.get(host);
    return until != null && until - System.nanoTime() > 0;
  }

  /** Batches keep the requests of a server that may be asked as fast as it goes fast. */
  private void reportIfDue() {
    long last = reported.get();
    long now = System.nanoTime();
    if (now - last > REPORT_NANOS && reported.compareAndSet(last, now)) {
      report();
    }
  }

  private void report() {
    String[] answer = ask(TurnstileWords.report(unreported.drained()));
    TurnstileWords.closed(answer)
        .forEach(
            (host, pause) ->
                closedUntil.merge(
                    host, System.nanoTime() + pause.toNanos(), RemoteTurnstile::later));
  }

  /** What a task has asked is reported when it ends; what no task has asked, at once. */
  private void reportInTime() {
    TaskContext task = Abreast.task();
    if (task == null) {
      report();
    } else if (tasks.add(task.taskAttemptId())) {
      // The cast picks the Java overload.
      task.addTaskCompletionListener(
          (TaskCompletionListener)
              ended -> {
                tasks.remove(ended.taskAttemptId());
                report();
              });
    }
  }

  /** Asks what is answered at once, even if the thread is to end: the accounts must be true. */
  private String[] ask(Object... words) {
    boolean interrupted = Thread.interrupted();
    try {
      Heard heard = converse(words);
      release(heard.line());
      return heard.words();
    } catch (InterruptedException e) {
      interrupted = true;
      return new String[] {""};
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Heard converse(Object... words) throws InterruptedException {
    try {
      TurnstileLine kept = idle.pollFirst();
      if (kept != null) {
        try {
          return asked(kept, words);
        } catch (ClosedByInterruptException e) {
          throw e;
        } catch (IOException e) {
          // It was kept too long, or the driver is gone: a new one tells.
        }
      }
      return asked(TurnstileLine.to(address), words);
    } catch (ClosedByInterruptException e) {
      // With the channel the place in the queue is given up.
      Thread.interrupted();
      throw new InterruptedException();
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private static Heard asked(TurnstileLine line, Object... words) throws IOException {
    try {
      return new Heard(line, line.ask(words));
    } catch (IOException e) {
      line.close();
      throw e;
    }
  }

  private void release(TurnstileLine line) {
    idle.addFirst(line);
    if (retired) {
      retire();
    }
  }

  /** Hangs up once nobody has a turn any more. */
  void retire() {
    retired = true;
    for (TurnstileLine line = idle.pollFirst(); line != null; line = idle.pollFirst()) {
      line.close();
    }
  }

  private UnreachableException unreachable(IOException e) {
    String detail = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new UnreachableException(
        "The driver's turnstile at %s cannot be reached".formatted(address),
        detail,
        "Let executors connect to the driver's TCP ports, and set spark.driver.host to an address"
            + " they can reach.",
        e);
  }

  private final class Free implements Turn.Granted {
    private final String source;

    private Free(String source) {
      this.source = source;
    }

    @Override
    public void sent() {}

    @Override
    public void leave(Toll toll) {
      unreported.settle(source, toll);
      reportInTime();
    }
  }

  private final class Granted implements Turn.Granted {
    private final TurnstileLine line;
    private boolean sent;
    private boolean left;

    private Granted(TurnstileLine line) {
      this.line = line;
    }

    @Override
    public synchronized void sent() {
      if (!sent && !left) {
        sent = true;
        try {
          line.say("sent");
        } catch (IOException e) {
          // Whoever leaves learns of it.
        }
      }
    }

    @Override
    public synchronized void leave(Toll toll) {
      if (left) {
        return;
      }
      left = true;
      boolean interrupted = Thread.interrupted();
      try {
        line.ask(TurnstileWords.leave(toll));
        release(line);
      } catch (IOException e) {
        line.close();
        throw unreachable(e);
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
