package org.asterism.pipeline.crawl;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.asterism.pipeline.lake.Journal;
import org.asterism.pipeline.sources.Harvest;
import org.asterism.pipeline.sources.NoAnswerException;
import org.asterism.pipeline.sources.Page;
import org.asterism.pipeline.sources.Source;
import org.asterism.pipeline.sources.SourceSettings;
import org.jspecify.annotations.Nullable;

/**
 * One source's listing, read page by page into the journal. A page is noted before the next is
 * asked for, so a listing that is cut off anywhere, by a kill or a lost executor, asks for one page
 * again at most.
 */
final class Listing {
  private final SourceSettings settings;
  private final Source source;
  private final Journal journal;
  private final Runnable onRecord;
  private final @Nullable String since;

  private @Nullable String cursor;
  private int skip;
  private int taken;
  private int withdrawn;
  private int entries;
  private boolean begunAnew;

  /**
   * @param position where the run took the listing up
   * @param onRecord is told of each record
   */
  Listing(
      SourceSettings settings,
      Source source,
      Position position,
      Journal journal,
      Runnable onRecord) {
    this.settings = settings;
    this.source = source;
    this.journal = journal;
    this.onRecord = onRecord;
    this.since = position.since();
    this.cursor = position.cursor();
    this.skip = position.skip();
  }

  /** The journal's chapter for a source. */
  static String chapter(SourceSettings settings) {
    return settings.name();
  }

  /** Reads on until the listing ends, the run has enough, or the source gives no more. */
  ListingEnd read() {
    if (resumed()) {
      return end(ListingEnd.How.LAST, "");
    }
    while (true) {
      if (settings.limit() != null && taken >= settings.limit()) {
        return end(ListingEnd.How.LIMIT, "");
      }
      try {
        Page page = source.page(since, cursor);
        if (page.next() != null && page.next().equals(cursor)) {
          return end(ListingEnd.How.BROKEN_OFF, "the listing leads back to where it was");
        }
        if (keep(page)) {
          return end(ListingEnd.How.LAST, "");
        }
      } catch (NoAnswerException e) {
        if (isStaleCursor(e)) {
          begunAnew = true;
          cursor = null;
          skip = 0;
          continue;
        }
        return end(
            e.kind() == NoAnswerException.Kind.OVER_BUDGET
                ? ListingEnd.How.BUDGET
                : ListingEnd.How.BROKEN_OFF,
            String.valueOf(e.getMessage()));
      }
    }
  }

  /** Takes up what an attempt before noted; true if that had read to the end. */
  private boolean resumed() {
    List<String> noted = journal.entries(chapter(settings));
    if (noted.isEmpty()) {
      return false;
    }
    PageNote last =
        PageNote.parse(journal.firstLine(chapter(settings), noted.get(noted.size() - 1)));
    entries = noted.size();
    cursor = last.next();
    skip = last.nextSkip();
    taken = last.taken();
    withdrawn = last.withdrawn();
    return last.isLast();
  }

  /** Some sources forget a place they gave days ago; the listing then begins again. */
  private boolean isStaleCursor(NoAnswerException e) {
    return e.kind() == NoAnswerException.Kind.FINAL && cursor != null && entries == 0 && !begunAnew;
  }

  /** Notes as much of the page as the limit allows; true if the listing has ended. */
  private boolean keep(Page page) {
    List<String> lines = new ArrayList<>();
    int end = Math.min(skip, page.harvest().size());
    int takenNow = taken;
    while (end < page.harvest().size()
        && (settings.limit() == null || takenNow < settings.limit())) {
      Harvest harvest = page.harvest().get(end++);
      takenNow += isUsable(harvest) ? 1 : 0;
      withdrawn += harvest instanceof Harvest.Withdrawn ? 1 : 0;
      lines.add(new HarvestLine(settings.name(), harvest).text());
      onRecord.run();
    }
    boolean wholePage = end == page.harvest().size();
    PageNote note =
        new PageNote(
            since,
            cursor,
            skip,
            wholePage ? page.next() : cursor,
            wholePage ? 0 : end,
            takenNow,
            withdrawn);
    lines.add(0, note.line());
    journal.write(chapter(settings), "page-%08d".formatted(entries), lines);
    entries++;
    cursor = note.next();
    skip = note.nextSkip();
    taken = takenNow;
    return note.isLast();
  }

  private static boolean isUsable(Harvest harvest) {
    return harvest instanceof Harvest.Found found
        && found.artwork().licence().isOpen()
        && found.artwork().imageUrl() != null;
  }

  private ListingEnd end(ListingEnd.How how, String reason) {
    return new ListingEnd(settings.name(), how, reason, cursor, skip, withdrawn, begunAnew);
  }

  /** Whether a journal's first entry was made from that position; else it is of an older run. */
  static boolean continues(Position position, PageNote first) {
    boolean samePlace =
        Objects.equals(position.cursor(), first.from()) && position.skip() == first.fromSkip();
    boolean fromTheBeginning = first.from() == null && first.fromSkip() == 0;
    return Objects.equals(position.since(), first.since()) && (samePlace || fromTheBeginning);
  }
}
