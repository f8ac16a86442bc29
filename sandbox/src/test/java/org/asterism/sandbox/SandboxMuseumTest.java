package org.asterism.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxMuseumTest {
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return SandboxMuseum.run(args, new PrintWriter(new StringWriter()), new PrintWriter(err, true));
  }

  @Test
  void saysThatThePortIsTakenAndExitsWith3() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int exit = run("--works", "1", "--port", Integer.toString(taken.getLocalPort()));
      assertThat(exit).isEqualTo(3);
      assertThat(err.toString())
          .isEqualTo(
              ("The sandbox cannot listen on 127.0.0.1:%d: another program already does. Stop it,"
                      + " or choose another port; --port 0 takes any free one.%n")
                  .formatted(taken.getLocalPort()));
    }
  }

  @Test
  void saysWhatIsWrongWithAFolderAndExitsWith2(@TempDir Path folder) {
    assertThat(run("--images", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("it has no manifest.csv").doesNotContain("\tat ");
  }

  @Test
  void exitsWith2ForOptionsItDoesNotUnderstand() {
    assertThat(run("--works", "many")).isEqualTo(2);
    assertThat(run("--rate", "often")).isEqualTo(2);
    assertThat(run("--faults", "2")).isEqualTo(2);
  }
}
