package org.asterism.pipeline.sources;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Set;
import org.asterism.core.AsterismException;

/** The kinds of source there are. */
public enum Kind {
  AIC("aic", "Art Institute of Chicago", Access.FREE, Set.of()),
  MET("met", "The Metropolitan Museum of Art", Access.FREE, Set.of()),
  COMMONS(
      "commons", "Wikimedia Commons", Access.FREE, Set.of("mode", "category", "depth", "query")),
  FOLDER("folder", "A folder of pictures", Access.OWN, Set.of("title")),
  RIJKSMUSEUM("rijksmuseum", "Rijksmuseum", Access.FREE, Set.of("mode", "set", "query")),
  MET_CSV("met-csv", "The Metropolitan Museum of Art", Access.FREE, Set.of("api")),
  IIIF("iiif", "A IIIF collection", Access.OWN, Set.of("title", "licence", "depth")),
  JSONL("jsonl", "A list of works", Access.OWN, Set.of("title", "licence")),
  EUROPEANA("europeana", "Europeana", Access.KEY, Set.of("query", "qf", "theme", "reusability")),
  FLICKR("flickr", "Flickr", Access.KEY, Set.of("text", "tags", "user", "group")),
  UNSPLASH("unsplash", "Unsplash", Access.KEY, Set.of("query")),
  CLEVELAND("cleveland", "The Cleveland Museum of Art", Access.FREE, Set.of("cc0", "has-image")),
  SMK(
      "smk",
      "SMK – National Gallery of Denmark",
      Access.FREE,
      Set.of("public-domain", "has-image"));

  private final String id;
  private final String displayName;
  private final Access access;
  private final Set<String> options;

  /** What is needed to list such a source. */
  enum Access {
    /** Nothing but manners. */
    FREE,
    /** An API key. */
    KEY,
    /** It is the user's own, and so are its records' ids. */
    OWN
  }

  Kind(String id, String displayName, Access access, Set<String> options) {
    this.id = id;
    this.displayName = displayName;
    this.access = access;
    this.options = options;
  }

  /** The name in settings. */
  public String id() {
    return id;
  }

  /**
   * The short name in {@code objects}, unless the source {@link #isOwn}: two ways to the same
   * records have one.
   */
  String sourceId() {
    return this == MET_CSV ? MET.id : id;
  }

  /** The full name, for attributions and the page. */
  public String displayName() {
    return displayName;
  }

  public boolean needsKey() {
    return access == Access.KEY;
  }

  /**
   * Whether such a source is the user's own. There may be many of these, so their records are told
   * apart by the name each has in the settings.
   */
  public boolean isOwn() {
    return access == Access.OWN;
  }

  /** Names of the settings only such a source has. */
  public Set<String> options() {
    return options;
  }

  /**
   * The kind with that {@link #id}.
   *
   * @throws AsterismException if there is none
   */
  public static Kind of(String id) {
    return Arrays.stream(values())
        .filter(kind -> kind.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new AsterismException(
                    "There is no kind of source called \"%s\"".formatted(id),
                    "the kinds are " + Arrays.stream(values()).map(Kind::id).collect(joining(", ")),
                    "Correct the name, or the kind, under sources in the configuration."));
  }
}
