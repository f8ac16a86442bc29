package org.asterism.pipeline.publish;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.bundle.CatalogueEntry;
import org.asterism.core.bundle.Keyword;
import org.asterism.core.conceptual.LatentSemantics;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.enrich.Texts;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.fetch.RawStore;
import org.asterism.pipeline.history.EntityType;
import org.asterism.pipeline.people.Artists;

/** Everything known of each picture, as one row, and that row as an entry of the catalogue. */
final class Entries {
  private static final String JPEG = "jpeg";
  private static final String DESCRIPTOR = "descriptor";

  /** Reasons measure what these count; more than a card ever shows. */
  private static final int KEYWORDS = 24;

  private Entries() {}

  /**
   * One row a usable picture that has a descriptor.
   *
   * @param objects as {@link Artists#resolved} gives them
   */
  static Dataset<Row> rows(
      Dataset<Row> objects, Dataset<Row> images, Dataset<Row> texts, Dataset<Row> embeddings) {
    Dataset<Row> rows =
        objects
            .drop(Objects.JSON)
            .join(
                images
                    .where(Images.USABLE)
                    .select(
                        Images.IMAGE_ID,
                        Images.THUMBNAIL,
                        Images.WIDTH,
                        Images.HEIGHT,
                        Images.DHASH,
                        Images.DUPLICATE_OF,
                        Images.PALETTE),
                Images.IMAGE_ID)
            .join(texts.select(Texts.IMAGE_ID, Texts.TERMS), new String[] {Texts.IMAGE_ID}, "left");
    Dataset<Row> descriptors =
        embeddings
            .where(Embeddings.DESCRIPTORS)
            .select(col(Embeddings.IMAGE_ID), col(Embeddings.VECTOR).as(DESCRIPTOR));
    return Embeddings.beside(rows, embeddings).join(descriptors, Embeddings.IMAGE_ID);
  }

  /** The rows with the bytes of their thumbnails. */
  static Dataset<Row> withThumbnails(Dataset<Row> rows, RawStore raw) {
    StructType schema = rows.schema().add(JPEG, DataTypes.BinaryType);
    return rows.map(
        (MapFunction<Row, Row>)
            row -> {
              Object[] values = new Object[schema.size()];
              for (int i = 0; i < row.size(); i++) {
                values[i] = row.get(i);
              }
              values[row.size()] = raw.read(row.getAs(Images.THUMBNAIL));
              return RowFactory.create(values);
            },
        Encoders.row(schema));
  }

  /**
   * @param keepsDescriptor whether the formal vector is another encoder's, so that the descriptor
   *     has to be kept beside it
   */
  static CatalogueEntry entry(Row row, LatentSemantics words, boolean keepsDescriptor) {
    Artwork artwork = Objects.artworkOf(row);
    return new CatalogueEntry(
        artwork,
        row.getAs(Objects.SOURCE_NAME),
        row.getAs(Objects.ATTRIBUTION),
        row.getAs(Images.WIDTH),
        row.getAs(Images.HEIGHT),
        row.getAs(Images.DHASH),
        row.getAs(Images.DUPLICATE_OF),
        Images.paletteOf(row),
        keywords(row, words),
        entities(Artists.artworkOf(row)),
        Embeddings.embeddingOf(row, Affinity.FORMAL),
        Embeddings.embeddingOf(row, Affinity.CONCEPTUAL),
        Embeddings.embeddingOf(row, Affinity.HISTORICAL),
        keepsDescriptor ? Embeddings.vectorOf(row, DESCRIPTOR) : null,
        row.getAs(JPEG));
  }

  private static List<Keyword> keywords(Row row, LatentSemantics words) {
    int terms = row.fieldIndex(Texts.TERMS);
    if (row.isNullAt(terms)) {
      return List.of();
    }
    return words.keywords(row.getList(terms), KEYWORDS).entrySet().stream()
        .map(keyword -> new Keyword(keyword.getKey(), keyword.getValue()))
        .toList();
  }

  private static List<String> entities(Artwork artwork) {
    return Arrays.stream(EntityType.values())
        .flatMap(type -> type.idsOf(artwork).stream())
        .distinct()
        .toList();
  }
}
