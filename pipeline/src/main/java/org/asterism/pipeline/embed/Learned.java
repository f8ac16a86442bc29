package org.asterism.pipeline.embed;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;

/** The table {@code learned}: what encoders took from the collection, for use outside the batch. */
public final class Learned {
  public static final String NAME = "name";
  public static final String CONTENT = "content";

  /** The name of the conceptual encoder, a {@link org.asterism.core.conceptual.LatentSemantics}. */
  public static final String CONCEPTUAL = "conceptual";

  /**
   * The name of the learned encoder that serves an affinity, an {@link
   * org.asterism.core.learned.OnnxSpec} as JSON; there is none for a built-in one.
   */
  public static String encoderOf(Affinity affinity) {
    return "encoder-%s.json".formatted(affinity.key());
  }

  public static final StructType SCHEMA =
      new StructType().add(NAME, StringType).add(CONTENT, BinaryType);

  public static final LakeTable TABLE = LakeTable.of("learned", SCHEMA, NAME);

  private Learned() {}

  /** The bytes under that name. */
  public static Optional<byte[]> content(Lake lake, String name) {
    return TABLE.read(lake).where(col(NAME).equalTo(name)).select(CONTENT).collectAsList().stream()
        .findFirst()
        .map(Learned::bytes);
  }

  /**
   * How well meanings are guessed from looks: see {@link
   * org.asterism.core.conceptual.LatentSemantics#mapConfidence}; empty if too few works were there.
   */
  public static OptionalDouble heldOutCosine(Lake lake) {
    Optional<byte[]> content = content(lake, CONCEPTUAL);
    return content.isEmpty()
        ? OptionalDouble.empty()
        : ConceptualEmbedding.read(content.get()).mapConfidence();
  }

  private static byte[] bytes(Row row) {
    return (byte[]) row.get(0);
  }
}
