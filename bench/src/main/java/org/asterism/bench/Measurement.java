package org.asterism.bench;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One measurement as a command: says on stderr how it goes, and its report on stdout. */
@Command(mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true)
abstract class Measurement implements Callable<Integer> {
  @Mixin private final Repetitions repetitions;

  @Spec private @Nullable CommandSpec spec;

  /**
   * @param usual how often, unless the command line says otherwise
   */
  Measurement(Repetitions usual) {
    repetitions = usual;
  }

  /**
   * @param report to be filled with what was measured
   */
  abstract void measure(Report report, Repetitions turns);

  @Override
  public final Integer call() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets it before it calls");
    }
    repetitions.check();
    Report report = Report.of(spec.name(), Machine.now());
    measure(report, repetitions);
    spec.commandLine().getOut().println(report.json());
    return 0;
  }

  static void say(String sentence) {
    System.err.println("  " + sentence);
  }
}
