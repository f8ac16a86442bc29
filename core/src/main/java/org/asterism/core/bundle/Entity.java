package org.asterism.core.bundle;

/**
 * Someone or something in the knowledge graph of art history.
 *
 * @param id the same everywhere a relation or an image names it
 * @param type {@link #ARTIST}, {@link #MOVEMENT}, {@link #SCHOOL}, {@link #PLACE}, {@link #PERIOD}
 *     or {@link #MEDIUM}
 * @param name for people
 */
public record Entity(String id, String type, String name) {
  public static final String ARTIST = "artist";
  public static final String MOVEMENT = "movement";
  public static final String PLACE = "place";
  public static final String PERIOD = "period";
  public static final String SCHOOL = "school";
  public static final String MEDIUM = "medium";
}
