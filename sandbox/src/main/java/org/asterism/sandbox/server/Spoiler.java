package org.asterism.sandbox.server;

import java.util.Arrays;
import java.util.Optional;
import org.asterism.sandbox.history.Chance;

/** Turns a good answer into a bad one. */
final class Spoiler {
  /** Below a museum's own path: the addresses that redirects go round in. */
  static final String ROUND = "/_round/";

  private final Canary canary;

  Spoiler(Canary canary) {
    this.canary = canary;
  }

  /** Whether that can be wrong with this answer. */
  boolean suits(Fault fault, Dialect dialect, Request request, Reply reply) {
    boolean whole = reply.status() == 200;
    boolean image = reply.kind() == Reply.Kind.IMAGE;
    boolean listing = whole && reply.kind() == Reply.Kind.LISTING;
    return switch (fault) {
      case TOO_MANY_REQUESTS, SERVER_ERROR, HTML, REDIRECT_LOOP, REDIRECT_HOME -> true;
      case DROPPED, TRUNCATED -> reply.body().length > 0;
      case PNG_BOMB -> whole && image;
      case WRONG_TYPE -> whole && (image || reply.contentType().equals(Reply.JSON_TYPE));
      case DUPLICATE_IDS -> listing && dialect.withOneTwice(request, reply).isPresent();
      case REPEATED_PAGE -> listing && dialect.pageBefore(request).isPresent();
    };
  }

  /** The answer with that wrong with it, which {@link #suits} it. */
  Reply spoiled(Fault fault, Dialect dialect, Request request, Reply reply) {
    return switch (fault) {
      case TOO_MANY_REQUESTS -> dialect.tooMany(request, 1);
      case SERVER_ERROR ->
          Reply.html(
              reply.kind(), 500, "500 Internal Server Error", "<h1>Internal Server Error</h1>");
      case DROPPED -> reply; // it is the sending that ends early
      case TRUNCATED -> reply.withBody(Arrays.copyOf(reply.body(), reply.body().length / 2));
      case HTML ->
          Reply.html(
              reply.kind(),
              reply.kind() == Reply.Kind.IMAGE ? 200 : 403,
              "Just a moment",
              "<p>Checking your browser before you proceed.</p>");
      case REDIRECT_LOOP ->
          redirect(reply.kind(), round(dialect, request, half(request) ? "alone" : "there"));
      case REDIRECT_HOME -> redirect(reply.kind(), canary.address());
      case PNG_BOMB ->
          Reply.of(reply.kind(), 200, "image/png", PngBomb.bytes())
              .with("Access-Control-Allow-Origin", "*");
      case WRONG_TYPE -> reply.withType(wrongType(request, reply));
      case DUPLICATE_IDS -> dialect.withOneTwice(request, reply).orElseThrow();
      case REPEATED_PAGE -> dialect.answer(dialect.pageBefore(request).orElseThrow());
    };
  }

  /** What a picture that is never whole is answered with. */
  Reply neverWhole(Fault fault, Dialect dialect, Request request, Reply reply) {
    return fault == Fault.REDIRECT_LOOP
        ? redirect(reply.kind(), request.base() + request.target())
        : spoiled(fault, dialect, request, reply);
  }

  /** Where a redirect that goes round leads on to, if this is one of its addresses. */
  static Optional<Reply> round(Dialect dialect, Request request) {
    String start = "/" + dialect.museum().key() + ROUND;
    if (!request.path().startsWith(start)) {
      return Optional.empty();
    }
    return switch (request.path().substring(start.length())) {
      case "alone" -> Optional.of(redirect(Reply.Kind.OTHER, round(dialect, request, "alone")));
      case "there" -> Optional.of(redirect(Reply.Kind.OTHER, round(dialect, request, "back")));
      case "back" -> Optional.of(redirect(Reply.Kind.OTHER, round(dialect, request, "there")));
      default -> Optional.empty();
    };
  }

  private static String round(Dialect dialect, Request request, String where) {
    return request.base() + "/" + dialect.museum().key() + ROUND + where;
  }

  private static Reply redirect(Reply.Kind kind, String location) {
    return Reply.html(kind, 302, "302 Found", "<h1>Found</h1>").with("Location", location);
  }

  private static String wrongType(Request request, Reply reply) {
    if (reply.kind() != Reply.Kind.IMAGE) {
      return "text/plain; charset=utf-8";
    }
    if (half(request)) {
      return "text/html; charset=utf-8";
    }
    return reply.contentType().equals("image/png") ? "image/jpeg" : "image/png";
  }

  /** One half of all targets, the same at every attempt. */
  private static boolean half(Request request) {
    return Chance.share(0, "half", request.target()) < 0.5;
  }
}
