package org.asterism.pipeline.history;

import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.asterism.pipeline.lake.LakeTable;

/** The table {@code entities}: the nodes of the art-history graph. */
public final class Entities {
  public static final String ID = "id";

  /** An {@link EntityType#key}. */
  public static final String TYPE = "type";

  public static final String NAME = "name";

  /** {@code float[128]} of length 1; null for a node no relation leads to. */
  public static final String VECTOR = "vector";

  public static final StructType SCHEMA =
      new StructType()
          .add(ID, StringType)
          .add(TYPE, StringType)
          .add(NAME, StringType)
          .add(VECTOR, createArrayType(FloatType));

  public static final LakeTable TABLE = LakeTable.of("entities", SCHEMA, ID);

  private Entities() {}

  /** A row that holds a node's vector and nothing else of it. */
  static Row vectorRow(String id, float[] vector) {
    return RowFactory.create(id, null, null, vector);
  }
}
