package org.asterism.sandbox.s3;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.asterism.core.AsterismException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts an S3 server on this machine and keeps it until it is told to stop. */
@Command(
    name = "s3",
    mixinStandardHelpOptions = true,
    description = "An S3 server on this machine that forgets everything when it stops.",
    sortOptions = false)
public final class S3Command implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--port", defaultValue = "0", description = "port to listen on; 0: any free one")
  private int port;

  @Option(
      names = "--bucket",
      defaultValue = "asterism",
      description = "a bucket to make; repeatable")
  private List<String> buckets;

  public static void main(String[] args) {
    System.exit(
        run(
            args,
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8)));
  }

  static int run(String[] args, PrintWriter out, PrintWriter err) {
    return new CommandLine(new S3Command())
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (failure instanceof AsterismException told) {
                command.getErr().println(told.getMessage());
                return 2;
              }
              throw failure;
            })
        .execute(args);
  }

  @Override
  public Integer call() throws InterruptedException {
    try (S3Server server = port == 0 ? S3Server.start() : S3Server.start(port)) {
      buckets.forEach(server::createBucket);
      PrintWriter out = spec.commandLine().getOut();
      out.printf("S3 server at %s%n", server.endpoint());
      out.printf("  access key   %s%n", server.accessKey());
      out.printf("  secret key   %s%n", server.secretKey());
      out.printf("  buckets      %s%n", String.join(", ", buckets));
      out.printf("  unwritable   %s%n", S3Server.SEALED_BUCKET);
      Thread.currentThread().join();
    }
    return 0;
  }
}
