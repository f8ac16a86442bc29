package org.asterism.pipeline.crawl;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.asterism.core.Sha256;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.DatePrecision;
import org.asterism.core.artwork.ImageId;
import org.asterism.core.artwork.YearRange;
import org.asterism.core.licence.Attribution;
import org.asterism.core.licence.Licence;
import org.asterism.core.licence.LicenceClass;
import org.asterism.pipeline.lake.LakeTable;
import org.asterism.pipeline.sources.Harvest;
import org.jspecify.annotations.Nullable;

/** The table {@code objects}: one row a harvested record, also those that were refused. */
public final class Objects {
  public static final String SOURCE = "source";
  public static final String SOURCE_ID = "source_id";

  /** The source's name for people. */
  public static final String SOURCE_NAME = "source_name";

  /** The name, in the settings, of the source that brought the record last. */
  public static final String LISTING = "listing";

  public static final String IMAGE_ID = "image_id";
  public static final String TITLE = "title";
  public static final String ARTISTS = "artists";
  public static final String DATE_TEXT = "date_text";
  public static final String YEAR_FROM = "year_from";
  public static final String YEAR_TO = "year_to";

  /** A {@link DatePrecision#code}, or null where the date is not told or not understood. */
  public static final String DATE_PRECISION = "date_precision";

  public static final String MOVEMENTS = "movements";
  public static final String SUBJECTS = "subjects";
  public static final String DESCRIPTION = "description";
  public static final String MEDIUM = "medium";
  public static final String PLACE = "place";
  public static final String COLLECTION = "collection";

  /**
   * The language of description or title by its code of ISO 639-1, as the source tells it of the
   * record or of all it writes; null where it does not.
   */
  public static final String LANGUAGE = "language";

  public static final String LICENCE = "licence";
  public static final String LICENCE_VERSION = "licence_version";
  public static final String LICENCE_URI = "licence_uri";
  public static final String LICENCE_WORDING = "licence_wording";

  /** The words the rights holder asks to be named with, if any. */
  public static final String CREDIT = "credit";

  public static final String ATTRIBUTION = "attribution";
  public static final String PAGE_URL = "page_url";
  public static final String IMAGE_URL = "image_url";

  /** Why the record's picture is not taken; null for a record that is used. */
  public static final String REFUSAL = "refusal";

  public static final String JSON = "json";

  /** SHA-256 of {@link #JSON}, in hex. */
  public static final String RECORD_HASH = "record_hash";

  /** When the source last changed the record, as the source writes it. */
  public static final String UPDATED_AT = "updated_at";

  public static final String FETCHED_AT = "fetched_at";
  public static final String WITHDRAWN_AT = "withdrawn_at";

  private static final StructType ARTIST =
      new StructType()
          .add("name", StringType)
          .add("ulan", StringType)
          .add("wikidata", StringType)
          .add("birth", IntegerType)
          .add("death", IntegerType);

  public static final StructType SCHEMA =
      new StructType()
          .add(SOURCE, StringType)
          .add(SOURCE_ID, StringType)
          .add(IMAGE_ID, StringType)
          .add(TITLE, StringType)
          .add(ARTISTS, createArrayType(ARTIST))
          .add(DATE_TEXT, StringType)
          .add(YEAR_FROM, IntegerType)
          .add(YEAR_TO, IntegerType)
          .add(DATE_PRECISION, StringType)
          .add(MOVEMENTS, createArrayType(StringType))
          .add(SUBJECTS, createArrayType(StringType))
          .add(DESCRIPTION, StringType)
          .add(MEDIUM, StringType)
          .add(PLACE, StringType)
          .add(COLLECTION, StringType)
          .add(LICENCE, StringType)
          .add(LICENCE_VERSION, StringType)
          .add(LICENCE_URI, StringType)
          .add(LICENCE_WORDING, StringType)
          .add(CREDIT, StringType)
          .add(ATTRIBUTION, StringType)
          .add(PAGE_URL, StringType)
          .add(IMAGE_URL, StringType)
          .add(REFUSAL, StringType)
          .add(JSON, StringType)
          .add(RECORD_HASH, StringType)
          .add(UPDATED_AT, StringType)
          .add(FETCHED_AT, TimestampType)
          .add(WITHDRAWN_AT, TimestampType)
          .add(SOURCE_NAME, StringType)
          .add(LISTING, StringType)
          .add(LANGUAGE, StringType);

  public static final LakeTable TABLE =
      LakeTable.of("objects", SCHEMA, SOURCE, SOURCE_ID).withBookkeeping(FETCHED_AT, LISTING);

  /** Holds for records whose picture is wanted. */
  public static final Column USED = col(REFUSAL).isNull().and(col(WITHDRAWN_AT).isNull());

  private Objects() {}

