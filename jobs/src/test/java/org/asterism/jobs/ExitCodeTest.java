package org.asterism.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.asterism.core.AsterismException;
import org.asterism.core.UnreachableException;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
  @Test
  void whatDoesNotAnswerIsToldFromWhatIsWrong() {
    assertThat(ExitCode.of(new UnreachableException("It cannot be reached", "why", "Wait.", null)))
        .isEqualTo(3);
    assertThat(ExitCode.of(new AsterismException("It is wrong", "why", "Mend it."))).isEqualTo(2);
  }
}
