package org.asterism.pipeline.takedown;

import static java.util.Objects.requireNonNullElse;
import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.lake.Lake;
import org.jspecify.annotations.Nullable;

/**
 * A work that is to be removed, with all works whose pictures have the same bytes.
 *
 * @param works the work asked for first, then those with the same picture
 * @param lookalikes "source id" of works whose pictures differ in their bytes and look the same
 */
public record TakedownTarget(List<Work> works, List<String> lookalikes) {
  /** Works of equal bytes beyond these are a fault, such as a picture that says "no picture". */
  private static final int MOST = 1_000;

  public TakedownTarget {
    works = List.copyOf(works);
    lookalikes = List.copyOf(lookalikes);
  }

  /**
   * One record and what is held of its picture.
   *
   * @param sha256 of its picture, if one is held
   * @param path of its picture in the raw store, if one is held
   */
  public record Work(
      String source,
      String sourceId,
      String imageId,
      @Nullable String title,
      @Nullable String sha256,
      @Nullable String path) {}

  /**
   * Looks a work up.
   *
   * @param id an image id, or a source and a source id with a slash between, such as {@code
   *     aic/123}
   * @throws AsterismException if the lake has no such work
   */
  public static TakedownTarget of(Lake lake, String id) {
    int slash = id.indexOf('/');
    Column asked =
        slash < 0
            ? col(Images.IMAGE_ID).equalTo(id)
            : col(Images.SOURCE)
                .equalTo(id.substring(0, slash))
                .and(col(Images.SOURCE_ID).equalTo(id.substring(slash + 1)));
    Dataset<Row> objects =
        Objects.TABLE
            .read(lake)
            .select(Images.IMAGE_ID, Images.SOURCE, Images.SOURCE_ID, Objects.TITLE);
    Dataset<Row> images =
        Images.TABLE
            .read(lake)
            .select(Images.IMAGE_ID, Images.SHA256, Images.PATH, Images.DUPLICATE_OF);
    Dataset<Row> all = objects.join(images, new String[] {Images.IMAGE_ID}, "left");
    List<Row> found = all.where(asked).collectAsList();
    if (found.isEmpty()) {
      throw new AsterismException(
          "There is no work %s".formatted(id),
          "the table objects has none of that id",
          "Give the image id, as the page and the API show it, or source/source-id, such as aic/123.");
    }
    Row first = found.get(0);
    List<Work> works = new ArrayList<>(List.of(work(first)));
    List<String> lookalikes = new ArrayList<>();
    String sha256 = first.getAs(Images.SHA256);
    if (sha256 != null) {
      all.where(col(Images.SHA256).equalTo(sha256))
          .where(col(Images.IMAGE_ID).notEqual(first.<String>getAs(Images.IMAGE_ID)))
          .orderBy(Images.SOURCE, Images.SOURCE_ID)
          .limit(MOST)
          .collectAsList()
          .forEach(row -> works.add(work(row)));
      lookalikes.addAll(lookalikes(all, first, sha256));
    }
    return new TakedownTarget(works, lookalikes);
  }

  private static List<String> lookalikes(Dataset<Row> all, Row first, String sha256) {
    String id = first.getAs(Images.IMAGE_ID);
    String group = requireNonNullElse(first.<@Nullable String>getAs(Images.DUPLICATE_OF), id);
    return all
        .where(col(Images.DUPLICATE_OF).equalTo(group).or(col(Images.IMAGE_ID).equalTo(group)))
        .where(col(Images.SHA256).notEqual(sha256))
        .orderBy(Images.SOURCE, Images.SOURCE_ID)
        .limit(MOST)
        .collectAsList()
        .stream()
        .map(row -> row.getAs(Images.SOURCE) + " " + row.getAs(Images.SOURCE_ID))
        .toList();
  }

  private static Work work(Row row) {
    return new Work(
        row.getAs(Images.SOURCE),
        row.getAs(Images.SOURCE_ID),
        row.getAs(Images.IMAGE_ID),
        row.getAs(Objects.TITLE),
        row.getAs(Images.SHA256),
        row.getAs(Images.PATH));
  }
}