  static Row found(Harvest.Found found, String listing, String sourceName, Instant now) {
    Artwork artwork = found.artwork();
    YearRange years = artwork.years();
    DatePrecision precision = artwork.datePrecision();
    Licence licence = artwork.licence();
    return RowFactory.create(
        artwork.source(),
        artwork.sourceId(),
        artwork.imageId(),
        artwork.title(),
        artwork.artists().stream()
            .map(
                each ->
                    RowFactory.create(
                        each.name(), each.ulan(), each.wikidata(), each.birth(), each.death()))
            .toArray(Row[]::new),
        artwork.dateText(),
        years == null ? null : years.from(),
        years == null ? null : years.to(),
        precision == null ? null : precision.code(),
        artwork.movements().toArray(String[]::new),
        artwork.subjects().toArray(String[]::new),
        artwork.description(),
        artwork.medium(),
        artwork.place(),
        artwork.collection(),
        licence.type().code(),
        licence.version(),
        licence.uri(),
        found.licenceWording(),
        artwork.credit(),
        Attribution.of(artwork, sourceName),
        artwork.pageUrl(),
        artwork.imageUrl(),
        refusal(found),
        found.json(),
        sha256(found.json()),
        found.updatedAt(),
        Timestamp.from(now),
        null,
        sourceName,
        listing,
        found.language());
  }

  private static @Nullable String refusal(Harvest.Found found) {
    Licence licence = found.artwork().licence();
    if (licence.type() == LicenceClass.UNKNOWN) {
      return "terms not understood: " + found.licenceWording();
    }
    return licence.isOpen() ? null : "not openly licensed: " + found.licenceWording();
  }

  static Row unreadable(Harvest.Unreadable unreadable, String listing, String source, Instant now) {
    Object[] values = new Object[SCHEMA.size()];
    values[SCHEMA.fieldIndex(SOURCE)] = source;
    values[SCHEMA.fieldIndex(SOURCE_ID)] = unreadable.sourceId();
    values[SCHEMA.fieldIndex(IMAGE_ID)] = ImageId.of(source, unreadable.sourceId());
    values[SCHEMA.fieldIndex(REFUSAL)] = unreadable.reason();
    values[SCHEMA.fieldIndex(JSON)] = unreadable.json();
    values[SCHEMA.fieldIndex(RECORD_HASH)] = sha256(unreadable.json());
    values[SCHEMA.fieldIndex(UPDATED_AT)] = "";
    values[SCHEMA.fieldIndex(FETCHED_AT)] = Timestamp.from(now);
    values[SCHEMA.fieldIndex(LISTING)] = listing;
    return RowFactory.create(values);
  }

  /** What is left of a record that was taken down: that there was one. */
  public static Row tombstone(String source, String sourceId, String imageId, Timestamp now) {
    Object[] values = new Object[SCHEMA.size()];
    values[SCHEMA.fieldIndex(SOURCE)] = source;
    values[SCHEMA.fieldIndex(SOURCE_ID)] = sourceId;
    values[SCHEMA.fieldIndex(IMAGE_ID)] = imageId;
    values[SCHEMA.fieldIndex(REFUSAL)] = "taken down";
    values[SCHEMA.fieldIndex(UPDATED_AT)] = "";
    values[SCHEMA.fieldIndex(FETCHED_AT)] = now;
    values[SCHEMA.fieldIndex(WITHDRAWN_AT)] = now;
    return RowFactory.create(values);
  }

  /** The record of a row that holds at least this table's columns and was not unreadable. */
  public static Artwork artworkOf(Row row) {
    Integer from = row.getAs(YEAR_FROM);
    Integer to = row.getAs(YEAR_TO);
    return new Artwork(
        row.getAs(SOURCE),
        row.getAs(SOURCE_ID),
        row.getAs(TITLE),
        row.<Row>getList(row.fieldIndex(ARTISTS)).stream().map(Objects::artistOf).toList(),
        row.getAs(DATE_TEXT),
        from == null || to == null ? null : new YearRange(from, to),
        Optional.ofNullable(row.<String>getAs(DATE_PRECISION))
            .flatMap(DatePrecision::ofCode)
            .orElse(null),
        row.getList(row.fieldIndex(MOVEMENTS)),
        row.getList(row.fieldIndex(SUBJECTS)),
        row.getAs(DESCRIPTION),
        row.getAs(MEDIUM),
        row.getAs(PLACE),
        row.getAs(COLLECTION),
        new Licence(
            LicenceClass.ofCode(row.getAs(LICENCE)).orElse(LicenceClass.UNKNOWN),
            row.getAs(LICENCE_VERSION),
            row.getAs(LICENCE_URI)),
        row.getAs(CREDIT),
        row.getAs(PAGE_URL),
        row.getAs(IMAGE_URL));
  }

  private static Artist artistOf(Row row) {
    return new Artist(
        row.getAs("name"),
        row.getAs("ulan"),
        row.getAs("wikidata"),
        row.getAs("birth"),
        row.getAs("death"));
  }

  private static String sha256(String text) {
    return Sha256.hexOf(text.getBytes(StandardCharsets.UTF_8));
  }
}
