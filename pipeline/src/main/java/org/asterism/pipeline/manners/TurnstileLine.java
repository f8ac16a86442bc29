package org.asterism.pipeline.manners;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One connection to or from a turnstile, which speaks in lines of words. A channel rather than a
 * stream, because only that lets go of a thread that is interrupted.
 */
final class TurnstileLine implements Closeable {
  private static final int HELLO_MILLIS = 10_000;

  private final SocketChannel channel;
  private final BufferedReader reader;
  private final Writer writer;

  TurnstileLine(SocketChannel channel) throws IOException {
    this.channel = channel;
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    reader = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
  }

  /** Connects and says the secret. */
  static TurnstileLine to(TurnstileAddress address) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.socket().connect(new InetSocketAddress(address.host(), address.port()), HELLO_MILLIS);
      TurnstileLine line = new TurnstileLine(channel);
      line.say(address.secret());
      line.awaitWelcome();
      return line;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e instanceof IOException failed ? failed : new IOException(e);
    }
  }

  /** Whatever else may listen there is not waited for; turns are, for as long as it takes. */
  private void awaitWelcome() throws IOException {
    channel.socket().setSoTimeout(HELLO_MILLIS);
    InputStream bytes = channel.socket().getInputStream();
    int next = bytes.read();
    while (next != '\n') {
      if (next < 0) {
        throw new EOFException("the other side hung up");
      }
      next = bytes.read();
    }
  }

  /** Sends words as one line. */
  synchronized void say(Object... words) throws IOException {
    writer.write(
        Arrays.stream(words)
            .map(word -> URLEncoder.encode(word.toString(), StandardCharsets.UTF_8))
            .collect(Collectors.joining(" ", "", "\n")));
    writer.flush();
  }

  /** Waits for a line. */
  String[] hear() throws IOException {
    String line = reader.readLine();
    if (line == null) {
      throw new EOFException("the other side hung up");
    }
    return Arrays.stream(line.split(" ", -1))
        .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
        .toArray(String[]::new);
  }

  String[] ask(Object... words) throws IOException {
    say(words);
    return hear();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // It is of no more use either way.
    }
  }
}
