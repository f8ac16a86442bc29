package org.asterism.pipeline.enrich;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.asterism.core.image.Miniature;
import org.asterism.core.image.SamePicture;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.lake.Lake;

/**
 * Which pictures are one and the same: by equal bytes, or because two files show one picture. All
 * is told from columns of {@code images}; no picture is read again.
 *
 * <p>What is like to what is like is one group, and the smallest id in it stands for it: the same
 * whatever the partitioning and whatever came first.
 */
final class Duplicates {
  private static final String FIRST = "_first";
  private static final String GROUP = "_group";
  private static final String ID = "id";
  private static final String LABEL = "label";
  private static final String SRC = "src";
  private static final String DST = "dst";

  private Duplicates() {}

  /** Every picture we hold, with the one it is the same as, if that is another, and in what way. */
  static Dataset<Row> of(Lake lake, Dataset<Row> images) {
    Dataset<Row> held =
        images
            .where(col(Images.SHA256).isNotNull())
            .withColumn(FIRST, min(Images.IMAGE_ID).over(Window.partitionBy(Images.SHA256)));
    Dataset<Row> firsts =
        held.where(col(FIRST).equalTo(col(Images.IMAGE_ID)))
            .where(Images.USABLE)
            .where(col(Images.PHASH).isNotNull());
    Dataset<Row> alike = lake.staged("alike", alike(firsts));
    Dataset<Row> groups = groups(lake, alike);
    Column group = coalesce(col(LABEL), col(FIRST));
    Column isOther = col(GROUP).notEqual(col(Images.IMAGE_ID));
    return held.join(groups, col(FIRST).equalTo(col(ID)), "left")
        .withColumn(GROUP, group)
        .select(
            col(Images.IMAGE_ID),
            when(isOther, col(GROUP)).as(Images.DUPLICATE_OF),
            when(isOther, when(col(GROUP).equalTo(col(FIRST)), Images.EXACT).otherwise(Images.NEAR))
                .as(Images.DUPLICATE_KIND));
  }

  /** Pairs of pictures that are one, each pair once. */
  private static Dataset<Row> alike(Dataset<Row> pictures) {
    return withLooks(
            withLooks(NearPairs.of(pictures), pictures, NearPairs.A), pictures, NearPairs.B)
        .filter((FilterFunction<Row>) Duplicates::areOne)
        .select(NearPairs.A, NearPairs.B);
  }

  private static Dataset<Row> withLooks(Dataset<Row> pairs, Dataset<Row> pictures, String id) {
    return pairs.join(
        pictures.select(
            col(Images.IMAGE_ID).as(id),
            col(Images.MINIATURE).as(id + Images.MINIATURE),
            col(Images.WIDTH).cast("double").divide(col(Images.HEIGHT)).as(id + Images.WIDTH)),
        id);
  }

  private static boolean areOne(Row pair) {
    double stretch =
        pair.<Double>getAs(NearPairs.A + Images.WIDTH)
            / pair.<Double>getAs(NearPairs.B + Images.WIDTH);
    return SamePicture.is(
        new Miniature(pair.getAs(NearPairs.A + Images.MINIATURE)),
        new Miniature(pair.getAs(NearPairs.B + Images.MINIATURE)),
        stretch);
  }

  /**
   * Each picture that is like another, with the smallest id that a way of likeness leads to. Labels
   * spread to neighbours and then jump to their own label's label, so that even a long chain takes
   * few rounds.
   */
  private static Dataset<Row> groups(Lake lake, Dataset<Row> alike) {
    Dataset<Row> edges =
        alike
            .select(col(NearPairs.A).as(SRC), col(NearPairs.B).as(DST))
            .union(alike.select(col(NearPairs.B).as(SRC), col(NearPairs.A).as(DST)));
    Dataset<Row> labels = edges.select(col(SRC).as(ID)).distinct().withColumn(LABEL, col(ID));
    boolean isSettled = alike.isEmpty();
    for (int round = 0; !isSettled; round++) {
      Dataset<Row> spread = lake.staged("labels-" + round % 2, jumped(spread(edges, labels)));
      isSettled = spread.where(col(LABEL).notEqual(col("old"))).isEmpty();
      labels = spread.select(ID, LABEL);
    }
    return labels;
  }

  private static Dataset<Row> spread(Dataset<Row> edges, Dataset<Row> labels) {
    Dataset<Row> around =
        edges
            .join(labels.withColumnRenamed(ID, DST), DST)
            .groupBy(col(SRC).as(ID))
            .agg(min(LABEL).as("around"));
    return labels
        .join(around, ID)
        .select(col(ID), col(LABEL).as("old"), least(col(LABEL), col("around")).as(LABEL));
  }

  private static Dataset<Row> jumped(Dataset<Row> labels) {
    Dataset<Row> next = labels.select(col(ID).as(LABEL), col(LABEL).as("next"));
    return labels.join(next, LABEL).select(col(ID), col("old"), col("next").as(LABEL));
  }
}
