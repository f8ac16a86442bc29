package org.asterism.pipeline.people;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.ArtistLine;
import org.asterism.core.artwork.Artwork;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.lake.LakeTable;

/** The table {@code artists}: one row a person, whatever number of sources name them. */
public final class Artists {
  /** {@code artist:} and the plain form of {@link #NODE}; the id in {@code entities}. */
  public static final String ARTIST_ID = "artist_id";

  /** The spelling most works bear. */
  public static final String NAME = "name";

  /**
   * The name that tells the person from namesakes: {@link #NAME}, and what is known of their life
   * where a namesake has more works.
   */
  public static final String NODE = "node";

  /** The other spellings, in order. */
  public static final String OTHER_NAMES = "other_names";

  public static final String BIRTH = "birth";
  public static final String DEATH = "death";

  /** See {@link org.asterism.core.artwork.ArtistId}. */
  public static final String ULAN = "ulan";

  public static final String WIKIDATA = "wikidata";

  /** The sources that name the person, in order. */
  public static final String SOURCES = "sources";

  /** How many works in use name the person. */
  public static final String WORKS = "works";

  /** All that records say of the person, each as {@link #mention} writes it, in order. */
  public static final String MENTIONS = "mentions";

  public static final StructType SCHEMA =
      new StructType()
          .add(ARTIST_ID, StringType)
          .add(NAME, StringType)
          .add(NODE, StringType)
          .add(OTHER_NAMES, createArrayType(StringType))
          .add(BIRTH, IntegerType)
          .add(DEATH, IntegerType)
          .add(ULAN, StringType)
          .add(WIKIDATA, StringType)
          .add(SOURCES, createArrayType(StringType))
          .add(WORKS, LongType)
          .add(MENTIONS, createArrayType(StringType));

  public static final LakeTable TABLE = LakeTable.of("artists", SCHEMA, ARTIST_ID);

  /** The nodes of an object's makers, in their order; null for a maker no person is known for. */
  private static final String NODES = "artist_nodes";

  private Artists() {}

  /** What a record says of a maker, as one text. */
  public static Column mention(Column maker) {
    Column[] parts =
        List.of("name", "ulan", "wikidata", "birth", "death").stream()
            .map(field -> coalesce(maker.getField(field).cast(StringType), lit("")))
            .toArray(Column[]::new);
    return concat_ws("\u001f", parts);
  }

  /** The objects in use, each with what {@link #artworkOf} needs. */
  public static Dataset<Row> resolved(Dataset<Row> objects, Dataset<Row> artists) {
    Dataset<Row> used = objects.where(Objects.USED);
    Dataset<Row> persons = artists.select(col(NODE), explode(col(MENTIONS)).as("mention"));
    Column inOrder = sort_array(collect_list(struct("place", NODE)));
    Dataset<Row> nodes =
        used.select(
                col(Objects.IMAGE_ID),
                posexplode(col(Objects.ARTISTS)).as(new String[] {"place", "maker"}))
            .withColumn("mention", mention(col("maker")))
            .join(persons, new String[] {"mention"}, "left")
            .groupBy(Objects.IMAGE_ID)
            .agg(inOrder.as(NODES))
            .withColumn(NODES, transform(col(NODES), each -> each.getField(NODE)));
    return used.join(nodes, new String[] {Objects.IMAGE_ID}, "left");
  }

  /**
   * The record of a row of {@link #resolved}, with the persons behind its makers instead of what
   * its source calls them; unknown makers and workshops are left out.
   */
  public static Artwork artworkOf(Row row) {
    Artwork artwork = Objects.artworkOf(row);
    int column = row.fieldIndex(NODES);
    List<String> nodes = row.isNullAt(column) ? List.of() : row.getList(column);
    List<Artist> makers = new ArrayList<>();
    for (int i = 0; i < artwork.artists().size(); i++) {
      String node = i < nodes.size() ? nodes.get(i) : null;
      // A record newer than the table names its makers as best it can.
      ArtistLine line = ArtistLine.read(artwork.artists().get(i).name());
      if (node != null || line.isPerson()) {
        makers.add(new Artist(node == null ? line.name() : node, null, null, null));
      }
    }
    return artwork.by(makers);
  }
}
