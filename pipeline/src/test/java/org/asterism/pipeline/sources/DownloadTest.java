package org.asterism.pipeline.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asterism.pipeline.manners.Answer;
import org.asterism.pipeline.manners.PoliteHttp;
import org.asterism.pipeline.manners.TinyServer;
import org.asterism.pipeline.manners.Validators;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {
  private static final int PIECE = 100;

  @TempDir Path folder;
  private final TinyServer server = new TinyServer();

  @AfterEach
  void closeServer() {
    server.close();
  }

  private static byte[] text(int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(text.length()).append(' ');
    }
    return Arrays.copyOf(text.toString().getBytes(StandardCharsets.UTF_8), length);
  }

  private static TinyServer.Reply pieces(byte[] file, String etag) {
    return exchange -> {
      Matcher range =
          Pattern.compile("bytes=(\\d+)-(\\d+)")
              .matcher(exchange.getRequestHeaders().getFirst("Range"));
      range.matches();
      int from = Integer.parseInt(range.group(1));
      int to = Math.min(file.length, Integer.parseInt(range.group(2)) + 1);
      exchange.getResponseHeaders().set("ETag", etag);
      if (from >= file.length) {
        exchange.sendResponseHeaders(416, -1);
        return;
      }
      exchange.sendResponseHeaders(206, to - from);
      exchange.getResponseBody().write(file, from, to - from);
    };
  }

  private Answer download() throws Exception {
    return new Download(PoliteHttp.keeping(TestSources.MANNERS.trusting(server.at("/"))), PIECE)
        .get(server.at("/file"), Validators.NONE, folder.resolve("file"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 99, 100, 101, 200, 350})
  void aFileOfAnyLengthIsWhole(int length) throws Exception {
    byte[] file = text(length);
    server.on("/file", pieces(file, "\"1\""));

    assertThat(download()).isInstanceOf(Answer.Given.class);
    assertThat(folder.resolve("file")).hasBinaryContent(file);
    assertThat(folder.resolve("file.part")).doesNotExist();
    assertThat(server.requests()).hasSize(length / PIECE + 1);
  }

  @Test
  void aServerWithoutPiecesMayGiveAllAtOnce() throws Exception {
    byte[] file = text(350);
    server.on("/file", TinyServer.body("text/csv", file));

    assertThat(download()).isInstanceOf(Answer.Given.class);
    assertThat(folder.resolve("file")).hasBinaryContent(file);
  }

  @Test
  void aFileThatChangesOnTheWayIsNotTaken() throws Exception {
    Files.writeString(folder.resolve("file"), "held");
    server.on("/file", pieces(text(350), "\"1\""), pieces(text(350), "\"2\""));

    assertThat(download())
        .isInstanceOfSatisfying(
            Answer.Unavailable.class,
            answer -> assertThat(answer.reason()).isEqualTo("it changed while it was downloaded"));
    assertThat(folder.resolve("file")).hasContent("held");
    assertThat(folder.resolve("file.part")).doesNotExist();
  }
}
