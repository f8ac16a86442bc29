package org.asterism.pipeline.crawl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A listing that comes in pages. A page is asked for when the one before it is used up; a page that
 * cannot be had ends the listing with {@link Harvest.BrokenOff}.
 */
final class Pages implements Iterator<Harvest> {
  private final Pager pager;
  private final Deque<Harvest> page = new ArrayDeque<>();
  private boolean ended;

  /** Asks for one page after another. */
  interface Pager {
    /**
     * @return the next page's records, perhaps none
     */
    List<Harvest> next() throws JsonApi.NoAnswerException;

    /** Whether the page last returned was the last. */
    boolean isLast();
  }

  Pages(Pager pager) {
    this.pager = pager;
  }

  @Override
  public boolean hasNext() {
    while (page.isEmpty() && !ended) {
      try {
        page.addAll(pager.next());
        ended = pager.isLast();
      } catch (JsonApi.NoAnswerException e) {
        page.add(new Harvest.BrokenOff(e.getMessage()));
        ended = true;
      }
    }
    return !page.isEmpty();
  }

  @Override
  public Harvest next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.removeFirst();
  }
}
