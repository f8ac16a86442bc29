package org.asterism.sandbox.server;

import java.util.Comparator;
import java.util.List;
import org.asterism.sandbox.collection.Collection;
import org.asterism.sandbox.collection.Work;
import org.asterism.sandbox.history.Chance;

/**
 * The works whose picture is never whole: cut short for every other, a web page for the rest.
 *
 * @param works chosen by a hash of their key and the seed
 */
record BadPictures(List<Work> works) {
  static BadPictures of(Collection collection, FaultPlan plan) {
    return new BadPictures(
        collection.works().stream()
            .filter(Work::isOpen)
            .sorted(
                Comparator.comparingLong(
                    (Work work) -> Chance.hash(plan.seed(), "bad picture", work.key())))
            .limit(plan.badPictures())
            .toList());
  }
}
