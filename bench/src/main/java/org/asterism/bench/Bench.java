package org.asterism.bench;

import org.asterism.core.AsterismException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code asterism bench}: without a name it lists the measurements. */
@Command(
    name = "asterism bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures one thing beside a peer or a physical limit, in turns, in the same run.",
      "The last line on standard output is the result as one JSON object."
    },
    synopsisSubcommandLabel = "NAME",
    commandListHeading = "%nMeasurements%n",
    subcommands = {
      FormalMeasurement.class,
      RecommendMeasurement.class,
      KnnMeasurement.class,
      LinkMeasurement.class,
      Node2VecMeasurement.class,
      NightlyMeasurement.class,
      CrawlMeasurement.class,
      EmbedMeasurement.class,
      RateMeasurement.class,
      Neo4jMeasurement.class,
      HelpCommand.class
    })
public final class Bench implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Bench.class);
  private static final int FAILED = 1;
  private static final int BAD_INPUT = 2;

  @Spec private @Nullable CommandSpec spec;

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Bench())
        .setExecutionExceptionHandler((failure, command, parsed) -> complain(failure, command));
  }

  private static int complain(Exception failure, CommandLine command) {
    LOG.error("The measurement failed.", failure);
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AsterismException known) {
        command.getErr().println(known.getMessage());
        return BAD_INPUT;
      }
    }
    command
        .getErr()
        .printf(
            "Something went wrong that Asterism did not expect: %s. The log has the details.%n",
            failure);
    return FAILED;
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }
}
