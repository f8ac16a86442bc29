package org.asterism.sandbox.neo4j;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.asterism.core.AsterismException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a Neo4j on this machine and keeps it until it is told to stop. */
@Command(
    name = "neo4j",
    mixinStandardHelpOptions = true,
    description = "A Neo4j on this machine, for development.",
    sortOptions = false)
public final class Neo4jCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--port", defaultValue = "7687", description = "port to listen on")
  private int port;

  @Option(names = "--home", defaultValue = "data/neo4j", description = "folder of its data")
  private Path home = Path.of("data/neo4j");

  public static void main(String[] args) {
    CommandLine line =
        new CommandLine(new Neo4jCommand())
            .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                  if (failure instanceof AsterismException told) {
                    command.getErr().println(told.getMessage());
                    return 2;
                  }
                  throw failure;
                });
    System.exit(line.execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    try (Neo4jServer server = Neo4jServer.start(home, port, false)) {
      PrintWriter out = spec.commandLine().getOut();
      out.printf("Neo4j at %s%n", server.endpoint());
      out.printf("  user         %s%n", server.user());
      out.printf("  password     %s%n", server.password());
      out.printf("  data         %s%n", home);
      Thread.currentThread().join();
    }
    return 0;
  }
}
