package org.asterism.pipeline.embed;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Embedding;
import org.asterism.core.conceptual.LatentSemantics;
import org.asterism.core.formal.FormalEncoder;
import org.asterism.pipeline.enrich.Texts;

/**
 * What works mean, from their words; from the look of them where words are missing. Fitted on the
 * whole collection, so all vectors are made anew when any text changes.
 */
final class ConceptualEmbedding {
  private ConceptualEmbedding() {}

  /** Every work that has a descriptor, with its words, if any. */
  static Dataset<Row> works(Dataset<Row> formal, Dataset<Row> texts) {
    return formal
        .select(Embeddings.IMAGE_ID, Embeddings.VECTOR, Embeddings.INPUT_HASH)
        .join(texts.select(Texts.IMAGE_ID, Texts.TERMS), new String[] {Texts.IMAGE_ID}, "left")
        .withColumn(Texts.TERMS, coalesce(col(Texts.TERMS), array().cast("array<string>")));
  }

  static LatentSemantics fitted(Dataset<Row> works) {
    LatentSemantics space = ConceptualFit.space(works.select(Texts.TERMS));
    return ConceptualFit.withDescriptorMap(space, works, FormalEncoder.DIMENSION);
  }

  static Dataset<Row> encoded(Dataset<Row> works, LatentSemantics encoder) {
    Broadcast<LatentSemantics> shared =
        JavaSparkContext.fromSparkContext(works.sparkSession().sparkContext()).broadcast(encoder);
    return works.flatMap(
        (FlatMapFunction<Row, Row>) row -> encoded(row, shared.value()),
        Encoders.row(Embeddings.SCHEMA));
  }

  private static Iterator<Row> encoded(Row work, LatentSemantics encoder) {
    List<String> words = work.getList(work.fieldIndex(Texts.TERMS));
    Embedding embedding = Embedding.certain(encoder.ofWords(words));
    String basis = "words";
    if (embedding == null) {
      embedding = encoder.ofDescriptor(Embeddings.vectorOf(work, Embeddings.VECTOR));
      basis = "descriptor";
    }
    return embedding == null
        ? List.<Row>of().iterator()
        : List.of(
                Embeddings.row(
                    work.getAs(Embeddings.IMAGE_ID),
                    Affinity.CONCEPTUAL,
                    LatentSemantics.MODEL,
                    embedding,
                    basis))
            .iterator();
  }

  static LatentSemantics read(byte[] bytes) {
    try {
      return LatentSemantics.read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(LatentSemantics encoder) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      encoder.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
