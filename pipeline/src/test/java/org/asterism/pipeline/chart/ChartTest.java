package org.asterism.pipeline.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.artwork.ImageId;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.enrich.Texts;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.link.Edges;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collection of seascapes, of fewer still lifes, and of one work that is like none. */
class ChartTest {
  private static final int SEASCAPES = 12;
  private static final int WORKS = 20;
  private static final int HERMIT = WORKS;

  @TempDir static Path folder;

  private static Lake lake;
  private static StageResult result;
  private static Map<Integer, Row> points;

  @BeforeAll
  static void chart() {
    lake = lakeOf("first", edges());
    result = TestLake.run(new Chart(), lake);
    Map<String, Row> byId =
        MapPoints.TABLE.read(lake).collectAsList().stream()
            .collect(Collectors.toMap(row -> row.getAs(MapPoints.IMAGE_ID), Function.identity()));
    points = new java.util.TreeMap<>();
    for (int work = 0; work <= WORKS; work++) {
      points.put(work, byId.get(id(work)));
    }
  }

  private static Lake lakeOf(String name, List<Row> edges) {
    Lake made = TestLake.in(folder.resolve(name));
    List<Row> objects = new ArrayList<>();
    List<Row> images = new ArrayList<>();
    List<Row> texts = new ArrayList<>();
    for (int work = 0; work <= WORKS; work++) {
      objects.add(
          TestLake.row(
              Objects.SCHEMA,
              Objects.SOURCE,
              "aic",
              Objects.SOURCE_ID,
              String.valueOf(work),
              Objects.IMAGE_ID,
              id(work)));
      images.add(
          TestLake.row(
              Images.SCHEMA,
              Images.IMAGE_ID,
              id(work),
              Images.SHA256,
              "a",
              Images.ENRICHED_SHA256,
              "a"));
      texts.add(
          TestLake.row(
              Texts.SCHEMA,
              Texts.IMAGE_ID,
              id(work),
              Texts.KEYWORDS,
              new Row[] {
                RowFactory.create(work < SEASCAPES ? "Rough Sea" : "fruit bowl", 0.1f),
                RowFactory.create("oil painting", 0.2f)
              }));
    }
    Objects.TABLE.replaceAll(made, TestLake.SPARK.createDataFrame(objects, Objects.SCHEMA));
    Images.TABLE.replaceAll(made, TestLake.SPARK.createDataFrame(images, Images.SCHEMA));
    Texts.TABLE.replaceAll(made, TestLake.SPARK.createDataFrame(texts, Texts.SCHEMA));
    Edges.TABLE.replaceAll(made, TestLake.SPARK.createDataFrame(edges, Edges.SCHEMA));
    return made;
  }

  private static String id(int work) {
    return ImageId.of("aic", String.valueOf(work));
  }

  /**
   * All of a kind are near each other, work 0 is nearest to each of its kind, and one edge joins
   * the kinds.
   */
  private static List<Row> edges() {
    List<Row> edges = new ArrayList<>();
    for (int a = 0; a < WORKS; a++) {
      for (int b = 0; b < WORKS; b++) {
        if (a != b && (a < SEASCAPES) == (b < SEASCAPES)) {
          float weight = a == 0 || b == 0 ? 0.95f : 0.5f + 0.01f * ((a * 7 + b * 7) % 10);
          edges.add(RowFactory.create(id(a), id(b), Affinity.FORMAL.key(), weight, null));
        }
      }
    }
    edges.add(RowFactory.create(id(1), id(SEASCAPES), Affinity.HISTORICAL.key(), 0.3f, null));
    return edges;
  }

  private static int community(int work) {
    return points.get(work).getAs(MapPoints.COMMUNITY);
  }

  @Test
  void worksThatAreNearEachOtherFormACommunityTheLargestFirst() {
    for (int work = 0; work < WORKS; work++) {
      assertThat(community(work)).isEqualTo(work < SEASCAPES ? 0 : 1);
    }
    assertThat(community(HERMIT)).isEqualTo(2);
  }

  @Test
  void aCommunityIsNamedByWhatItsWorksSayMoreThanOthers() {
    List<Row> communities = Communities.TABLE.read(lake).orderBy("community").collectAsList();

    assertThat(communities)
        .extracting(row -> row.<String>getAs(Communities.NAME))
        .containsExactly("rough sea", "fruit bowl", "community 3");
    assertThat(communities)
        .extracting(row -> row.<Long>getAs(Communities.WORKS))
        .containsExactly((long) SEASCAPES, (long) (WORKS - SEASCAPES), 1L);
  }

