package org.asterism.core.learned;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Vectors that somebody else's encoder made, as two files.
 *
 * @param name as in {@code conf/encoders.yaml}
 * @param about one sentence for people
 * @param vectors an {@code .npy} file of shape {@code (n, dimension)}, float32 in C order, or an
 *     {@code .fvecs} file; a path or URI
 * @param ids a CSV file with a header that tells whose each vector is
 * @param source the source all ids belong to, where the CSV has no column {@code source}
 * @param column the CSV's column of ids: image ids where it is {@code image_id}, else the source's
 * @param row the CSV's column that counts vectors from 0; null where the lines are in their order
 * @param dimension numbers in each vector
 * @param sha256 of the file of vectors, or null if it is not pinned
 */
public record VectorsSpec(
    String name,
    @Nullable String about,
    String vectors,
    String ids,
    @Nullable String source,
    @Nullable String column,
    @Nullable String row,
    int dimension,
    @Nullable String sha256)
    implements EncoderSpec, Serializable {
  /** The column that holds ids as tables have them. */
  public static final String IMAGE_ID = "image_id";

  public VectorsSpec {
    SpecErrors.require(vectors != null && !vectors.isBlank(), "vectors", "a path");
    SpecErrors.require(ids != null && !ids.isBlank(), "ids", "the path of a CSV file");
    SpecErrors.require(
        vectors.endsWith(".npy") || vectors.endsWith(".fvecs"),
        "vectors",
        "a file whose name ends in .npy or .fvecs");
    SpecErrors.requireDimension(dimension);
    column = column == null ? IMAGE_ID : column;
  }

  /** Whether the ids are the source's own. */
  public boolean isBySource() {
    return !IMAGE_ID.equals(column);
  }
}
