package org.asterism.pipeline.fetch;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.asterism.pipeline.lake.Journal;
import org.asterism.pipeline.manners.Abreast;

/** One task's pictures, asked for a few at once and noted in the journal some at a time. */
final class Download {
  /** Pictures in one entry of the journal: as many are asked for again after a kill, at most. */
  static final int PER_ENTRY = 32;

  /** Requests under way, or waiting for their turn, while the task looks at a picture. */
  private static final int ABREAST = 4;

  private final PictureFetcher fetcher;
  private final Lock desk = new ReentrantLock();
  private final Journal journal;
  private final String chapter;
  private final Runnable onPicture;

  Download(PictureFetcher fetcher, Journal journal, String chapter, Runnable onPicture) {
    this.fetcher = fetcher;
    this.journal = journal;
    this.chapter = chapter;
    this.onPicture = onPicture;
  }

  /**
   * @param pictures in an order that a repeated attempt finds again
   * @return how many may not be asked for in this run
   */
  long of(Iterator<Wanted> pictures) {
    long leftOut = 0;
    while (pictures.hasNext()) {
      List<Wanted> some = new ArrayList<>(PER_ENTRY);
      while (pictures.hasNext() && some.size() < PER_ENTRY) {
        some.add(pictures.next());
      }
      // An attempt before this one may have got as far as here.
      if (!journal.holds(chapter, some.get(0).imageId())) {
        leftOut += some.size() - bring(some);
      }
      some.forEach(each -> onPicture.run());
    }
    return leftOut;
  }

  private long bring(List<Wanted> some) {
    List<String> lines =
        Abreast.each(some, ABREAST, wanted -> fetcher.fetch(wanted, desk).map(Fetched::line))
            .stream()
            .flatMap(Optional::stream)
            .toList();
    if (!lines.isEmpty()) {
      journal.write(chapter, some.get(0).imageId(), lines);
    }
    return lines.size();
  }
}
