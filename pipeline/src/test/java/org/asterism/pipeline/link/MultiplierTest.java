package org.asterism.pipeline.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MultiplierTest {
  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void theNativeLibraryComesAlongAndMultipliesRight() {
    assertThat(Multiplier.here()).isEqualTo(Multiplier.OPENBLAS).hasToString("OpenBLAS");
  }

  @Test
  void whereItIsMissingTheJvmMultipliesRight() {
    assertThat(Multiplier.multipliesRight(new JvmProducts(Multiplier.PROBED_DIMENSION))).isTrue();
    assertThat(Multiplier.JVM.toString()).isIn("plain Java", "the JDK's vector module");
  }
}
