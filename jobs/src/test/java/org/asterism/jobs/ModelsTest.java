package org.asterism.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.asterism.core.AsterismException;
import org.asterism.core.Sha256;
import org.asterism.core.UnreachableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Models come from a server of this test, which falls silent as told. */
@Timeout(60)
class ModelsTest {
  private static final Path TINY =
      Path.of("../core/src/test/resources/org/asterism/core/learned/patches/model.onnx");

  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true);
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private byte[] content;
  private String tag = "\"one\"";
  private int silentAfter = Integer.MAX_VALUE;

  @BeforeEach
  void serve() throws IOException {
    content = Files.readAllBytes(TINY);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/model.onnx", this::give);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void give(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    boolean isSame = tag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
    ranges.add(String.valueOf(range));
    int from =
        range != null && isSame
            ? Integer.parseInt(range.substring("bytes=".length(), range.length() - 1))
            : 0;
    exchange.getResponseHeaders().add("ETag", tag);
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .add(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
    try (OutputStream body = exchange.getResponseBody()) {
      int until = Math.min(content.length, from + silentAfter);
      body.write(content, from, until - from);
      body.flush();
    } catch (IOException e) {
      // It was meant to be too little.
    }
  }

  private EncoderFile encoders(String sha256) throws IOException {
    String entry =
        """
        patches:
          dimension: 3
          image:
            model: {file: model.onnx, url: "http://127.0.0.1:%d/model.onnx", sha256: %s}
            input: pixel_values
            output: last_hidden_state
            pooling: mean
            preprocessing: {stretch: 16, crop: 16, interpolation: bilinear, mean: [0, 0, 0], std: [1, 1, 1]}
        """
            .formatted(server.getAddress().getPort(), sha256);
    Path file = folder.resolve("encoders.yaml");
    Files.writeString(file, entry);
    return new EncoderFile(file, folder.resolve("models").toString());
  }

  private void pull(EncoderFile encoders) {
    Duration patience =
        silentAfter == Integer.MAX_VALUE ? Duration.ofSeconds(10) : Duration.ofMillis(400);
    try (ModelDownload download = new ModelDownload(3, Duration.ofMillis(1), patience)) {
      Models.pull(encoders, "patches", download, out);
    }
  }

  private Path pulled() {
    return folder.resolve("models/patches/model.onnx");
  }

  @Test
  void aPulledModelIsPinnedChecksAndIsNotPulledTwice() throws IOException {
    EncoderFile encoders = encoders(null);

    pull(encoders);
    pull(encoders);

    assertThat(pulled()).hasBinaryContent(content);
    assertThat(Files.readString(encoders.lockFile()))
        .contains("\"patches/model.onnx\" : \"" + Sha256.hexOf(content));
    assertThat(ranges).containsExactly("null");
    Settings settings =
        JobOptions.settings(
            Conf.FILE,
            Map.of(
                "encoders.file", encoders.file().toString(), "encoders.models", encoders.models()));
    assertThat(Models.check(settings, null, out)).isTrue();
    assertThat(printed.toString()).contains("is in order on cpu, as patches@");
    Files.write(pulled(), new byte[] {1});
    assertThat(Models.check(settings, "patches", out)).isFalse();
    assertThat(printed.toString()).contains("is not the one that was pinned");
  }

  @Test
  void aDownloadThatFallsSilentGoesOnWhereItStopped() throws IOException {
    silentAfter = 100;

    pull(encoders(null));

    assertThat(pulled()).hasBinaryContent(content);
    assertThat(ranges).startsWith("null", "bytes=100-", "bytes=200-");
  }

  @Test
  void aFileThatChangedMeanwhileIsTakenFromItsBeginning() throws IOException {
    silentAfter = 100;
    EncoderFile encoders = encoders(null);
    Path part = folder.resolve("models/patches/model.onnx.part");
    Files.createDirectories(part.getParent());
    Files.write(part, new byte[50]);
    Files.writeString(part.resolveSibling("model.onnx.part.etag"), "\"older\"");

    pull(encoders);

    assertThat(pulled()).hasBinaryContent(content);
    assertThat(ranges).startsWith("bytes=50-", "bytes=100-");
  }

  @Test
  void whatIsNotAsPinnedIsRefusedAndNotKept() throws IOException {
    EncoderFile encoders = encoders("'" + "0".repeat(64) + "'");

    assertThatThrownBy(() -> pull(encoders))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith("A file of the encoder patches is not the one that was pinned: ")
        .hasMessageContaining(Sha256.hexOf(content));
    assertThat(pulled()).doesNotExist();
    assertThat(pulled().resolveSibling("model.onnx.part")).doesNotExist();
    assertThat(encoders.lockFile()).doesNotExist();
  }

  @Test
  void aFileThatDiffersFromTheLockedOneIsRefused() throws IOException {
    EncoderFile encoders = encoders(null);
    pull(encoders);
    Files.delete(pulled());
    content = Arrays.copyOf(content, content.length - 1);
    tag = "\"two\"";

    assertThatThrownBy(() -> pull(encoders))
        .hasMessageContaining("remove its line from the lock file");
  }

  @Test
  void aServerThatGivesNothingIsGivenUp() throws IOException {
    silentAfter = 0;
    EncoderFile encoders = encoders(null);

    assertThatThrownBy(() -> pull(encoders))
        .isInstanceOf(UnreachableException.class)
        .hasMessageContaining("cannot be had")
        .hasMessageEndingWith("Pull again to go on.");
    assertThat(ranges).hasSize(3);
    server.removeContext("/model.onnx");
    assertThatThrownBy(() -> pull(encoders))
        .isNotInstanceOf(UnreachableException.class)
        .hasMessageContaining("the server answers 404");
  }

  @Test
  void anUnknownEncoderIsNamedWithThoseThereAre() {
    Map<String, String> unknown =
        Map.of("encoders.formal", "dino", "encoders.file", "../conf/encoders.yaml");

    assertThatThrownBy(() -> JobOptions.settings(Conf.FILE, unknown))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith(
            "There is no encoder dino: ../conf/encoders.yaml knows clip-vit-b32, ");
  }

  @Test
  void everyShippedEntryCanBeRead() {
    EncoderFile shipped = new EncoderFile(Path.of("../conf/encoders.yaml"), "data/models");

    assertThat(shipped.specs().keySet())
        .containsExactly(
            "clip-vit-b32", "openclip-vit-b32", "siglip-base", "dinov2-small", "swin-tiny");
    assertThat(shipped.lockFile()).isEqualTo(Path.of("../conf/encoders.lock"));
    assertThatThrownBy(
            () ->
                Models.pull(
                    shipped,
                    "swin-tiny",
                    new ModelDownload(1, Duration.ZERO, Duration.ofSeconds(1)),
                    out))
        .hasMessageContaining("cannot be downloaded: its entry has no address");
  }
}
