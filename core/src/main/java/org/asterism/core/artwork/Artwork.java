package org.asterism.core.artwork;

import java.util.List;
import org.asterism.core.licence.Licence;
import org.jspecify.annotations.Nullable;

/**
 * A work as one source describes it, in Asterism's terms. Text is plain: HTML has been stripped;
 * what was read in the wrong charset on its way is repaired here.
 *
 * @param source the source's short name, such as {@code aic}
 * @param sourceId the work's id at that source
 * @param title never blank; {@link #UNTITLED} where the source gives none
 * @param artists the makers in the source's order, empty if unknown
 * @param dateText the date as the source words it
 * @param years the years it may have been made in
 * @param datePrecision how exactly the source dates it
 * @param movements movements and styles
 * @param subjects what is depicted, as tags
 * @param description a text about the work
 * @param medium material and technique
 * @param place where it was made
 * @param collection the department or collection that holds it
 * @param licence the terms of its picture
 * @param credit the words the rights holder asks to be named with
 * @param pageUrl the source's page about it
 * @param imageUrl where its picture can be had, if the source offers one
 */
public record Artwork(
    String source,
    String sourceId,
    String title,
    List<Artist> artists,
    @Nullable String dateText,
    @Nullable YearRange years,
    @Nullable DatePrecision datePrecision,
    List<String> movements,
    List<String> subjects,
    @Nullable String description,
    @Nullable String medium,
    @Nullable String place,
    @Nullable String collection,
    Licence licence,
    @Nullable String credit,
    String pageUrl,
    @Nullable String imageUrl) {

  /** The title of a work whose source gives none. */
  public static final String UNTITLED = "Untitled";

  public Artwork {
    title = Mojibake.repaired(title);
    artists = List.copyOf(artists);
    movements = movements.stream().map(Mojibake::repaired).toList();
    subjects = subjects.stream().map(Mojibake::repaired).toList();
    description = description == null ? null : Mojibake.repaired(description);
    medium = medium == null ? null : Mojibake.repaired(medium);
    place = place == null ? null : Mojibake.repaired(place);
    collection = collection == null ? null : Mojibake.repaired(collection);
  }

  /**
   * A work that is dated by years alone and whose rights holder asks for no credit of their own.
   */
  public Artwork(
      String source,
      String sourceId,
      String title,
      List<Artist> artists,
      @Nullable String dateText,
      @Nullable YearRange years,
      List<String> movements,
      List<String> subjects,
      @Nullable String description,
      @Nullable String medium,
      @Nullable String place,
      @Nullable String collection,
      Licence licence,
      String pageUrl,
      @Nullable String imageUrl) {
    this(
        source,
        sourceId,
        title,
        artists,
        dateText,
        years,
        null,
        movements,
        subjects,
        description,
        medium,
        place,
        collection,
        licence,
        null,
        pageUrl,
        imageUrl);
  }

  /** With that date instead of its own; the words stay. */
  public Artwork dated(@Nullable WrittenDate date) {
    return new Artwork(
        source,
        sourceId,
        title,
        artists,
        dateText,
        date == null ? null : date.years(),
        date == null ? null : date.precision(),
        movements,
        subjects,
        description,
        medium,
        place,
        collection,
        licence,
        credit,
        pageUrl,
        imageUrl);
  }

  /** With that credit asked for. */
  public Artwork crediting(@Nullable String demanded) {
    return new Artwork(
        source,
        sourceId,
        title,
        artists,
        dateText,
        years,
        datePrecision,
        movements,
        subjects,
        description,
        medium,
        place,
        collection,
        licence,
        demanded,
        pageUrl,
        imageUrl);
  }

  /** With those makers instead of its own. */
  public Artwork by(List<Artist> makers) {
    return new Artwork(
        source,
        sourceId,
        title,
        makers,
        dateText,
        years,
        datePrecision,
        movements,
        subjects,
        description,
        medium,
        place,
        collection,
        licence,
        credit,
        pageUrl,
        imageUrl);
  }

  /** See {@link ImageId}. */
  public String imageId() {
    return ImageId.of(source, sourceId);
  }
}
