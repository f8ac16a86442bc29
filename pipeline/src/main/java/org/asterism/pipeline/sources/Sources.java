package org.asterism.pipeline.sources;

import java.nio.file.Path;
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
      case FOLDER -> new Folder(settings.id(), Path.of(settings.url()));
    };
  }
}
