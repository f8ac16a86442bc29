package org.asterism.sandbox.server;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.asterism.sandbox.collection.Collection;
import org.asterism.sandbox.collection.Museum;
import org.asterism.sandbox.collection.Work;

/** The works of one museum, by id. */
final class Holdings {
  private final List<Work> works;
  private final Map<Integer, Work> byId = new LinkedHashMap<>();

  private Holdings(List<Work> works) {
    this.works = List.copyOf(works);
    this.works.forEach(work -> byId.put(work.sourceId(), work));
  }

  /** The museum's works in the order of their ids. */
  static Holdings of(Collection collection, Museum museum) {
    List<Work> works = new ArrayList<>(collection.works());
    works.removeIf(work -> work.museum() != museum);
    works.sort(Comparator.comparingInt(Work::sourceId));
    return new Holdings(works);
  }

  List<Work> all() {
    return works;
  }

  List<Work> sorted(Comparator<Work> order) {
    return works.stream().sorted(order).toList();
  }

  Optional<Work> byId(String id) {
    try {
      return Optional.ofNullable(byId.get(Integer.valueOf(id)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
