package org.asterism.pipeline.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.embed.Embeddings;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.LakeTable;

/**
 * The table {@code linked}: which vectors the edges were made of, and what each picture's list of
 * edges holds: <em>all pictures nearer than its bar, and the bar itself</em>. So an update need not
 * look at a list to tell what belongs into it, and as long as k of it are left, a list that lost
 * some is whole. It needs no other table than this one and the feed of the embeddings.
 */
public final class Linked {
  public static final String IMAGE_ID = "image_id";
  public static final String AFFINITY = "affinity";

  /** The vector's encoder. */
  public static final String MODEL = "model";

  /** How many numbers the vector has. */
  public static final String DIMENSION = "dimension";

  /** Of the vector. */
  public static final String VECTOR_HASH = "vector_hash";

  /**
   * The vector itself, of length 1, as little-endian floats: an update has all pass by, and reading
   * them here takes a third of reading them number by number. Null if it cannot be linked.
   */
  public static final String VECTOR = "vector";

  /** The settings its edges were made with. */
  public static final String SETTINGS = "settings";

  /** How many of a list count: the nearest. */
  public static final String K = "k";

  /** The cosine of the last that the list surely holds; null if it holds all there are. */
  public static final String BAR = "bar";

  /** The picture at the bar. Of those of its cosine, the list holds those of smaller ids. */
  public static final String LAST = "last";

  /** Whether an update brought the row: the affinity's lists may hold more than k then. */
  public static final String BY_UPDATE = "by_update";

  /** Whether so much was taken from its list that it must be found anew. */
  public static final String IS_BEREFT = "is_bereft";

  public static final StructType SCHEMA =
      new StructType()
          .add(IMAGE_ID, StringType)
          .add(AFFINITY, StringType)
          .add(MODEL, StringType)
          .add(DIMENSION, IntegerType)
          .add(VECTOR_HASH, LongType)
          .add(VECTOR, BinaryType)
          .add(SETTINGS, StringType)
          .add(K, IntegerType)
          .add(BAR, FloatType)
          .add(LAST, StringType)
          .add(BY_UPDATE, BooleanType)
          .add(IS_BEREFT, BooleanType);

  public static final LakeTable TABLE =
      LakeTable.of("linked", SCHEMA, IMAGE_ID, AFFINITY).inPartsBy(AFFINITY);

  private static final String COUNT = "count";
  private static final String FARTHEST = "farthest";
  private static final String LOST = "lost";
  private static final String LEFT = "left";

  private Linked() {}

  /** Rows of this table, of {@link Edges} or of {@link Embeddings}, of some affinities. */
  static Column of(java.util.Collection<Affinity> affinities) {
    return col(AFFINITY).isin(affinities.stream().map(Affinity::key).toArray());
  }

  /** Of a row that has its key in {@link #AFFINITY}. */
  static Affinity affinityOf(Row row) {
    return Affinity.ofKey(row.<String>getAs(AFFINITY)).orElseThrow();
  }

  /**
   * @param keys rows of an image id and an affinity
   */
  static Dataset<Row> keys(Lake lake, List<Row> keys) {
    return lake.spark().createDataFrame(keys, TABLE.part(IMAGE_ID, AFFINITY));
  }

  /**
   * The bars of lists that hold k and no more.
   *
   * @param edges of one affinity, ranked by their cosines, no list longer than k
   * @return rows of an image id, {@link #BAR} and {@link #LAST}; none of shorter lists, which hold
   *     all there are
   */
  static Dataset<Row> bars(Dataset<Row> edges, int k) {
    return edges
        .groupBy(col(Edges.SRC).as(IMAGE_ID))
        .agg(
            count(lit(1)).as(COUNT),
            max(struct(negate(col(Edges.WEIGHT)).as(BAR), col(Edges.DST).as(LAST))).as(FARTHEST))
        .where(col(COUNT).geq(k))
        .select(
            col(IMAGE_ID),
            negate(col(FARTHEST).getField(BAR)).as(BAR),
            col(FARTHEST).getField(LAST).as(LAST));
  }

  /**
   * Forgets these pictures, and lets the next run link anew those of whose lists too little is left
   * without them. Call it before their edges are removed.
   */
  public static void forget(Lake lake, Object[] imageIds) {
    // What was taken down goes from the vectors' history too, so there is no telling by it.
    new Notes(lake).forgetStanding();
    Column leadsToThem = col(Edges.DST).isin(imageIds);
    Dataset<Row> left =
        Edges.TABLE
            .read(lake)
            .groupBy(col(Edges.SRC).as(IMAGE_ID), col(Edges.AFFINITY).as(AFFINITY))
            .agg(count(when(leadsToThem, 1)).as(LOST), count(when(not(leadsToThem), 1)).as(LEFT))
            .where(col(LOST).gt(0));
    Dataset<Row> linked = TABLE.read(lake);
    Column isForgotten = col(IMAGE_ID).isin(imageIds);
    Dataset<Row> bereft =
        linked
            .where(not(isForgotten).and(col(BAR).isNotNull()))
            .join(left, new String[] {IMAGE_ID, AFFINITY})
            .where(col(LEFT).lt(col(K)))
            .drop(LOST, LEFT);
    TABLE.replaceRows(
        lake,
        linked.where(isForgotten).unionByName(bereft),
        bereft.withColumn(IS_BEREFT, lit(true)));
  }
}
