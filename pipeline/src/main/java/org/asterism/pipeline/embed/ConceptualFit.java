package org.asterism.pipeline.embed;

import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.core.conceptual.LatentSemantics;
import org.asterism.core.conceptual.Vocabulary;
import org.asterism.pipeline.enrich.Texts;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Fits the conceptual encoder to the collection. Rows may be many; what the driver holds grows with
 * the vocabulary, which is capped: at 4,096 terms, 134 MB.
 */
final class ConceptualFit {
  private static final int LARGEST_VOCABULARY = 4_096;

  /** A term of one work alone relates it to no other. */
  private static final int FEWEST_WORKS = 2;

  private static final int FEWEST_DIRECTIONS = 16;

  /** Works or terms a direction should rest on, lest it tell of chance. */
  private static final int SUPPORT = 4;

  /** Ridge penalty, as a share of the number of works. */
  private static final double PENALTY = 1e-3;

  /** How far a place guessed from looks is to be believed: set by hand, not measured. */
  private static final float GUESS_CONFIDENCE = 0.5f;

  private ConceptualFit() {}

  /**
   * The latent space of the texts, without a map from descriptors.
   *
   * @param texts rows of {@link Texts}
   */
  static LatentSemantics space(Dataset<Row> texts) {
    long documents = texts.count();
    Vocabulary vocabulary = vocabulary(texts, documents);
    int terms = vocabulary.terms().size();
    int most = (int) Math.min(documents, terms);
    int rank =
        Math.min(
            LatentSemantics.DIMENSION, Math.min(most, Math.max(FEWEST_DIRECTIONS, most / SUPPORT)));
    if (rank == 0) {
      return LatentSemantics.of(vocabulary, new float[terms][0]);
    }
    DMatrixRMaj directions = LeadingEigenvectors.of(gram(texts, vocabulary), rank);
    return LatentSemantics.of(vocabulary, rows(directions));
  }

  private static Vocabulary vocabulary(Dataset<Row> texts, long documents) {
    Map<String, Long> frequencies =
        texts
            .select(explode(array_distinct(col(Texts.TERMS))).as("term"))
            .groupBy("term")
            .agg(count(lit(1)).as("works"))
            .where(col("works").geq(FEWEST_WORKS))
            .orderBy(desc("works"), col("term"))
            .limit(LARGEST_VOCABULARY)
            .collectAsList()
            .stream()
            .collect(toMap(row -> row.getString(0), row -> row.getLong(1)));
    return Vocabulary.of(documents, frequencies);
  }

  /** The inner products of all pairs of terms over the works. */
  private static DMatrixRMaj gram(Dataset<Row> texts, Vocabulary vocabulary) {
    int terms = vocabulary.terms().size();
    Vocabulary.Weigher weigher = vocabulary.weigher();
    JavaRDD<Map<Integer, Float>> weights =
        texts.select(Texts.TERMS).javaRDD().map(row -> weigher.weigh(row.getList(0)));
    return weights
        .treeAggregate(
            new ExactProducts(terms, terms),
            (sums, work) -> {
              work.forEach(
                  (a, weightOfA) ->
                      work.forEach(
                          (b, weightOfB) ->
                              sums.add(
                                  a,
                                  b,
                                  ExactProducts.quantised(weightOfA),
                                  ExactProducts.quantised(weightOfB))));
              return sums;
            },
            ExactProducts::plus)
        .toMatrix();
  }

  /**
   * The same space with the linear map, by ridge regression, that takes works' descriptors nearest
   * to where their words put them.
   *
   * @param works rows with {@link Texts#TOKENS} and a descriptor in {@link Embeddings#VECTOR}
   * @param numbers the length of a descriptor
   */
  static LatentSemantics withDescriptorMap(LatentSemantics space, Dataset<Row> works, int numbers) {
    int rank = space.rank();
    Dataset<Row> columns = works.select(Texts.TERMS, Embeddings.VECTOR);
    RegressionSums sums =
        columns
            .javaRDD()
            .treeAggregate(
                new RegressionSums(numbers + 1, rank),
                (all, row) ->
                    all.add(
                        Embeddings.vectorOf(row, Embeddings.VECTOR),
                        space.ofWords(row.getList(row.fieldIndex(Texts.TERMS)))),
                RegressionSums::plus);
    if (rank == 0 || sums.works() < FEWEST_DIRECTIONS) {
      return space;
    }
    DMatrixRMaj left = sums.descriptors();
    for (int i = 0; i < numbers; i++) {
      left.add(i, i, PENALTY * sums.works());
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(left.numRows);
    DMatrixRMaj map = new DMatrixRMaj(numbers + 1, rank);
    if (!solver.setA(left)) {
      throw new IllegalStateException("a penalised Gram matrix has an inverse");
    }
    solver.solve(sums.targets(), map);
    return space.withDescriptorMap(rows(map), GUESS_CONFIDENCE);
  }

  private static float[][] rows(DMatrixRMaj matrix) {
    float[][] rows = new float[matrix.numRows][matrix.numCols];
    for (int row = 0; row < matrix.numRows; row++) {
      for (int column = 0; column < matrix.numCols; column++) {
        rows[row][column] = (float) matrix.get(row, column);
      }
    }
    return rows;
  }
}
