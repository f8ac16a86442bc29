package org.asterism.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.asterism.core.AsterismException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class S3ServerTest {
  private static S3Server server;

  @BeforeAll
  static void start() {
    server = S3Server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
    assertThat(server.process().isAlive()).isFalse();
  }

  @Test
  void keepsWhatIsPutIntoABucket() throws Exception {
    server.createBucket("lake");

    assertThat(server.send("PUT", "/lake/raw/a.txt", BodyPublishers.ofString("kept")).statusCode())
        .isEqualTo(200);
    assertThat(server.send("GET", "/lake/raw/a.txt", BodyPublishers.noBody()).body())
        .isEqualTo("kept");
  }

  @Test
  void saysWhatIsWrongWithABucketsName() {
    assertThatThrownBy(() -> server.createBucket("b"))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("The bucket b cannot be made")
        .hasMessageContaining("InvalidBucketName");
    assertThatThrownBy(() -> server.createBucket("My Bucket!"))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("The bucket My Bucket! cannot be made");
  }

  @Test
  void theSealedBucketCanBeReadAndNotWritten() throws Exception {
    assertThat(server.send("GET", "/sealed", BodyPublishers.noBody()).body())
        .contains("ListBucketResult");
    assertThat(server.send("PUT", "/sealed/x", BodyPublishers.ofString("x")).statusCode())
        .isGreaterThanOrEqualTo(400);
    assertThat(server.send("GET", "/sealed/x", BodyPublishers.noBody()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aWrongSecretIsForbiddenEverything() throws Exception {
    var request =
        SignedRequest.of(
            "GET", server.endpoint(), "/", BodyPublishers.noBody(), server.accessKey(), "wrong");
    assertThat(
            HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void aTakenPortIsToldAndNothingIsLeftRunning() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> S3Server.start(taken.getLocalPort()))
          .isInstanceOf(AsterismException.class)
          .hasMessageContaining("ended before it answered");
    }
  }

  @Test
  void diesWithAParentThatIsKilled() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                S3Command.class.getName())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.readLine()).startsWith("S3 server at http://127.0.0.1:");
      ProcessHandle child = parent.children().findFirst().orElseThrow();
      assertThat(child.isAlive()).isTrue();

      parent.destroyForcibly().waitFor();

      child.onExit().get(30, TimeUnit.SECONDS);
      assertThat(child.isAlive()).isFalse();
    } finally {
      parent.destroyForcibly();
    }
  }
}
