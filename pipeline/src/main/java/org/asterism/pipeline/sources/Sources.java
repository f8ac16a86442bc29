package org.asterism.pipeline.sources;

import java.nio.file.Path;
import java.time.Clock;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.manners.PoliteHttp;

/** The sources by their settings. */
public final class Sources {
  private Sources() {}

  /**
   * @param http a client that keeps the source's manners
   */
  public static Source of(SourceSettings settings, PoliteHttp http) {
    return switch (settings.kind()) {
      case AIC -> new ArtInstituteOfChicago(new JsonApi(http), settings.url());
      case MET -> new TheMet(new JsonApi(http), settings.url());
      case COMMONS -> new WikimediaCommons(new JsonApi(http), settings.url());
      case EUROPEANA -> new Europeana(new JsonApi(http), settings);
      case FLICKR -> new Flickr(new JsonApi(http), settings, Clock.systemUTC());
      case UNSPLASH -> new Unsplash(new JsonApi(http), settings);
      case CLEVELAND -> new Cleveland(new JsonApi(http), settings);
      case SMK -> new Smk(new JsonApi(http), settings);
      case FOLDER -> new Folder(settings.id(), Path.of(settings.url()));
    };
  }

  /**
   * @throws AsterismException if an option says what the source cannot do
   */
  static void requireOptions(SourceSettings settings) {
    switch (settings.kind()) {
      case EUROPEANA -> Europeana.requireOptions(settings);
      case FLICKR -> Flickr.requireOptions(settings);
      case CLEVELAND -> Cleveland.requireOptions(settings);
      case SMK -> Smk.requireOptions(settings);
      default -> {}
    }
  }
}
