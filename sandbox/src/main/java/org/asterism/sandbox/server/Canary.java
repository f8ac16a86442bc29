package org.asterism.sandbox.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Another server on this machine, where no crawler of the museum has any business. It counts who
 * comes: a crawler that does was led home by a redirect.
 */
final class Canary implements AutoCloseable {
  private final HttpServer server;
  private final AtomicLong hits = new AtomicLong();

  Canary() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] secret = "{\"secret\":\"of this machine\"}".getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          hits.incrementAndGet();
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, secret.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(secret);
          }
        });
  }

  void open() {
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/inside";
  }

  long hits() {
    return hits.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
