package org.asterism.pipeline.neo4j;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.asterism.core.formal.FormalAgreement;
import org.asterism.core.formal.FormalEncoder;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.lake.Lake;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Says in which blocks two pictures agree, those first that bring most to their cosine. */
final class FormalWords {
  private static final int MOST = 3;

  /** A block in which two pictures are less alike is no reason. */
  private static final double LEAST = 0.3;

  private static final UserDefinedFunction AGREEMENTS =
      udf(
          (UDF2<Seq<Float>, Seq<Float>, List<String>>) (a, b) -> agreements(vector(a), vector(b)),
          DataTypes.createArrayType(DataTypes.StringType));

  private FormalWords() {}

  static Dataset<Row> of(Dataset<Row> links, Lake lake) {
    Dataset<Row> vectors = Embeddings.TABLE.read(lake).where(Embeddings.DESCRIPTORS);
    Column words = AGREEMENTS.apply(col("a"), col("b"));
    return links
        .join(side(vectors, Links.SRC, "a"), new String[] {Links.SRC}, "left")
        .join(side(vectors, Links.DST, "b"), new String[] {Links.DST}, "left")
        .withColumn(Graph.REASONS, words)
        .drop("a", "b");
  }

  private static Dataset<Row> side(Dataset<Row> vectors, String id, String name) {
    return vectors.select(col(Embeddings.IMAGE_ID).as(id), col(Embeddings.VECTOR).as(name));
  }

  private static List<String> agreements(float[] a, float[] b) {
    if (a.length != FormalEncoder.DIMENSION || b.length != FormalEncoder.DIMENSION) {
      return List.of();
    }
    List<FormalAgreement> best = new ArrayList<>(FormalAgreement.between(a, b));
    best.sort(
        Comparator.comparingDouble(FormalAgreement::contribution)
            .reversed()
            .thenComparing(FormalAgreement::block));
    return best.stream()
        .filter(each -> each.cosine() >= LEAST)
        .limit(MOST)
        .map(each -> String.format(Locale.ROOT, "%s %.2f", each.block().phrase(), each.cosine()))
        .toList();
  }

  private static float[] vector(Seq<Float> values) {
    if (values == null) {
      return new float[0];
    }
    List<Float> list = JavaConverters.seqAsJavaList(values);
    float[] vector = new float[list.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = list.get(i);
    }
    return vector;
  }
}
