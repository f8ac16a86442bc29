package org.asterism.pipeline.crawl;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.YearRange;
import org.asterism.core.licence.Licence;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.sources.Harvest;
import org.jspecify.annotations.Nullable;

/** Records as a crawl would have written them, for the stages after it. */
public final class ObjectRows {
  private ObjectRows() {}

  public static Dataset<Row> of(Artwork... artworks) {
    return TestLake.rows(
        Objects.SCHEMA,
        Arrays.stream(artworks)
            .map(
                artwork ->
                    Objects.found(
                        new Harvest.Found(artwork, "as told", "", artwork.toString()),
                        artwork.source(),
                        "A museum",
                        Instant.EPOCH))
            .toArray(Row[]::new));
  }

  /** An openly licensed work with an artist of no known dates. */
  public static Artwork work(String id, @Nullable String artist) {
    return new Artwork(
        "aic",
        id,
        "Work " + id,
        artist == null ? List.of() : List.of(new Artist(artist, null, null, null)),
        null,
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        Licence.CC0,
        "https://museum.example/" + id,
        "https://museum.example/" + id + ".jpg");
  }

  public static Artwork pictured(String source, String id, @Nullable String imageUrl) {
    Artwork work = work(id, null);
    return new Artwork(
        source,
        id,
        work.title(),
        work.artists(),
        null,
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        work.licence(),
        work.pageUrl(),
        imageUrl);
  }

  public static Artwork placed(
      String id,
      String artist,
      List<String> movements,
      @Nullable String place,
      @Nullable YearRange years) {
    Artwork work = work(id, artist);
    return new Artwork(
        "aic",
        id,
        work.title(),
        work.artists(),
        null,
        years,
        movements,
        List.of(),
        null,
        null,
        place,
        null,
        work.licence(),
        work.pageUrl(),
        work.imageUrl());
  }

  public static Artwork described(
      String id, String title, List<String> subjects, @Nullable String description) {
    Artwork work = work(id, null);
    return new Artwork(
        "aic",
        id,
        title,
        List.of(),
        null,
        null,
        List.of(),
        subjects,
        description,
        null,
        null,
        null,
        work.licence(),
        work.pageUrl(),
        work.imageUrl());
  }

  public static Artwork licensed(String id, Licence licence) {
    Artwork work = work(id, null);
    return new Artwork(
        "aic",
        id,
        work.title(),
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        licence,
        work.pageUrl(),
        work.imageUrl());
  }
}
