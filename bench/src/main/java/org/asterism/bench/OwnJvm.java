package org.asterism.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.asterism.core.AsterismException;

/** Runs a probe in a JVM of its own, so that its memory is its own. */
final class OwnJvm {
  private OwnJvm() {}

  /**
   * Runs a class with this JVM's class path and options.
   *
   * @param heap its heap, such as {@code 2g}, all of it taken at the start: a heap grows until it
   *     is full whatever the work, and would hide what else grows
   * @return its last line on standard output, a JSON object
   */
  static JsonNode run(Class<?> probe, String heap, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of(
            "-Xms" + heap,
            "-Xmx" + heap,
            "-XX:+AlwaysPreTouch",
            "-cp",
            System.getProperty("java.class.path")));
    command.add(probe.getName());
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String last = lastLine(process);
      if (process.waitFor() != 0) {
        throw failed("the probe ended with code %d".formatted(process.exitValue()));
      }
      return new ObjectMapper().readTree(last);
    } catch (JsonProcessingException e) {
      throw failed("the probe said no figures");
    } catch (IOException e) {
      throw failed(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("told to stop");
    }
  }

  private static String lastLine(Process process) throws IOException {
    String last = "";
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = line;
      }
    }
    return last;
  }

  private static AsterismException failed(String why) {
    return new AsterismException(
        "The measurement failed", why, "Mend what it said above and measure again.");
  }

  /** What this process has had of all processors. */
  static double processorSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
  }

  /** How long this JVM has been compiling, its compilers together. */
  static double compilingSeconds() {
    return ManagementFactory.getCompilationMXBean().getTotalCompilationTime() / 1e3;
  }

  /** The most memory this process has held, as Linux counts it, in MiB; 0 elsewhere. */
  static long peakMebibytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0L);
  }
}
