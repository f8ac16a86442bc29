package org.asterism.pipeline.sources;

import java.util.ArrayList;
import java.util.List;
import org.asterism.pipeline.manners.PoliteHttp;
import org.jspecify.annotations.Nullable;

/** A source's listing read to its end, all pages in one list. */
final class Listing {
  private Listing() {}

  static List<Harvest> of(SourceSettings settings, @Nullable String watermark)
      throws NoAnswerException {
    return of(Sources.of(settings, PoliteHttp.keeping(settings.manners())), watermark);
  }

  static List<Harvest> of(Source source, @Nullable String watermark) throws NoAnswerException {
    List<Harvest> all = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      Page page = source.page(watermark, cursor);
      all.addAll(page.harvest());
      cursor = page.next();
    } while (cursor != null);
    return all;
  }
}
