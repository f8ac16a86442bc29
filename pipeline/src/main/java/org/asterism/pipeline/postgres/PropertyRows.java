package org.asterism.pipeline.postgres;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.enrich.Texts;
import org.asterism.pipeline.fetch.Images;

/** What the property store holds of each picture, under the names its columns have there. */
final class PropertyRows {
  private static final Column NO_TEXTS = array().cast("array<string>");

  /** The columns in their order, each with its type in PostgreSQL. */
  enum Property {
    ID("uuid NOT NULL", col(Images.IMAGE_ID)),
    SOURCE("text NOT NULL", col(Objects.SOURCE)),
    SOURCE_ID("text NOT NULL", col(Objects.SOURCE_ID)),
    FILE_PATH("text NOT NULL", col(Images.PATH)),
    SHA256("text NOT NULL", col(Images.SHA256)),
    BYTES("bigint", col(Images.BYTES)),
    WIDTH("integer", col(Images.WIDTH)),
    HEIGHT("integer", col(Images.HEIGHT)),
    MIME_TYPE("text", col(Images.MIME)),
    CREATED_AT("date", firstDayOf(col(Objects.YEAR_FROM))),
    LICENSE("text NOT NULL", col(Objects.LICENCE)),
    LICENSE_VERSION("text", col(Objects.LICENCE_VERSION)),
    LICENSE_URI("text", col(Objects.LICENCE_URI)),
    ATTRIBUTION("text", col(Objects.ATTRIBUTION)),
    TAGS("text[] NOT NULL", coalesce(col(Objects.SUBJECTS), NO_TEXTS)),
    CAPTION("text", caption()),
    OCR_TEXT("text", col(Images.OCR_TEXT)),
    TITLE("text", col(Objects.TITLE)),
    ARTISTS("text[] NOT NULL", coalesce(names(), NO_TEXTS)),
    DATE_TEXT("text", col(Objects.DATE_TEXT)),
    YEAR_FROM("integer", col(Objects.YEAR_FROM)),
    YEAR_TO("integer", col(Objects.YEAR_TO)),
    MOVEMENTS("text[] NOT NULL", coalesce(col(Objects.MOVEMENTS), NO_TEXTS)),
    KEYWORDS("text[] NOT NULL", coalesce(phrases(), NO_TEXTS)),
    DESCRIPTION("text", col(Objects.DESCRIPTION)),
    MEDIUM("text", col(Objects.MEDIUM)),
    PLACE("text", col(Objects.PLACE)),
    COLLECTION("text", col(Objects.COLLECTION)),
    PAGE_URL("text", col(Objects.PAGE_URL)),
    IMAGE_URL("text", col(Objects.IMAGE_URL)),
    DUPLICATE_OF("uuid", col(Images.DUPLICATE_OF)),
    /** When the picture first came; it chooses the partition and never changes in the store. */
    INGEST_TS("timestamptz NOT NULL", col(Images.FETCHED_AT).cast("string"));

    private final String type;

    @SuppressWarnings("ImmutableEnumChecker") // Spark's columns are values
    private final Column value;

    Property(String type, Column value) {
      this.type = type;
      this.value = value;
    }

    String column() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    String definition() {
      return column() + " " + type;
    }

    static List<Property> all() {
      return List.of(values());
    }
  }

  private PropertyRows() {}

  /** One row a usable picture of a work in use, its values as PostgreSQL reads them. */
  static Dataset<Row> of(Dataset<Row> objects, Dataset<Row> images, Dataset<Row> texts) {
    Column[] properties =
        Arrays.stream(Property.values())
            .map(property -> property.value.as(property.column()))
            .toArray(Column[]::new);
    Dataset<Row> pictures =
        images
            .where(Images.USABLE)
            .drop(
                Images.SOURCE,
                Images.SOURCE_ID,
                Images.IMAGE_URL,
                Images.RECORD_HASH,
                Images.REFUSAL);
    return objects
        .where(Objects.USED)
        .drop(Objects.JSON, Objects.FETCHED_AT)
        .join(pictures, Images.IMAGE_ID)
        .join(texts.select(Texts.IMAGE_ID, Texts.KEYWORDS), new String[] {Texts.IMAGE_ID}, "left")
        .select(properties);
  }

  private static Column names() {
    return transform(col(Objects.ARTISTS), artist -> artist.getField("name"));
  }

  private static Column phrases() {
    return transform(col(Texts.KEYWORDS), keyword -> keyword.getField("phrase"));
  }

  /** As on a label: "The Sea, Anna Boch, 1900". */
  private static Column caption() {
    Column parts =
        concat_ws(
            ", ",
            filled(col(Objects.TITLE)),
            filled(concat_ws(" and ", names())),
            filled(col(Objects.DATE_TEXT)));
    return filled(parts);
  }

  /** Null where there is nothing in it. */
  private static Column filled(Column text) {
    return when(text.notEqual(""), text);
  }

  /**
   * The first of January of a year counted without a year 0, as PostgreSQL writes it; its dates
   * begin with 4713 BC.
   */
  private static Column firstDayOf(Column year) {
    Column day =
        concat_ws("", lit("0000"), org.apache.spark.sql.functions.abs(year).cast("string"));
    Column fourDigits = day.substr(lit(-4), lit(4));
    return when(year.isNull().or(not(year.between(-4713, 9999))), lit(null).cast("string"))
        .when(year.lt(0), concat_ws("", fourDigits, lit("-01-01 BC")))
        .otherwise(concat_ws("", fourDigits, lit("-01-01")));
  }
}
