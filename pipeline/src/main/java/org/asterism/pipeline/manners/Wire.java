package org.asterism.pipeline.manners;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.net.InetAddressUtils;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Single requests, and nothing around them: no redirections, repetitions, cookies or proxies.
 * Connections are kept and used again.
 */
final class Wire {
  private static final int MOST_CONNECTIONS = 512;
  private static final TimeValue IDLE = TimeValue.ofSeconds(30);
  private static final String SENT = "asterism.sent";
  private static final ExecutorService THREADS = Executors.newCachedThreadPool(Wire::daemon);

  private final PoolingHttpClientConnectionManager connections;
  private final CloseableHttpClient client;
  private final AtomicLong swept = new AtomicLong(System.nanoTime());
  private final Lookup names;
  private final Duration timeout;

  /** Where a name is looked up. */
  interface Lookup {
    InetAddress[] addressesOf(String host) throws IOException;
  }

  Wire(Manners manners, Lookup names) {
    this.names = names;
    this.timeout = manners.timeout();
    Timeout limit = Timeout.of(timeout);
    connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(MOST_CONNECTIONS)
            .setMaxConnPerRoute(MOST_CONNECTIONS)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(limit)
                    .setSocketTimeout(limit)
                    .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
                    .build())
            .build();
    client =
        HttpClients.custom()
            .setConnectionManager(connections)
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(limit)
                    .setResponseTimeout(limit)
                    // Some servers choke on the offer to go on over TLS.
                    .setProtocolUpgradeEnabled(false)
                    .build())
            .setUserAgent(manners.userAgent())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .addRequestInterceptorLast(
                (request, entity, context) -> ((Runnable) context.getAttribute(SENT)).run())
            .build();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "asterism-http");
    thread.setDaemon(true);
    return thread;
  }

  InetAddress[] addressesOf(URI address) throws IOException, InterruptedException {
    String host = WebAddress.hostName(address);
    // What is written in numbers is looked up nowhere, so nothing can keep it.
    return InetAddressUtils.isIPv4(host)
        ? names.addressesOf(host)
        : inTime(() -> names.addressesOf(host), () -> {});
  }

  /**
   * Asks once.
   *
   * @param pinned the address connected to, whatever the name stands for by now
   * @param limit the most bytes of the body taken
   * @param sent told when the request is written
   * @throws IOException if the whole answer is not there in time
   */
  Response get(URI uri, InetAddress pinned, Map<String, String> headers, int limit, Runnable sent)
      throws IOException, InterruptedException {
    closeIdle();
    HttpGet request = new HttpGet(uri);
    headers.forEach(request::setHeader);
    HttpClientContext context = HttpClientContext.create();
    context.setAttribute(SENT, sent);
    HttpHost host =
        new HttpHost(
            WebAddress.isSecure(uri) ? "https" : "http",
            pinned,
            WebAddress.hostName(uri),
            WebAddress.port(uri));
    return inTime(
        () -> read(client.executeOpen(host, request, context), request, limit), request::cancel);
  }

  /** Servers are not kept waiting on connections nobody uses. */
  private void closeIdle() {
    long last = swept.get();
    long now = System.nanoTime();
    if (now - last > IDLE.toNanoseconds() && swept.compareAndSet(last, now)) {
      connections.closeIdle(IDLE);
    }
  }

  /** A thread of its own can be left behind, whatever keeps it: a name server, a silent body. */
  private <T> T inTime(Callable<T> work, Runnable end) throws IOException, InterruptedException {
    Future<T> result = THREADS.submit(work);
    try {
      return result.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new SocketTimeoutException("not whole within %d ms".formatted(timeout.toMillis()));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
    } finally {
      if (!result.isDone()) {
        end.run();
        result.cancel(true);
      }
    }
  }

  private static Response read(ClassicHttpResponse response, HttpGet request, int limit)
      throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (Header header : response.getHeaders()) {
      headers.putIfAbsent(header.getName(), header.getValue());
    }
    boolean whole = false;
    try {
      byte[] body = new byte[0];
      if (response.getEntity() != null) {
        InputStream content = response.getEntity().getContent();
        body = content.readNBytes(limit);
        whole = body.length < limit || content.read() < 0;
      } else {
        whole = true;
      }
      return new Response(response.getCode(), headers, body, whole);
    } finally {
      if (whole) {
        response.close();
      } else {
        // Closing would read what is left, which may be without end.
        request.cancel();
      }
    }
  }
}
