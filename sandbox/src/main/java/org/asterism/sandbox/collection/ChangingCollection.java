package org.asterism.sandbox.collection;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.asterism.core.AsterismException;

/**
 * A generated collection in one of its later states. Each method gives the next state and leaves
 * this one as it is; what it touches bears times of the day after the newest work's, in the order
 * of {@link #works()}, a second apart.
 *
 * <p>Each museum tells of changes in its own way. At the Art Institute and the Met every change
 * moves the record's time. On Commons only a new picture does: its listing is by time of upload,
 * and who edits a description or a licence uploads nothing. A new picture has a new address at the
 * Art Institute and keeps its old one at the Met and on Commons.
 */
public final class ChangingCollection implements Collection {
  private final GeneratedCollection drawn;
  private final List<Work> works;

  private ChangingCollection(GeneratedCollection drawn, List<Work> works) {
    this.drawn = drawn;
    this.works = List.copyOf(works);
  }

  /** The first state: the collection as it is. */
  public static ChangingCollection of(GeneratedCollection first) {
    return new ChangingCollection(first, first.works());
  }

  /**
   * Other words: the title ends in "(revised)" once more. File names stay.
   *
   * @param sourceIds of works held; in a generated collection no two museums share one
   * @throws AsterismException if one of them is not held
   */
  public ChangingCollection withChanged(int... sourceIds) {
    return each(sourceIds, (work, when) -> work.titled(work.title() + " (revised)", when));
  }

  /**
   * Another picture, of the same subject by the same hand, perhaps in another format.
   *
   * @throws AsterismException if one of the works is not held
   */
  public ChangingCollection withNewPicture(int... sourceIds) {
    return each(sourceIds, drawn::repainted);
  }

  /**
   * No longer openly licensed; the Met's record then names no picture.
   *
   * @throws AsterismException if one of the works is not held
   */
  public ChangingCollection withClosed(int... sourceIds) {
    return each(
        sourceIds,
        (work, when) ->
            work.under(
                Terms.UNSTATED,
                work.museum() == Museum.MET ? Work.State.NO_PICTURE : work.state(),
                when));
  }

  /**
   * Gone: neither listed nor found.
   *
   * @throws AsterismException if one of the works is not held
   */
  public ChangingCollection withWithdrawn(int... sourceIds) {
    Set<Integer> gone = held(sourceIds);
    return new ChangingCollection(
        drawn, works.stream().filter(work -> !gone.contains(work.sourceId())).toList());
  }

  /**
   * So many open works more: those a larger generated collection goes on with.
   *
   * @param count at least 1; the collection cannot grow beyond 100,000 works
   */
  public ChangingCollection withAdded(int count) {
    if (count < 1) {
      throw new AsterismException(
          "A collection cannot grow by %d works".formatted(count),
          "that would be no addition",
          "Add 1 or more, or withdraw works.");
    }
    GeneratedCollection grown = drawn.grown(count);
    List<Work> open = grown.openWorks();
    Clock clock = new Clock();
    List<Work> more = new ArrayList<>(works);
    open.subList(open.size() - count, open.size())
        .forEach(work -> more.add(work.acquired(clock.next())));
    return new ChangingCollection(grown, more);
  }

  private ChangingCollection each(int[] sourceIds, BiFunction<Work, Instant, Work> change) {
    Set<Integer> wanted = held(sourceIds);
    Clock clock = new Clock();
    return new ChangingCollection(
        drawn,
        works.stream()
            .map(work -> wanted.contains(work.sourceId()) ? change.apply(work, clock.next()) : work)
            .toList());
  }

  private Set<Integer> held(int[] sourceIds) {
    Set<Integer> wanted = Arrays.stream(sourceIds).boxed().collect(Collectors.toSet());
    Set<Integer> held = works.stream().map(Work::sourceId).collect(Collectors.toSet());
    for (int id : wanted) {
      if (!held.contains(id)) {
        throw new AsterismException(
            "The work %d cannot be changed".formatted(id),
            "the collection does not hold it, or no longer",
            "Name source ids of works().");
      }
    }
    return wanted;
  }

  /** Gives the times of one change, from the day after the newest work on. */
  private final class Clock {
    private Instant last =
        works.stream()
            .map(Work::updatedAt)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH)
            .plus(1, ChronoUnit.DAYS);

    Instant next() {
      last = last.plusSeconds(1);
      return last;
    }
  }

  @Override
  public String title() {
    return works.size() + " generated works, changed since";
  }

  @Override
  public List<Work> works() {
    return works;
  }

  @Override
  public Optional<byte[]> picture(Work work) {
    return drawn.picture(work);
  }

  @Override
  public String pictureName(Work work) {
    return drawn.pictureName(work);
  }

  @Override
  public List<Relation> relations() {
    return drawn.relations();
  }
}
