package org.asterism.sandbox.server;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.asterism.sandbox.collection.Collection;
import org.asterism.sandbox.collection.Museum;
import org.asterism.sandbox.collection.Work;

/**
 * What is on show: one state of a collection, ready to be asked about.
 *
 * @param open the works a visitor may look at
 */
record Exhibition(Collection collection, Map<Museum, Dialect> dialects, List<Work> open) {
  static Exhibition of(Collection collection, Pictures pictures) {
    Map<Museum, Dialect> dialects = new EnumMap<>(Museum.class);
    for (Dialect dialect :
        List.of(
            new AicDialect(collection, pictures),
            new MetDialect(collection, pictures),
            new CommonsDialect(collection, pictures))) {
      dialects.put(dialect.museum(), dialect);
    }
    return new Exhibition(
        collection, dialects, collection.works().stream().filter(Work::isOpen).toList());
  }

  Dialect dialect(Museum museum) {
    return dialects.get(museum);
  }
}
