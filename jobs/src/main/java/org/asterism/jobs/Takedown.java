package org.asterism.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.RunLock;
import org.asterism.pipeline.takedown.TakedownTarget;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code asterism takedown}: removes a work and its copies everywhere. */
@Command(
    name = "asterism takedown",
    mixinStandardHelpOptions = true,
    description = {
      "Removes a work for good: its record, its picture wherever the same bytes are held, its",
      "vectors and edges, and every bundle that holds it. It is never taken again."
    })
public final class Takedown implements Callable<Integer> {
  @Mixin private final JobOptions options = new JobOptions();

  @Parameters(
      paramLabel = "ID",
      description = "An image id, or source/source-id, such as aic/27992.")
  private String id = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "asked for",
      description = "Who asked and why; kept in the table takedowns.")
  private String reason = "";

  @Option(names = "--dry-run", description = "Says what would go, and changes nothing.")
  private boolean dryRun;

  public static void main(String[] args) {
    System.exit(Jobs.execute(new CommandLine(new Takedown()), args));
  }

  @Override
  public Integer call() {
    Settings settings = options.settings();
    try (SparkSession spark = Jobs.session("takedown")) {
      Lake lake = settings.lakeIn(spark);
      TakedownTarget target = TakedownTarget.of(lake, id);
      tell(target);
      if (dryRun) {
        System.err.println("Nothing was changed.");
        return ExitCode.DONE;
      }
      List<String> bundles = takeDown(spark, settings, target, reason);
      System.err.printf(
          "Gone, with %d older bundles. The table takedowns keeps that it was asked for.%n",
          bundles.size());
      return ExitCode.DONE;
    }
  }

  /** Returns the ids of the bundles that went with it. */
  static List<String> takeDown(
      SparkSession spark, Settings settings, TakedownTarget target, String reason) {
    Lake lake = settings.lakeIn(spark);
    org.asterism.pipeline.takedown.Takedown takedown =
        new org.asterism.pipeline.takedown.Takedown(
            lake, settings.publish().raw(), Path.of(settings.publish().bundles()));
    try (RunLock alone = RunLock.on(lake)) {
      takedown.fromLake(target, reason);
    }
    Jobs.run(spark, settings, Stages.afterTakedown(settings));
    return takedown.fromBundles(target);
  }

  private void tell(TakedownTarget target) {
    System.err.println(dryRun ? "This would go:" : "This goes:");
    for (TakedownTarget.Work work : target.works()) {
      System.err.printf(
          "  %s %s  %s  %s%n",
          work.source(),
          work.sourceId(),
          work.title() == null ? "(taken down before)" : work.title(),
          work.path() == null ? "without a picture" : work.path());
    }
    if (!target.lookalikes().isEmpty()) {
      System.err.println("These look the same and stay, unless you take them down too:");
      target.lookalikes().forEach(each -> System.err.println("  " + each));
    }
  }
}
