package org.asterism.pipeline.manners;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The server's side of one {@link TurnstileLine}: one errand at a time. */
final class TurnstileSession {
  private static final Toll LOST = new Toll(false, false, 0);

  private final LocalTurnstile turnstile;
  private final TurnstileLine line;
  private final String secret;
  private Turn.@Nullable Granted turn;

  TurnstileSession(LocalTurnstile turnstile, TurnstileLine line, String secret) {
    this.turnstile = turnstile;
    this.line = line;
    this.secret = secret;
  }

  /** Answers until the caller hangs up. */
  void serve() throws IOException {
    try {
      if (!isSecret(line.hear()[0])) {
        return;
      }
      line.say("welcome");
      while (true) {
        answer(line.hear());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      // An executor that dies leaves its turn.
      leave(LOST);
    }
  }

  private boolean isSecret(String word) {
    return MessageDigest.isEqual(
        word.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
  }

  private void answer(String[] words) throws IOException, InterruptedException {
    try {
      switch (words[0]) {
        case "enter" -> enter(TurnstileWords.errand(words));
        case "sent" -> sent();
        case "leave" -> {
          leave(TurnstileWords.toll(words));
          line.say("ok");
        }
        case "close" -> {
          turnstile.close(words[1], words[2], Duration.ofNanos(Long.parseLong(words[3])));
          line.say("ok");
        }
        case "report" -> {
          TurnstileWords.traffic(words).forEach(turnstile.accounts()::add);
          line.say(TurnstileWords.closed(turnstile.closed()));
        }
        default -> throw new IOException("not understood: " + words[0]);
      }
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new IOException("not understood: " + words[0], e);
    }
  }

  private void enter(Errand errand) throws IOException, InterruptedException {
    leave(LOST);
    Turn answer = turnstile.enter(errand);
    if (answer instanceof Turn.Granted granted) {
      turn = granted;
      line.say("go");
    } else if (answer instanceof Turn.Closed closed) {
      line.say("closed", closed.remaining().toNanos());
    } else {
      line.say("spent");
    }
  }

  private void sent() {
    if (turn != null) {
      turn.sent();
    }
  }

  private void leave(Toll toll) {
    if (turn != null) {
      turn.leave(toll);
      turn = null;
    }
  }
}
