package org.asterism.pipeline.sources;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.manners.PoliteHttp;
import org.jspecify.annotations.Nullable;

/** The sources by their settings. */
public final class Sources {
  private static final int DEEPEST = 10;

  private Sources() {}

  /**
   * @param http a client that keeps the source's manners
   * @throws AsterismException if an option is none the source can follow
   */
  public static Source of(SourceSettings settings, PoliteHttp http) {
    return switch (settings.kind()) {
      case AIC ->
          new ArtInstituteOfChicago(ArtInstituteOfChicago.api(settings, http), settings.url());
      case MET -> new TheMet(new JsonApi(http), settings.url());
      case COMMONS ->
          new WikimediaCommons(new JsonApi(http), settings.url(), CommonsQuery.of(settings));
      case FOLDER -> new Folder(settings.id(), Path.of(settings.url()));
      case RIJKSMUSEUM -> rijksmuseum(settings, http);
      case MET_CSV ->
          new MetCsv(new SourceFile(settings, http), new JsonApi(http), metApi(settings));
      case IIIF -> new Iiif(new JsonApi(http), settings, depth(settings));
      case JSONL ->
          new JsonLines(settings.id(), new SourceFile(settings, http), settings.option("licence"));
      case EUROPEANA -> new Europeana(new JsonApi(http), settings);
      case FLICKR -> new Flickr(new JsonApi(http), settings, Clock.systemUTC());
      case UNSPLASH -> new Unsplash(new JsonApi(http, Unsplash.headers(settings)), settings);
      case CLEVELAND -> new Cleveland(new JsonApi(http), settings);
      case SMK -> new Smk(new JsonApi(http), settings);
    };
  }

  /**
   * @throws AsterismException if an option is none the source can follow
   */
  static void requireOptions(SourceSettings settings) {
    switch (settings.kind()) {
      case COMMONS -> CommonsQuery.of(settings);
      case RIJKSMUSEUM -> isSearch(settings);
      case MET_CSV -> settings.manners().requireFitFor(URI.create(metApi(settings)));
      case IIIF -> depth(settings);
      case EUROPEANA -> Europeana.requireOptions(settings);
      case FLICKR -> Flickr.requireOptions(settings);
      case CLEVELAND -> Cleveland.requireOptions(settings);
      case SMK -> Smk.requireOptions(settings);
      default -> {}
    }
  }

  private static Source rijksmuseum(SourceSettings settings, PoliteHttp http) {
    return isSearch(settings)
        ? new RijksmuseumSearch(
            new JsonApi(http, Map.of("Accept", "application/ld+json")),
            settings.url(),
            Objects.requireNonNullElse(settings.option("query"), ""))
        : new Rijksmuseum(new XmlApi(http), settings.url(), settings.option("set"));
  }

  private static boolean isSearch(SourceSettings settings) {
    String mode = Objects.requireNonNullElse(settings.option("mode"), "oai");
    if (!mode.equals("oai") && !mode.equals("search")) {
      throw wrong(
          settings, "there is no mode \"%s\"".formatted(mode), "Set mode to oai or search.");
    }
    boolean search = mode.equals("search");
    String stranger = search ? "set" : "query";
    if (settings.option(stranger) != null) {
      throw wrong(
          settings,
          "a %s is named, yet the mode is %s".formatted(stranger, mode),
          "Leave %s out, or choose the other mode.".formatted(stranger));
    }
    return search;
  }

  private static String metApi(SourceSettings settings) {
    @Nullable String api = settings.option("api");
    if (api == null || !api.matches("https?://\\S+")) {
      throw wrong(
          settings,
          "no address of the museum's API is set, which has the pictures",
          "Set sources.%s.api.".formatted(settings.name()));
    }
    return api;
  }

  private static int depth(SourceSettings settings) {
    String depth = Objects.requireNonNullElse(settings.option("depth"), "" + Iiif.DEPTH);
    if (!depth.matches("\\d{1,2}")
        || Integer.parseInt(depth) < 1
        || Integer.parseInt(depth) > DEEPEST) {
      throw wrong(
          settings,
          "depth is \"%s\"".formatted(depth),
          "Set depth to a number from 1 to %d.".formatted(DEEPEST));
    }
    return Integer.parseInt(depth);
  }

  private static AsterismException wrong(SourceSettings settings, String why, String remedy) {
    return new AsterismException(
        "The source %s cannot be listed".formatted(settings.name()), why, remedy);
  }
}
