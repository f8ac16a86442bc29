package org.asterism.pipeline.crawl;

import java.nio.file.Path;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.manners.PoliteHttp;

/** The sources by their ids. */
public final class Sources {
  /** The source whose pictures are files of this machine. */
  public static final String FOLDER = Folder.ID;

  private Sources() {}

  static Source of(SourceSettings settings) {
    PoliteHttp http = PoliteHttp.keeping(settings.manners());
    return switch (settings.id()) {
      case ArtInstituteOfChicago.ID -> new ArtInstituteOfChicago(new JsonApi(http), settings.url());
      case TheMet.ID -> new TheMet(new JsonApi(http), settings.url());
      case WikimediaCommons.ID -> new WikimediaCommons(new JsonApi(http), settings.url());
      case Folder.ID -> new Folder(Path.of(settings.url()));
      default -> throw unknown(settings.id());
    };
  }

  /** The full name of a source, for attributions and the page. */
  public static String displayName(String id) {
    return switch (id) {
      case ArtInstituteOfChicago.ID -> ArtInstituteOfChicago.NAME;
      case TheMet.ID -> TheMet.NAME;
      case WikimediaCommons.ID -> WikimediaCommons.NAME;
      case Folder.ID -> Folder.NAME;
      default -> throw unknown(id);
    };
  }

  private static AsterismException unknown(String id) {
    return new AsterismException(
        "There is no source called \"%s\"".formatted(id),
        "the sources are aic, met, commons and folder",
        "Correct the name under sources in the configuration.");
  }
}
