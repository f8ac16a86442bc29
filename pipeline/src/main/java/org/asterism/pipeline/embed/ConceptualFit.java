package org.asterism.pipeline.embed;

import static java.util.stream.Collectors.toMap;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.core.affinity.Embedding;
import org.asterism.core.affinity.UnitVectors;
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

  /** One work in so many is held out to measure the map by. */
  private static final int FOLDS = 5;

  /** Fewer measure nothing. */
  private static final int FEWEST_HELD_OUT = 8;

  /** Of a map that was not found to be worth anything. */
  private static final float LEAST_CONFIDENCE = 0.05f;

  /** A guess is never as good as words. */
  private static final float MOST_CONFIDENCE = 0.95f;

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
   * to where their words put them, and with its measured worth: a map fitted on four fifths of the
   * works places the last fifth, chosen by a hash of their ids, and the mean cosine between where
   * looks and words put those is how far the map is to be believed.
   *
   * @param works rows with an id, {@link Texts#TERMS} and a descriptor in {@link Embeddings#VECTOR}
   * @param numbers the length of a descriptor
   */
  static LatentSemantics withDescriptorMap(LatentSemantics space, Dataset<Row> works, int numbers) {
    int rank = space.rank();
    JavaRDD<Row> rows = works.select(Embeddings.IMAGE_ID, Texts.TERMS, Embeddings.VECTOR).javaRDD();
    RegressionSums fitted = sums(space, rows.filter(row -> !isHeldOut(row)), numbers);
    RegressionSums heldOut = sums(space, rows.filter(ConceptualFit::isHeldOut), numbers);
    if (rank == 0 || fitted.works() + heldOut.works() < FEWEST_DIRECTIONS) {
      return space;
    }
    float confidence =
        heldOut.works() < FEWEST_HELD_OUT
            ? LEAST_CONFIDENCE
            : confidence(space.withDescriptorMap(map(fitted, numbers), 1), rows);
    return space.withDescriptorMap(map(fitted.plus(heldOut), numbers), confidence);
  }

  private static boolean isHeldOut(Row row) {
    int mixed = row.<String>getAs(Embeddings.IMAGE_ID).hashCode() * 0x9E3779B9;
    return (mixed >>> 16) % FOLDS == 0;
  }

  private static RegressionSums sums(LatentSemantics space, JavaRDD<Row> rows, int numbers) {
    return rows.treeAggregate(
        new RegressionSums(numbers + 1, space.rank()),
        (all, row) ->
            all.add(Embeddings.vectorOf(row, Embeddings.VECTOR), space.ofWords(termsOf(row))),
        RegressionSums::plus);
  }

  private static List<String> termsOf(Row row) {
    return row.getList(row.fieldIndex(Texts.TERMS));
  }

  private static float[][] map(RegressionSums sums, int numbers) {
    DMatrixRMaj left = sums.descriptors();
    for (int i = 0; i < numbers; i++) {
      left.add(i, i, PENALTY * sums.works());
    }
    // The constant bears no penalty; this keeps the matrix invertible without any work.
    left.add(numbers, numbers, 1e-6);
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(left.numRows);
    DMatrixRMaj right = sums.targets();
    DMatrixRMaj map = new DMatrixRMaj(numbers + 1, right.numCols);
    if (!solver.setA(left)) {
      throw new IllegalStateException("a penalised Gram matrix has an inverse");
    }
    solver.solve(right, map);
    return rows(map);
  }

  /** The mean cosine over the works held out, within what a confidence may be. */
  private static float confidence(LatentSemantics fitted, JavaRDD<Row> rows) {
    // In whole numbers, whose sum does not depend on the order.
    long[] sums =
        rows.filter(ConceptualFit::isHeldOut)
            .treeAggregate(
                new long[2],
                (all, row) -> {
                  float[] words = fitted.ofWords(termsOf(row));
                  Embedding looks =
                      fitted.ofDescriptor(Embeddings.vectorOf(row, Embeddings.VECTOR));
                  if (words != null && looks != null) {
                    all[0] += ExactProducts.quantised(UnitVectors.cosine(words, looks.vector()));
                    all[1]++;
                  }
                  return all;
                },
                (a, b) -> new long[] {a[0] + b[0], a[1] + b[1]});
    double mean = sums[1] == 0 ? 0 : (double) sums[0] / sums[1] / ExactProducts.quantised(1);
    return (float) Math.max(LEAST_CONFIDENCE, Math.min(MOST_CONFIDENCE, mean));
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
