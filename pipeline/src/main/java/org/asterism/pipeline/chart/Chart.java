package org.asterism.pipeline.chart;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.enrich.Texts;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.lake.Progress;
import org.asterism.pipeline.lake.Stage;
import org.asterism.pipeline.lake.StageResult;
import org.asterism.pipeline.lake.Written;
import org.asterism.pipeline.link.Edges;

/** Finds components, ranks, communities and positions of all works. */
public final class Chart implements Stage {
  /**
   * The most works that a map is drawn of: communities and positions are found in this process, in
   * some 400 bytes a work.
   */
  static final int MOST_WORKS = 2_000_000;

  private static final int ROWS_A_PART = 50_000;

  private static final StructType PLACED =
      new StructType()
          .add(AffinityGraph.NUMBER, DataTypes.LongType)
          .add(MapPoints.X, DataTypes.FloatType)
          .add(MapPoints.Y, DataTypes.FloatType)
          .add(MapPoints.COMMUNITY, DataTypes.IntegerType);

  @Override
  public String name() {
    return "chart";
  }

  @Override
  public List<LakeTable> reads() {
    return List.of(Objects.TABLE, Images.TABLE, Texts.TABLE, Embeddings.TABLE, Edges.TABLE);
  }

  @Override
  public List<LakeTable> writes() {
    return List.of(MapPoints.TABLE, Communities.TABLE, GraphReport.TABLE);
  }

  @Override
  public String fingerprint() {
    return "leiden 1, umap 1";
  }

  @Override
  public StageResult run(Lake lake, Progress progress) {
    Dataset<Row> used =
        Images.ofUsed(Images.TABLE.read(lake).where(Images.USABLE), Objects.TABLE.read(lake));
    Dataset<Row> works =
        lake.staged("chart-works", AffinityGraph.numbered(used.select(Images.IMAGE_ID)));
    long count = works.count();
    Dataset<Row> ids = works.select(AffinityGraph.ID);
    Dataset<Row> edges =
        Edges.nearest(lake)
            .join(ids.withColumnRenamed(AffinityGraph.ID, Edges.SRC), Edges.SRC)
            .join(ids.withColumnRenamed(AffinityGraph.ID, Edges.DST), Edges.DST);
    Written report = GraphReport.TABLE.replaceAll(lake, GraphReport.of(ids, edges));
    if (count == 0) {
      return StageResult.of(
          0,
          report
              .plus(MapPoints.TABLE.replaceAll(lake, none(lake, MapPoints.SCHEMA)))
              .plus(Communities.TABLE.replaceAll(lake, none(lake, Communities.SCHEMA))));
    }
    if (count > MOST_WORKS) {
      return StageResult.of(count, report)
          .withNote("no map: it is drawn of at most %,d works".formatted(MOST_WORKS));
    }
    Dataset<Row> pairs = lake.staged("chart-pairs", AffinityGraph.pairs(edges, works));
    Dataset<Row> whole = lake.staged("chart-whole", WholeGraph.of(pairs, works));
    Neighbourhood nearest = Neighbourhood.of(pairs, (int) count);
    Dataset<Row> placed = lake.staged("chart-placed", placed(lake, nearest));
    Dataset<Row> points = lake.staged("chart-points", points(works, whole, placed));
    Written written =
        report
            .plus(MapPoints.TABLE.replaceAll(lake, points))
            .plus(
                Communities.TABLE.replaceAll(
                    lake,
                    CommunityNames.of(
                        points.select(MapPoints.IMAGE_ID, MapPoints.COMMUNITY),
                        Texts.TABLE.read(lake))));
    Row found =
        points
            .agg(count_distinct(col(MapPoints.COMPONENT)), count_distinct(col(MapPoints.COMMUNITY)))
            .first();
    return StageResult.of(count, written)
        .withNote(
            "components: %,d; communities: %,d".formatted(found.getLong(0), found.getLong(1)));
  }

  private static Dataset<Row> none(Lake lake, StructType schema) {
    return lake.spark().createDataFrame(List.of(), schema);
  }

  private static Dataset<Row> placed(Lake lake, Neighbourhood nearest) {
    int[] communities = Groups.of(nearest);
    MapLayout.Positions positions = MapLayout.of(nearest);
    Dataset<Row> all = none(lake, PLACED);
    for (int from = 0; from < nearest.works(); from += ROWS_A_PART) {
      List<Row> rows = new ArrayList<>();
      for (int i = from; i < Math.min(nearest.works(), from + ROWS_A_PART); i++) {
        rows.add(RowFactory.create((long) i, positions.x()[i], positions.y()[i], communities[i]));
      }
      all = all.union(lake.spark().createDataFrame(rows, PLACED));
    }
    return all;
  }

  private static Dataset<Row> points(Dataset<Row> works, Dataset<Row> whole, Dataset<Row> placed) {
    Dataset<Row> names =
        works.select(
            col(AffinityGraph.NUMBER).as(WholeGraph.COMPONENT_NUMBER),
            col(AffinityGraph.ID).as(MapPoints.COMPONENT));
    Row all = whole.agg(sum(WholeGraph.MASS), count(lit(1))).first();
    long mass = all.getLong(0);
    long count = all.getLong(1);
    return works
        .join(placed, AffinityGraph.NUMBER)
        .join(whole, AffinityGraph.NUMBER)
        .join(names, WholeGraph.COMPONENT_NUMBER)
        .select(
            col(AffinityGraph.ID).as(MapPoints.IMAGE_ID),
            col(MapPoints.X),
            col(MapPoints.Y),
            col(MapPoints.COMMUNITY),
            col(MapPoints.COMPONENT),
            col(WholeGraph.MASS)
                .cast("double")
                .divide(lit((double) mass / count))
                .as(MapPoints.PAGERANK),
            col(WholeGraph.DEGREE).as(MapPoints.DEGREE));
  }
}
