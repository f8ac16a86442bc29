package org.asterism.pipeline.evaluate;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Embedding;
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
 * Works with their vectors, held by the driver: at most {@link #LARGEST}, some 30 MB; of a larger
 * collection a sample by the hash of the image id. All pairs of them are compared.
 *
 * @param artworks in the order of their image ids
 * @param dhashes per work
 * @param pictures per work the group of files that show one picture
 * @param paths per work its picture in the raw store
 * @param vectors per affinity and work, null where a work has none
 * @param confidences per affinity and work, 0 where a work has none
 * @param builtIn per affinity and work the built-in encoder's vector, where another one serves
 * @param weights in which all affinities count together
 */
record LabelledWorks(
    List<Artwork> artworks,
    long[] dhashes,
    List<String> pictures,
    List<String> paths,
    Map<Affinity, float @Nullable [][]> vectors,
    Map<Affinity, float[]> confidences,
    Map<Affinity, float @Nullable [][]> builtIn,
    Weights weights) {
  static final int LARGEST = 4_000;

  private static final String PICTURE = "picture";

  static LabelledWorks of(Lake lake, Weights weights) {
    Dataset<Row> rows =
        Objects.TABLE
            .read(lake)
            .where(Objects.USED)
            .drop(Objects.JSON)
            .join(
                Images.TABLE
                    .read(lake)
                    .where(Images.USABLE)
                    .select(
                        col(Images.IMAGE_ID),
                        col(Images.DHASH),
                        col(Images.PATH),
                        coalesce(col(Images.DUPLICATE_OF), col(Images.IMAGE_ID)).as(PICTURE)),
                Images.IMAGE_ID);
    List<Row> works =
        Embeddings.beside(rows, Embeddings.TABLE.read(lake))
            .orderBy(xxhash64(col(Images.IMAGE_ID), lit("evaluate")), col(Images.IMAGE_ID))
            .limit(LARGEST)
            .orderBy(Images.IMAGE_ID)
            .collectAsList();
    Map<Affinity, float @Nullable [][]> vectors = new EnumMap<>(Affinity.class);
    Map<Affinity, float[]> confidences = new EnumMap<>(Affinity.class);
    for (Affinity affinity : Affinity.values()) {
      float @Nullable [][] of = new float[works.size()][];
      float[] believed = new float[works.size()];
      for (int work = 0; work < of.length; work++) {
        Embedding embedding = Embeddings.embeddingOf(works.get(work), affinity);
        if (embedding != null) {
          of[work] = embedding.vector();
          believed[work] = embedding.confidence();
        }
      }
      vectors.put(affinity, of);
      confidences.put(affinity, believed);
    }
    List<String> ids = works.stream().map(row -> row.<String>getAs(Images.IMAGE_ID)).toList();
    return new LabelledWorks(
        works.stream().map(Objects::artworkOf).toList(),
        works.stream().mapToLong(row -> row.<Long>getAs(Images.DHASH)).toArray(),
        works.stream().map(row -> row.<String>getAs(PICTURE)).toList(),
        works.stream().map(row -> row.<String>getAs(Images.PATH)).toList(),
        vectors,
        confidences,
        builtIn(lake, ids),
        weights);
  }

  private static Map<Affinity, float @Nullable [][]> builtIn(Lake lake, List<String> ids) {
    Map<Affinity, float @Nullable [][]> vectors = new EnumMap<>(Affinity.class);
    for (Row row :
        Embeddings.builtInBeside(Embeddings.TABLE.read(lake))
            .where(col(Embeddings.IMAGE_ID).isin(ids.toArray()))
            .collectAsList()) {
      Affinity affinity = Affinity.ofKey(row.getAs(Embeddings.AFFINITY)).orElseThrow();
      // Works are in the order of their ids.
      int work = Collections.binarySearch(ids, row.<String>getAs(Embeddings.IMAGE_ID));
      vectors.computeIfAbsent(affinity, any -> new float[ids.size()][])[work] =
          Embeddings.vectorOf(row, Embeddings.VECTOR);
    }
    return vectors;
  }

  int size() {
    return artworks.size();
  }

  Retrieval retrieval() {
    return new Retrieval(artworks.stream().map(Artwork::imageId).toList(), dhashes);
  }

  /** By one affinity alone. */
  Ranking by(Affinity affinity) {
    return by(vectors.get(affinity));
  }

  /**
   * By all together, as a recommender scores without its graph: each affinity the query has counts
   * by its weight and by how far both vectors are to be believed.
   */
  Ranking byAll() {
    Affinity[] affinities = Affinity.values();
    Ranking[] cosines = new Ranking[affinities.length];
    for (int i = 0; i < affinities.length; i++) {
      cosines[i] = by(affinities[i]);
    }
    return (query, candidate) -> {
      double sum = 0;
      double believed = 0;
      for (int i = 0; i < affinities.length; i++) {
        float[] confidence = confidences.get(affinities[i]);
        double weight = weights.of(affinities[i]) * confidence[query];
        believed += weight;
        if (weight > 0 && confidence[candidate] > 0) {
          sum += weight * confidence[candidate] * cosines[i].nearness(query, candidate);
        }
      }
      return believed == 0 ? Float.NEGATIVE_INFINITY : (float) (sum / believed);
    };
  }

  /**
   * By the cosine alone, such as that of colour histograms: the baseline of an encoder of pictures.
   *
   * @param of per work a unit vector, or null
   */
  static Ranking by(float @Nullable [][] of) {
    return (query, candidate) ->
        of[query] == null || of[candidate] == null
            ? Float.NEGATIVE_INFINITY
            : UnitVectors.cosine(of[query], of[candidate]);
  }

  /** How many of the works have a meaning that was guessed from their looks. */
  int guessed() {
    int guessed = 0;
    for (float confidence : confidences.get(Affinity.CONCEPTUAL)) {
      guessed += confidence > 0 && confidence < 1 ? 1 : 0;
    }
    return guessed;
  }

  /**
   * By the share of metadata two works have in common, without the field asked for: the baseline of
   * all encoders.
   */
  Ranking byMetadataWithout(Relation asked) {
    List<Set<String>> fields = new ArrayList<>();
    for (int work = 0; work < size(); work++) {
      Set<String> of = new HashSet<>();
      for (Relation relation : relations()) {
        if (!relation.name().equals(asked.name()) && !relation.copiesCount()) {
          relation.labels().get(work).forEach(label -> of.add(relation.name() + " " + label));
        }
      }
      Artwork artwork = artworks.get(work);
      of.add("medium " + artwork.medium());
      of.add("place " + artwork.place());
      of.add("decade " + (artwork.years() == null ? "" : artwork.years().from() / 10));
      fields.add(of);
    }
    return (query, candidate) -> {
      Set<String> one = fields.get(query);
      Set<String> other = fields.get(candidate);
      int common = 0;
      for (String field : one) {
        common += other.contains(field) ? 1 : 0;
      }
      return (float) common / (one.size() + other.size() - common);
    };
  }

  /**
   * What the metadata says works share; {@code near-duplicate} is what comparing pictures found.
   */
  List<Relation> relations() {
    return List.of(
        Relation.of("style", styles()),
        Relation.of("artist", artists()),
        new Relation(
            "subject", artworks.stream().map(work -> Set.copyOf(work.subjects())).toList(), false),
        Relation.of("collection", labels(Artwork::collection)),
        new Relation("near-duplicate", pictures.stream().map(Set::of).toList(), true));
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
