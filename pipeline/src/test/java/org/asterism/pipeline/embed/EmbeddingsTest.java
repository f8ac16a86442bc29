package org.asterism.pipeline.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.sql.Row;
import org.asterism.core.AsterismException;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.formal.FormalEncoder;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.fetch.Images;
import org.junit.jupiter.api.Test;

/** Rows of an earlier Asterism, which kept no confidences: {@code LakeTable} reads them as null. */
class EmbeddingsTest {
  private static final Row OLD =
      TestLake.row(
          Embeddings.SCHEMA,
          Embeddings.IMAGE_ID,
          "a",
          Embeddings.AFFINITY,
          "formal",
          Embeddings.MODEL,
          FormalEncoder.MODEL,
          Embeddings.VECTOR,
          new float[] {1, 0},
          Embeddings.INPUT_HASH,
          "abc");

  private static final Row PICTURE =
      TestLake.row(
          Images.SCHEMA, Images.IMAGE_ID, "a", Images.SHA256, "abc", Images.ENRICHED_SHA256, "abc");

  @Test
  void aLookFromBeforeThereWereConfidencesStandsAndIsBelieved() {
    Row kept =
        FormalEmbedding.stillValid(
                TestLake.rows(Images.SCHEMA, PICTURE), TestLake.rows(Embeddings.SCHEMA, OLD))
            .first();

    assertThat(kept.<Float>getAs(Embeddings.CONFIDENCE)).isEqualTo(1f);
    assertThat(Embeddings.vectorOf(kept, Embeddings.VECTOR)).containsExactly(1, 0);
  }

  @Test
  void vectorsOfTwoModelsNeverServeOneAffinity() {
    Row other =
        TestLake.row(
            Embeddings.SCHEMA,
            Embeddings.IMAGE_ID,
            "b",
            Embeddings.AFFINITY,
            "formal",
            Embeddings.MODEL,
            "tiny@12345678");

    assertThatThrownBy(() -> Embeddings.models(TestLake.rows(Embeddings.SCHEMA, OLD, other)))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith("The formal vectors are of two encoders: ")
        .hasMessageContaining("embed --rebuild");
  }

  @Test
  void aVectorWithoutConfidenceIsNotPublishedButExplained() {
    Row beside =
        Embeddings.beside(
                TestLake.rows(Images.SCHEMA, PICTURE), TestLake.rows(Embeddings.SCHEMA, OLD))
            .first();

    assertThatThrownBy(() -> Embeddings.embeddingOf(beside, Affinity.FORMAL))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("formal vector of image a")
        .hasMessageContaining("Run the stage embed");
    assertThat(Embeddings.embeddingOf(beside, Affinity.HISTORICAL)).isNull();
  }
}
