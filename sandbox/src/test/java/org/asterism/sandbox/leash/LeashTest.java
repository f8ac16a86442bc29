package org.asterism.sandbox.leash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeashTest {
  @TempDir Path folder;

  @Test
  void anotherProgramFindsNothingOfOursBesideItButTheLeash() throws IOException {
    Path code = Leash.copiedInto(folder);

    try (Stream<Path> files = Files.walk(code)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("Leash.class", "Scratch.class");
    }
  }
}
