package org.asterism.pipeline.history;

import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.Set;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.bundle.Relation;
import org.asterism.pipeline.lake.LakeTable;

/** The table {@code relations}: the edges of the art-history graph. */
public final class Relations {
  public static final String SRC = "src";
  public static final String DST = "dst";
  public static final String TYPE = "type";

  /** How strongly it binds, above 0; walks follow relations in proportion. */
  public static final String WEIGHT = "weight";

  /**
   * Who says so: {@code objects}, the address of a list, the name of an import; several with {@code
   * "; "} between them, in order.
   */
  public static final String SOURCE = "source";

  public static final String TAUGHT = Relation.TAUGHT;
  public static final String INFLUENCED = Relation.INFLUENCED;
  public static final String MEMBER_OF = Relation.MEMBER_OF;
  public static final String ACTIVE_IN = Relation.ACTIVE_IN;
  public static final String ACTIVE_DURING = Relation.ACTIVE_DURING;

  /** An artist's works were made in a medium. */
  public static final String MADE_IN = Relation.MADE_IN;

  static final Set<String> TYPES =
      Set.of(TAUGHT, INFLUENCED, MEMBER_OF, ACTIVE_IN, ACTIVE_DURING, MADE_IN);

  public static final StructType SCHEMA =
      new StructType()
          .add(SRC, StringType)
          .add(DST, StringType)
          .add(TYPE, StringType)
          .add(WEIGHT, FloatType)
          .add(SOURCE, StringType);

  public static final LakeTable TABLE = LakeTable.of("relations", SCHEMA, SRC, DST, TYPE);

  private Relations() {}

  /** People bind more than places and years do. */
  static float weightOf(String type) {
    return switch (type) {
      case TAUGHT, INFLUENCED -> 2.0f;
      case MEMBER_OF -> 1.0f;
      case ACTIVE_IN, ACTIVE_DURING -> 0.3f;
      case MADE_IN -> 0.1f;
      default -> throw new IllegalArgumentException("no relation is called " + type);
    };
  }
}