  @Test
  void whatOneCanReachIsAComponentNamedByItsSmallestId() {
    List<String> ids = new ArrayList<>();
    for (int work = 0; work < WORKS; work++) {
      ids.add(id(work));
    }
    String smallest = Collections.min(ids);

    for (int work = 0; work < WORKS; work++) {
      assertThat(points.get(work).<String>getAs(MapPoints.COMPONENT)).isEqualTo(smallest);
    }
    assertThat(points.get(HERMIT).<String>getAs(MapPoints.COMPONENT)).isEqualTo(id(HERMIT));
    assertThat(result.note()).isEqualTo("components: 2; communities: 3");
  }

  @Test
  void theWorkThatIsNearestToMostRanksHighestAndTheMeanIsOne() {
    double sum = 0;
    for (Row point : points.values()) {
      double rank = point.getAs(MapPoints.PAGERANK);
      assertThat(rank).isLessThanOrEqualTo(points.get(0).<Double>getAs(MapPoints.PAGERANK));
      sum += rank;
    }
    assertThat(sum / points.size()).isCloseTo(1, within(1e-9));
  }

  @Test
  void ofOneCommunityWorksLieCloserThanOfTwo() {
    double inside = 0;
    double across = 0;
    int insides = 0;
    int acrosses = 0;
    for (int a = 0; a < WORKS; a++) {
      for (int b = 0; b < a; b++) {
        double distance =
            Math.hypot(
                points.get(a).<Float>getAs(MapPoints.X) - points.get(b).<Float>getAs(MapPoints.X),
                points.get(a).<Float>getAs(MapPoints.Y) - points.get(b).<Float>getAs(MapPoints.Y));
        if (community(a) == community(b)) {
          inside += distance;
          insides++;
        } else {
          across += distance;
          acrosses++;
        }
      }
    }
    assertThat(across / acrosses).isGreaterThan(1.5 * inside / insides);
  }

  @Test
  void theReportCountsEdgesAndHubs() {
    Row formal = GraphReport.TABLE.read(lake).where("affinity = 'formal'").collectAsList().get(0);

    assertThat(formal.<Long>getAs(GraphReport.WORKS)).isEqualTo(WORKS + 1L);
    assertThat(formal.<Long>getAs(GraphReport.EDGES)).isEqualTo(12 * 11 + 8 * 7L);
    assertThat(formal.<Long>getAs(GraphReport.UNREACHED)).isEqualTo(1);
    assertThat(formal.<Long>getAs(GraphReport.MEDIAN_IN_DEGREE)).isEqualTo(11);
    assertThat(formal.<Double>getAs(GraphReport.DENSITY))
        .isCloseTo((12 * 11 + 8 * 7) / 420.0, within(1e-12));
  }

  @Test
  void aWorkAloneAndWorksWithoutEdgesHavePlacesToo() {
    Neighbourhood one = new Neighbourhood(new int[2], new int[0], new float[0]);
    Neighbourhood three = new Neighbourhood(new int[4], new int[0], new float[0]);

    assertThat(Groups.of(one)).containsExactly(0);
    assertThat(MapLayout.of(one).x()).containsExactly(0);
    assertThat(Groups.of(three)).containsExactly(0, 1, 2);
    assertThat(MapLayout.of(three).y()).hasSize(3).doesNotContain(Float.NaN);
  }

  @Test
  void aCollectionWithoutWorksHasAnEmptyMap() {
    Lake empty = TestLake.in(folder.resolve("empty"));

    TestLake.run(new Chart(), empty);

    assertThat(MapPoints.TABLE.read(empty).count()).isZero();
  }

  @Test
  void theSameGraphGivesTheSameChartInWhateverOrderItComes() {
    List<Row> shuffled = edges();
    Collections.shuffle(shuffled, new Random(1));
    Lake other = lakeOf("second", shuffled);
    TestLake.SPARK.conf().set("spark.sql.shuffle.partitions", "5");
    try {
      TestLake.run(new Chart(), other);
    } finally {
      TestLake.SPARK.conf().set("spark.sql.shuffle.partitions", "2");
    }

    for (LakeTable table : new Chart().writes()) {
      assertThat(TestLake.content(table, other)).isEqualTo(TestLake.content(table, lake));
    }
  }
}
