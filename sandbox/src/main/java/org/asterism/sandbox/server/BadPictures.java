package org.asterism.sandbox.server;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.asterism.sandbox.collection.Collection;
import org.asterism.sandbox.collection.Work;
import org.asterism.sandbox.history.Chance;

/**
 * The works whose picture is never whole, however often it is asked for. They stay the same when
 * the collection changes.
 *
 * @param works chosen by a hash of their key and the seed, each kind of trouble in its turn
 */
record BadPictures(List<Bad> works) {
  private static final List<Fault> KINDS =
      List.of(
          Fault.TRUNCATED, Fault.HTML, Fault.PNG_BOMB, Fault.REDIRECT_LOOP, Fault.REDIRECT_HOME);

  /**
   * A work and what is wrong with its picture.
   *
   * @param tag a part of the picture's path that no other work's path has
   */
  record Bad(Work work, Fault kind, String tag) {}

  static BadPictures of(Collection collection, FaultPlan plan) {
    List<Work> chosen =
        collection.works().stream()
            .filter(Work::isOpen)
            .sorted(
                Comparator.comparingLong(
                    (Work work) -> Chance.hash(plan.seed(), "bad picture", work.key())))
            .limit(plan.badPictures())
            .toList();
    List<Bad> works = new ArrayList<>();
    for (Work work : chosen) {
      works.add(new Bad(work, KINDS.get(works.size() % KINDS.size()), tag(work)));
    }
    return new BadPictures(List.copyOf(works));
  }

  private static String tag(Work work) {
    return switch (work.museum()) {
      case AIC -> "/" + AicRecord.imageId(work) + "/";
      case MET -> "/" + MetRecord.fileName(work);
      case COMMONS -> "/" + CommonsFile.of(work).name();
    };
  }

  /** What is wrong with the picture at that path, if it is one of these. */
  Optional<Fault> at(String path) {
    return works.stream().filter(bad -> path.contains(bad.tag())).map(Bad::kind).findFirst();
  }

  /** As {@code /_sandbox/stats} shows them. */
  List<Map<String, Object>> summary() {
    return works.stream()
        .map(
            bad ->
                Map.<String, Object>of(
                    "source", bad.work().museum().key(),
                    "source_id", bad.work().sourceId(),
                    "kind", bad.kind().key()))
        .toList();
  }
}
