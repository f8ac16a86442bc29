package org.asterism.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.lake.Lake;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.asterism.sandbox.server.SandboxOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A crawl of two thousand records that is killed ten times and goes on each time. */
class KilledCrawlIT {
  private static final int WORKS = 2_000;
  private static final int KILLS = 10;

  /** The largest page of any source; a task's unfinished few pictures are fewer. */
  private static final int PAGE = 100;

  @TempDir Path folder;

  @Test
  void noRecordIsLostNoneComesTwiceAndAtMostAPageIsAskedForAgain() throws Exception {
    GeneratedCollection collection = GeneratedCollection.of(21, WORKS);
    Submission submission = new Submission(folder.resolve("spark"));
    try (Museum museum =
        new Museum(collection, SandboxOptions.wellBehaved().withPicturesDrawn(256))) {
      Settings calm = museum.settings(folder.resolve("calm"));
      Jobs.run(TestSession.SPARK, calm, List.of(Stages.crawl(calm), Stages.fetch(calm)));
      long needed = asked(museum);

      Path data = folder.resolve("killed");
      SplittableRandom moments = new SplittableRandom(7);
      int kills = 0;
      while (kills < KILLS) {
        Class<?> job = kills < KILLS / 2 ? Crawl.class : Fetch.class;
        long before = asked(museum);
        Process run =
            submission.start("local[2]", job, museum.overrides(data), folder.resolve("log"));
        // A moment counts from when the museum is first asked: starting Spark is no crawling.
        while (run.isAlive() && asked(museum) == before) {
          TimeUnit.MILLISECONDS.sleep(20);
        }
        TimeUnit.MILLISECONDS.sleep(moments.nextInt(10, job == Crawl.class ? 1_500 : 3_000));
        run.destroyForcibly();
        run.waitFor();
        kills++;
      }
      finish(submission, Crawl.class, museum.overrides(data));
      finish(submission, Fetch.class, museum.overrides(data));
      long repeated = asked(museum) - 2 * needed;

      Lake one = Tables.lakeIn(folder.resolve("calm"));
      Lake other = Tables.lakeIn(data);
      Tables.assertSameContent(Objects.TABLE, one, other);
      Tables.assertSameContent(Images.TABLE, one, other);
      assertThat(repeated).isLessThanOrEqualTo((long) KILLS * PAGE);
    }
  }

  private void finish(Submission submission, Class<?> job, Map<String, String> overrides)
      throws Exception {
    assertThat(submission.start("local[2]", job, overrides, folder.resolve("log")).waitFor())
        .isZero();
  }

  /** Listings, records and pictures asked for so far; each process asks for robots.txt as well. */
  private static long asked(Museum museum) throws Exception {
    long asked = 0;
    for (JsonNode source : new ObjectMapper().readTree(museum.stats().toURL()).path("by_source")) {
      asked += source.path("requests").asLong();
    }
    return asked;
  }
}
