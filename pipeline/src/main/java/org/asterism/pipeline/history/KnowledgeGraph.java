package org.asterism.pipeline.history;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sort_array;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.asterism.pipeline.people.Artists;

/** The graph as tables, from what records and lists claim. */
final class KnowledgeGraph {
  private static final String SRC_TYPE = "src_type";
  static final String SRC_NAME = "src_name";
  private static final String DST_TYPE = "dst_type";
  private static final String DST_NAME = "dst_name";

  static final StructType CLAIMS =
      Relations.SCHEMA
          .add(SRC_TYPE, DataTypes.StringType)
          .add(SRC_NAME, DataTypes.StringType)
          .add(DST_TYPE, DataTypes.StringType)
          .add(DST_NAME, DataTypes.StringType);

  private KnowledgeGraph() {}

  /** All that is claimed, one row a claim, repeated ones too. */
  static Dataset<Row> claims(Dataset<Row> objects, Dataset<Row> artists, List<Claim> listed) {
    SparkSession spark = objects.sparkSession();
    Dataset<Row> ofObjects =
        Artists.resolved(objects, artists)
            .flatMap(
                (FlatMapFunction<Row, Row>)
                    row -> rows(ClaimsOfObjects.of(Artists.artworkOf(row))).iterator(),
                Encoders.row(CLAIMS));
    return ofObjects.union(
        spark.createDataFrame(rows(ListedNames.resolved(listed, artists)).toList(), CLAIMS));
  }

  private static Stream<Row> rows(List<Claim> claims) {
    return claims.stream()
        .filter(claim -> !claim.isLoop())
        .map(
            claim ->
                RowFactory.create(
                    claim.subjectId(),
                    claim.objectId(),
                    claim.relation(),
                    Relations.weightOf(claim.relation()),
                    claim.source(),
                    claim.subjectType().key(),
                    claim.subject(),
                    claim.objectType().key(),
                    claim.object()));
  }

  /**
   * Each relation once, however often it is claimed, with the greatest of its weights and all its
   * sources.
   */
  static Dataset<Row> relations(Dataset<Row> claims) {
    return claims
        .groupBy(Relations.SRC, Relations.DST, Relations.TYPE)
        .agg(
            max(Relations.WEIGHT).as(Relations.WEIGHT),
            concat_ws("; ", sort_array(collect_set(col(Relations.SOURCE)))).as(Relations.SOURCE))
        .select(Relations.SRC, Relations.DST, Relations.TYPE, Relations.WEIGHT, Relations.SOURCE);
  }

  /** Each node once, under the first of its spellings. */
  static Dataset<Row> entities(Dataset<Row> claims) {
    Dataset<Row> subjects = claims.select(Relations.SRC, SRC_TYPE, SRC_NAME);
    Dataset<Row> objects = claims.select(Relations.DST, DST_TYPE, DST_NAME);
    return subjects
        .union(objects)
        .toDF(Entities.ID, Entities.TYPE, Entities.NAME)
        .groupBy(col(Entities.ID), col(Entities.TYPE))
        .agg(min(Entities.NAME).as(Entities.NAME));
  }
}
