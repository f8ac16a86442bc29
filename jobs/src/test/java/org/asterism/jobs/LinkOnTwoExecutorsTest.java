package org.asterism.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.artwork.ImageId;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.link.Edges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Linking by a real spark-submit, in two executors that share nothing but the lake. */
class LinkOnTwoExecutorsTest {
  private static final String TWO_EXECUTORS = "local-cluster[2,1,2048]";

  /** Enough for three blocks, which are six pairs: each with each, and each with itself. */
  private static final int COUNT = 6_000;

  private static final int PAIRS = 6;
  private static final int LATER = 12;
  private static final int K = 3;

  @TempDir Path folder;

  @Test
  void theLossOfOneLosesNoEdgeAndWhatIsNewIsLinkedByTwo() throws Exception {
    List<String> ids =
        IntStream.range(0, COUNT + LATER)
            .mapToObj(i -> ImageId.of("test", Integer.toString(i)))
            .toList();
    float[][] vectors = drawn();
    Lake lake = new Lake(TestSession.SPARK, folder.resolve("lake").toString());
    List<String> arguments =
        List.of(
            "--conf", Conf.FILE.toString(), "--set", "lake=" + lake.root(), "--set", "link.k=" + K);
    embed(lake, ids, vectors, 0, COUNT);
    Map<String, String> losing = Map.of("spark.extraListeners", LosingAnExecutor.class.getName());
    try (Submission link =
        Submission.of(TWO_EXECUTORS, Link.class, arguments, losing, folder.resolve("submission"))) {
      assertThat(link.exitCode()).as(link::output).isZero();

      // Some pairs of blocks met again, and one executor took the place of the lost one.
      assertThat(meetings(link)).hasSizeGreaterThan(PAIRS);
      assertThat(link.tasksByExecutor()).hasSizeGreaterThanOrEqualTo(3);
    }
    assertEdgesAreTrue(lake, ids, vectors, COUNT);

    embed(lake, ids, vectors, COUNT, COUNT + LATER);
    try (Submission link =
        Submission.of(TWO_EXECUTORS, Link.class, arguments, Map.of(), folder.resolve("later"))) {
      assertThat(link.exitCode()).as(link::output).isZero();
      assertThat(link.output()).contains("formal: what is new");
    }
    assertEdgesAreTrue(lake, ids, vectors, COUNT + LATER);
  }

  private static void assertEdgesAreTrue(
      Lake lake, List<String> ids, float[][] vectors, int count) {
    Set<String> edges =
        Edges.ranked(Edges.nearest(lake))
            .select(Edges.SRC, Edges.DST, Edges.RANK)
            .collectAsList()
            .stream()
            .map(row -> "%s %s %s".formatted(row.get(0), row.get(1), row.get(2)))
            .collect(Collectors.toSet());
    assertThat(edges.equals(nearest(ids, vectors, count)))
        .as("the edges of %d are the true ones", count)
        .isTrue();
  }

  /** How each task in which two blocks met ended. */
  private static List<JsonNode> meetings(Submission link) throws Exception {
    Set<Integer> stages =
        link.events("SparkListenerStageSubmitted").stream()
            .map(event -> event.path("Stage Info"))
            .filter(stage -> LosingAnExecutor.areMeetings(stage.path("Stage Name").asText()))
            .map(stage -> stage.path("Stage ID").asInt())
            .collect(Collectors.toSet());
    return link.events("SparkListenerTaskEnd").stream()
        .filter(end -> stages.contains(end.path("Stage ID").asInt()))
        .toList();
  }

  private static float[][] drawn() {
    SplittableRandom random = new SplittableRandom(11);
    float[][] vectors = new float[COUNT + LATER][16];
    for (int i = 0; i < vectors.length; i++) {
      for (int j = 0; j < vectors[i].length; j++) {
        vectors[i][j] = (float) random.nextGaussian();
      }
      vectors[i] = UnitVectors.unitLength(vectors[i]);
    }
    return vectors;
  }

  private static void embed(Lake lake, List<String> ids, float[][] vectors, int from, int to) {
    List<Row> rows =
        IntStream.range(from, to)
            .mapToObj(
                i ->
                    RowFactory.create(
                        ids.get(i), Affinity.FORMAL.key(), "test", vectors[i], "test", 1f, true))
            .toList();
    Embeddings.TABLE.append(lake, lake.spark().createDataFrame(rows, Embeddings.SCHEMA));
  }

  /** All edges that there should be, each pair looked at. */
  private static Set<String> nearest(List<String> ids, float[][] vectors, int count) {
    Set<String> edges = new HashSet<>();
    for (int src = 0; src < count; src++) {
      int[] best = new int[K + 1];
      float[] cosines = new float[K + 1];
      for (int dst = 0; dst < count; dst++) {
        float cosine = src == dst ? -1 : UnitVectors.cosine(vectors[src], vectors[dst]);
        int place = K;
        for (; place > 0 && cosines[place - 1] < cosine; place--) {
          best[place] = best[place - 1];
          cosines[place] = cosines[place - 1];
        }
        best[place] = dst;
        cosines[place] = cosine;
      }
      for (int place = 0; place < K; place++) {
        edges.add("%s %s %d".formatted(ids.get(src), ids.get(best[place]), place + 1));
      }
    }
    return edges;
  }
}
