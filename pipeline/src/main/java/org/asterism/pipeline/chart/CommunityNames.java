package org.asterism.pipeline.chart;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.asterism.pipeline.enrich.Texts;

/**
 * What communities are about: the keywords whose share among a community's works exceeds that among
 * all works by most, {@code p·ln(p/q)}, the keyword's part in the Kullback–Leibler divergence of
 * the two.
 */
final class CommunityNames {
  private static final int KEYWORDS = 8;
  private static final int IN_NAME = 3;

  /** What one work says is not what a community is about. */
  private static final int FEWEST_WORKS = 2;

  private CommunityNames() {}

  /**
   * Rows of {@link Communities}.
   *
   * @param members rows of image id and community
   * @param texts rows of {@link Texts}
   */
  static Dataset<Row> of(Dataset<Row> members, Dataset<Row> texts) {
    Dataset<Row> sizes =
        members.groupBy(Communities.COMMUNITY).agg(count(lit(1)).as(Communities.WORKS));
    Column phrases =
        array_distinct(transform(col(Texts.KEYWORDS), each -> lower(each.getField("phrase"))));
    Dataset<Row> said =
        members
            .join(texts, Texts.IMAGE_ID)
            .select(col(Communities.COMMUNITY), explode(phrases).as("phrase"));
    Dataset<Row> everywhere = said.groupBy("phrase").agg(count(lit(1)).as("all"));
    long works = members.count();
    Column share = col("here").divide(col(Communities.WORKS));
    Column usual = col("all").divide(works);
    var best = Window.partitionBy(Communities.COMMUNITY).orderBy(desc("score"), col("phrase"));
    Column inOrder = sort_array(collect_list(struct(col("place"), col("phrase"))));
    Dataset<Row> keywords =
        said.groupBy(Communities.COMMUNITY, "phrase")
            .agg(count(lit(1)).as("here"))
            .where(col("here").geq(FEWEST_WORKS))
            .join(everywhere, "phrase")
            .join(sizes, Communities.COMMUNITY)
            .withColumn("score", share.multiply(log(share.divide(usual))))
            .where(col("score").gt(0))
            .withColumn("place", row_number().over(best))
            .where(col("place").leq(KEYWORDS))
            .groupBy(Communities.COMMUNITY)
            .agg(inOrder.as("ordered"))
            .select(
                col(Communities.COMMUNITY),
                transform(col("ordered"), each -> each.getField("phrase"))
                    .as(Communities.KEYWORDS));
    Column known = coalesce(col(Communities.KEYWORDS), array().cast("array<string>"));
    return sizes
        .join(keywords, new String[] {Communities.COMMUNITY}, "left")
        .withColumn(Communities.KEYWORDS, known)
        .select(
            col(Communities.COMMUNITY),
            when(
                    size(col(Communities.KEYWORDS)).gt(0),
                    array_join(slice(col(Communities.KEYWORDS), 1, IN_NAME), ", "))
                .otherwise(
                    concat(lit("community "), col(Communities.COMMUNITY).plus(1).cast("string")))
                .as(Communities.NAME),
            col(Communities.KEYWORDS),
            col(Communities.WORKS));
  }
}
