package org.asterism.pipeline.manners;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * When the next turn at one host comes, by three rules. Turns are an interval apart. Of as many as
 * the rate lets go in a second, the next comes no sooner than a second after the first of them was
 * <em>sent</em>, which may have been later than its turn. And as a request may be late on its way
 * to the server even then, an answer that took longer than the quickest is waited for a little
 * more, as far as a small share of the time allows. Times are in nanoseconds of one clock. Not safe
 * for use by several threads.
 */
final class Pace {
  /** By how much turns are further apart than the rate asks for. */
  private static final double MARGIN = 1.015;

  private static final double MARGIN_ONCE_SENT = 1.005;

  /** How much of a delay the next turns make good for. */
  private static final long CATCH_UP = TimeUnit.MILLISECONDS.toNanos(50);

  /** Of the time, what is spent on requests that may have been late on their way. */
  private static final double DOUBT = 0.02;

  private static final long MOST_DOUBT = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long NOT_YET = -1;

  private final List<Sending> recent = new ArrayList<>();
  private long nextTurn;
  private long lastTurn;
  private long quickest = Long.MAX_VALUE;
  private long doubt = MOST_DOUBT;

  /** One request on its way. */
  static final class Sending {
    private final long expiry;
    private long sent = NOT_YET;
    private long answered = NOT_YET;

    private Sending(long expiry) {
      this.expiry = expiry;
    }

    private long sentAt() {
      return sent == NOT_YET ? expiry : sent;
    }
  }

  /** The earliest time of the next turn, as far as is known now. */
  long opensAt(double rate, long now) {
    return Math.max(nextTurn, aSecondAfterSending(rate) + doubtfulDelay(rate, now));
  }

  /**
   * Takes the turn.
   *
   * @param expiry when the request is taken for sent if nobody says so
   */
  Sending turn(double rate, long now, long expiry) {
    long certain = Math.max(nextTurn, aSecondAfterSending(rate));
    long spent = Math.max(0, Math.min(now - certain, doubtfulDelay(rate, now)));
    doubt = Math.min(MOST_DOUBT, doubt + (long) (DOUBT * (now - lastTurn))) - spent;
    long interval = (long) (MARGIN * nanosApart(rate));
    nextTurn = Math.max(nextTurn, now - Math.min(CATCH_UP, interval / 2)) + interval;
    lastTurn = now;
    Sending sending = new Sending(expiry);
    recent.add(sending);
    if (recent.size() > inASecond(rate)) {
      recent.remove(0);
    }
    return sending;
  }

  void sent(Sending sending, long now) {
    if (sending.sent == NOT_YET) {
      sending.sent = now;
    }
  }

  void answered(Sending sending, long now) {
    sent(sending, now);
    sending.answered = now;
    quickest = Math.min(quickest, now - sending.sent);
  }

  private long aSecondAfterSending(double rate) {
    int second = inASecond(rate);
    return recent.size() < second
        ? 0
        : first(second).sentAt() + (long) (second * MARGIN_ONCE_SENT * nanosApart(rate));
  }

  private long doubtfulDelay(double rate, long now) {
    int second = inASecond(rate);
    if (recent.size() < second || quickest == Long.MAX_VALUE) {
      return 0;
    }
    Sending first = first(second);
    long took = (first.answered == NOT_YET ? now : first.answered) - first.sentAt();
    return Math.max(0, Math.min(took - quickest, doubt));
  }

  private Sending first(int second) {
    return recent.get(recent.size() - second);
  }

  private static int inASecond(double rate) {
    return (int) Math.max(1, Math.ceil(rate));
  }

  private static double nanosApart(double rate) {
    return TimeUnit.SECONDS.toNanos(1) / rate;
  }
}
