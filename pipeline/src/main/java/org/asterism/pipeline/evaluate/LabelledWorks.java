package org.asterism.pipeline.evaluate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.affinity.Weights;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.lake.Lake;
import org.jspecify.annotations.Nullable;

/**
 * Works with their vectors, held by the driver: at most {@link #LARGEST}, 100 MB; of a larger
 * collection a sample by the hash of the image id.
 *
 * @param artworks in the order of their image ids
 * @param dhashes per work
 * @param vectors per affinity and work, null where a work has none
 */
record LabelledWorks(
    List<Artwork> artworks, long[] dhashes, Map<Affinity, float @Nullable [][]> vectors) {
  static final int LARGEST = 20_000;

  static LabelledWorks of(Lake lake) {
    Dataset<Row> rows =
        Objects.TABLE
            .read(lake)
            .where(Objects.USED)
            .drop(Objects.JSON)
            .join(
                Images.TABLE.read(lake).where(Images.USABLE).select(Images.IMAGE_ID, Images.DHASH),
                Images.IMAGE_ID);
    List<Row> works =
        Embeddings.beside(rows, Embeddings.TABLE.read(lake))
            .orderBy(xxhash64(col(Images.IMAGE_ID), lit("evaluate")), col(Images.IMAGE_ID))
            .limit(LARGEST)
            .orderBy(Images.IMAGE_ID)
            .collectAsList();
    Map<Affinity, float @Nullable [][]> vectors = new EnumMap<>(Affinity.class);
    for (Affinity affinity : Affinity.values()) {
      vectors.put(
          affinity,
          works.stream()
              .map(row -> Embeddings.vectorOf(row, affinity))
              .toArray(float @Nullable [][]::new));
    }
    return new LabelledWorks(
        works.stream().map(Objects::artworkOf).toList(),
        works.stream().mapToLong(row -> row.<Long>getAs(Images.DHASH)).toArray(),
        vectors);
  }

  Retrieval retrieval() {
    return new Retrieval(artworks.stream().map(Artwork::imageId).toList(), dhashes);
  }

  /** By one affinity alone. */
  Ranking by(Affinity affinity) {
    float @Nullable [][] of = vectors.get(affinity);
    return (query, candidate) ->
        of[query] == null || of[candidate] == null
            ? Float.NEGATIVE_INFINITY
            : UnitVectors.cosine(of[query], of[candidate]);
  }

  /** By all affinities; one that is unknown adds nothing. */
  Ranking by(Weights weights) {
    return (query, candidate) -> {
      double sum = 0;
      for (Affinity affinity : Affinity.values()) {
        float nearness = by(affinity).nearness(query, candidate);
        if (nearness != Float.NEGATIVE_INFINITY) {
          sum += weights.of(affinity) * nearness;
        }
      }
      return (float) sum;
    };
  }

  List<@Nullable String> styles() {
    return labels(artwork -> artwork.movements().stream().findFirst().orElse(null));
  }

  List<@Nullable String> artists() {
    return labels(artwork -> artwork.artists().stream().map(Artist::name).findFirst().orElse(null));
  }

  private List<@Nullable String> labels(Label label) {
    // Stream.toList, unlike List.of, takes nulls.
    return artworks.stream().<@Nullable String>map(label::of).toList();
  }

  private interface Label {
    @Nullable String of(Artwork artwork);
  }
}
