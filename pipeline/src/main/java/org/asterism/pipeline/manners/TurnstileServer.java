package org.asterism.pipeline.manners;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.asterism.core.AsterismException;

/** The turnstile all executors of a run pass: a small service in the driver. */
public final class TurnstileServer implements AutoCloseable {
  private final LocalTurnstile turnstile = new LocalTurnstile();
  private final ServerSocketChannel socket;
  private final TurnstileAddress address;
  private final Set<TurnstileLine> lines = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool(TurnstileServer::daemon);

  private TurnstileServer(ServerSocketChannel socket, String host) {
    this.socket = socket;
    this.address =
        new TurnstileAddress(host, socket.socket().getLocalPort(), UUID.randomUUID().toString());
    threads.execute(this::accept);
  }

  /**
   * Opens one on a free port.
   *
   * @param host by which executors reach this machine
   */
  public static TurnstileServer open(String host) {
    try {
      return new TurnstileServer(bound(host), host);
    } catch (IOException | IllegalArgumentException e) {
      throw new AsterismException(
          "The driver cannot listen on %s for its executors".formatted(host),
          String.valueOf(e.getMessage()),
          "Set spark.driver.host to an address by which the executors reach the driver.",
          e);
    }
  }

  private static ServerSocketChannel bound(String host) throws IOException {
    ServerSocketChannel socket = ServerSocketChannel.open();
    InetSocketAddress wanted = new InetSocketAddress(host, 0);
    try {
      return socket.bind(wanted.isUnresolved() ? new InetSocketAddress(0) : wanted);
    } catch (BindException e) {
      // In a container executors know the driver by an address that is not its own.
      socket.close();
      return ServerSocketChannel.open().bind(new InetSocketAddress(0));
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "asterism-turnstile");
    thread.setDaemon(true);
    return thread;
  }

  /** For the executors. */
  public TurnstileAddress address() {
    return address;
  }

  /** What was asked so far, by {@link Manners#source}; whole when no task is running. */
  public Map<String, Traffic> traffic() {
    return turnstile.accounts().bySource();
  }

  private void accept() {
    while (socket.isOpen()) {
      try {
        admit(socket.accept());
      } catch (IOException e) {
        // Closed, or one caller less.
      }
    }
  }

  private void admit(SocketChannel channel) throws IOException {
    try {
      threads.execute(() -> serve(channel));
    } catch (RejectedExecutionException e) {
      // Closed just now; the caller is not left waiting.
      channel.close();
    }
  }

  private void serve(SocketChannel channel) {
    try (channel;
        TurnstileLine line = new TurnstileLine(channel)) {
      lines.add(line);
      try {
        new TurnstileSession(turnstile, line, address.secret()).serve();
      } finally {
        lines.remove(line);
      }
    } catch (IOException e) {
      // The caller is gone; its session has cleared up.
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no more use either way.
    }
    lines.forEach(TurnstileLine::close);
    threads.shutdownNow();
  }
}
