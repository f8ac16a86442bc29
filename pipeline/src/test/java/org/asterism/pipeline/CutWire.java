package org.asterism.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A way to a server that breaks for good once so many bytes were sent to it. */
public final class CutWire implements AutoCloseable {
  private final ServerSocket entrance;
  private final int target;
  private final AtomicLong left;
  private final List<Socket> sockets = new ArrayList<>();

  private CutWire(int target, long bytes) throws IOException {
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.target = target;
    this.left = new AtomicLong(bytes);
    daemon(this::accept);
  }

  /**
   * @param port where the server listens on this machine
   * @param bytes how many pass before the wire is cut
   */
  public static CutWire to(int port, long bytes) {
    try {
      return new CutWire(port, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return entrance.getLocalPort();
  }

  public boolean isCut() {
    return left.get() <= 0;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = entrance.accept();
        Socket server = new Socket();
        server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
        synchronized (sockets) {
          sockets.add(client);
          sockets.add(server);
        }
        daemon(() -> pass(client, server, true));
        daemon(() -> pass(server, client, false));
      }
    } catch (IOException e) {
      close();
    }
  }

  private void pass(Socket from, Socket to, boolean counted) {
    byte[] bytes = new byte[4096];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        if (counted && left.addAndGet(-n) <= 0) {
          close();
          return;
        }
        out.write(bytes, 0, n);
        out.flush();
      }
    } catch (IOException e) {
      // The other side has gone, and so has this one.
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "wire");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      entrance.close();
      synchronized (sockets) {
        for (Socket socket : sockets) {
          socket.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
