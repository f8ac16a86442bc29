package org.asterism.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.artwork.ImageId;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.link.Edges;
import org.asterism.pipeline.link.LinkSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Linking by a real spark-submit, in two executors that share nothing but the lake. */
class LinkOnTwoExecutorsTest {
  private static final String TWO_EXECUTORS = "local-cluster[2,1,2048]";

  /** As the shipped configuration has them. */
  private static final LinkSettings SHIPPED = new LinkSettings(50, 0.2);

  /** Enough for three blocks. */
  private static final int COUNT = 6_000;

  @TempDir Path folder;

  @Test
  void theLossOfOneLosesNoEdge() throws Exception {
    Lake two = embedded(folder.resolve("two"));
    try (Submission link =
        Submission.of(
            TWO_EXECUTORS, Link.class, Map.of("lake", two.root()), folder.resolve("submission"))) {
      while (!aBlockIsWritten(two) && link.isRunning()) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      List<ProcessHandle> executors = link.executors();
      assertThat(executors).as(link::output).hasSize(2);
      executors.get(0).destroyForcibly();

      assertThat(link.exitCode()).as(link::output).isZero();
      // The two there were, and the one that took the place of the lost one.
      assertThat(link.tasksByExecutor()).hasSizeGreaterThanOrEqualTo(3);
    }

    Lake one = embedded(folder.resolve("one"));
    new org.asterism.pipeline.link.Link(SHIPPED).run(one, Progress.unwatched(one));
    assertThat(Edges.TABLE.read(one).count()).isGreaterThan(COUNT);
    Tables.assertSameContent(Edges.TABLE, one, two);
  }

  private static Lake embedded(Path folder) {
    Lake lake = new Lake(TestSession.SPARK, folder.toString());
    SplittableRandom random = new SplittableRandom(11);
    List<Row> rows =
        IntStream.range(0, COUNT)
            .mapToObj(
                number -> {
                  float[] vector = new float[16];
                  for (int i = 0; i < vector.length; i++) {
                    vector[i] = (float) random.nextGaussian();
                  }
                  return RowFactory.create(
                      ImageId.of("test", Integer.toString(number)),
                      Affinity.FORMAL.key(),
                      "test",
                      UnitVectors.unitLength(vector),
                      "test",
                      1f);
                })
            .toList();
    Embeddings.TABLE.append(lake, lake.spark().createDataFrame(rows, Embeddings.SCHEMA));
    return lake;
  }

  private static boolean aBlockIsWritten(Lake lake) throws Exception {
    Path blocks = Path.of(lake.root(), "_staging", "blocks-" + Affinity.FORMAL.key());
    if (!Files.isDirectory(blocks)) {
      return false;
    }
    try (Stream<Path> files = Files.list(blocks)) {
      return files.anyMatch(Files::isRegularFile);
    }
  }
}
