package org.asterism.pipeline.sources;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.asterism.pipeline.manners.Manners;
import org.asterism.pipeline.manners.PoliteHttp;
import org.asterism.pipeline.manners.TestManners;
import org.jspecify.annotations.Nullable;

/** Sources of any kind, asked once for each thing. */
final class TestSources {
  static final Manners MANNERS = TestManners.of(Duration.ofSeconds(10), 1, 5_000_000);

  private TestSources() {}

  /**
   * @param options names and values in turn
   */
  static SourceSettings settings(Kind kind, String url, String... options) {
    Map<String, String> byName = new java.util.TreeMap<>();
    for (int i = 0; i < options.length; i += 2) {
      byName.put(options[i], options[i + 1]);
    }
    return new SourceSettings("mine", kind, url, byName, null, null, MANNERS);
  }

  /** A source as another process would make it. */
  static Source source(SourceSettings settings) {
    return Sources.of(settings, PoliteHttp.keeping(settings.manners()));
  }

  static List<Harvest> listing(SourceSettings settings, @Nullable String watermark)
      throws NoAnswerException {
    return Listing.of(source(settings), watermark);
  }

  /** A listing of which each page is read by another process. */
  static List<Harvest> interruptedListing(SourceSettings settings) throws NoAnswerException {
    List<Harvest> all = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      Page page = source(settings).page(null, cursor);
      all.addAll(page.harvest());
      cursor = page.next();
    } while (cursor != null);
    return all;
  }

  static Harvest.Found found(Harvest harvest) {
    if (harvest instanceof Harvest.Found found) {
      return found;
    }
    throw new AssertionError("not found: " + harvest);
  }

  static String reason(Harvest harvest) {
    if (harvest instanceof Harvest.Unreadable unreadable) {
      return unreadable.reason();
    }
    throw new AssertionError("not refused: " + harvest);
  }
}
