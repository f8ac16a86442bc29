package org.asterism.pipeline.chart;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.types.StructType;
import org.asterism.pipeline.lake.LakeTable;

/** The table {@code map}: where each work stands in the graph. */
public final class MapPoints {
  public static final String IMAGE_ID = "image_id";

  /** From 0 to 1, as {@link #Y}; close works lie close. */
  public static final String X = "x";

  public static final String Y = "y";

  /** The {@link Communities#COMMUNITY} it belongs to. */
  public static final String COMMUNITY = "community";

  /** The smallest image id of all works that can be reached from it. */
  public static final String COMPONENT = "component";

  /** Its PageRank; 1 is the mean of all works, and more holds the collection together. */
  public static final String PAGERANK = "pagerank";

  /** With how many other works it has an edge, of any affinity and in either direction. */
  public static final String DEGREE = "degree";

  public static final StructType SCHEMA =
      new StructType()
          .add(IMAGE_ID, StringType)
          .add(X, FloatType)
          .add(Y, FloatType)
          .add(COMMUNITY, IntegerType)
          .add(COMPONENT, StringType)
          .add(PAGERANK, DoubleType)
          .add(DEGREE, IntegerType);

  public static final LakeTable TABLE = LakeTable.of("map", SCHEMA, IMAGE_ID);

  private MapPoints() {}
}
