package org.asterism.pipeline.link;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.Tuple2;

/** Edges as they come: of others' lists at once, of the wanted when all tasks' lists are in. */
final class Gathering implements Iterator<Row> {
  private final Iterator<Tuple2<String, Against.Found>> found;
  private final int k;
  private final Map<String, Map<String, Nearest>> wanted = new TreeMap<>();
  private Iterator<Row> rows = Collections.emptyIterator();
  private boolean isAtEnd;

  Gathering(Iterator<Tuple2<String, Against.Found>> found, int k) {
    this.found = found;
    this.k = k;
  }

  @Override
  public boolean hasNext() {
    while (!rows.hasNext()) {
      if (found.hasNext()) {
        take(found.next()._2());
      } else if (!isAtEnd) {
        isAtEnd = true;
        rows = wanted.entrySet().stream().flatMap(Gathering::edges).iterator();
      } else {
        return false;
      }
    }
    return true;
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return rows.next();
  }

  private void take(Against.Found part) {
    if (!part.isWanted()) {
      rows = edges(part.id(), part.affinity(), part.ids(), part.cosines(), true).iterator();
      return;
    }
    Nearest nearest =
        wanted
            .computeIfAbsent(part.affinity(), any -> new TreeMap<>())
            .computeIfAbsent(part.id(), any -> new Nearest(k));
    for (int at = 0; at < part.ids().length; at++) {
      nearest.offer(part.ids()[at], part.cosines()[at], part.cosines()[at]);
    }
  }

  private static Stream<Row> edges(Map.Entry<String, Map<String, Nearest>> lists) {
    return lists.getValue().entrySet().stream()
        .flatMap(
            list ->
                edges(
                    list.getKey(),
                    lists.getKey(),
                    list.getValue().ids(),
                    list.getValue().cosines(),
                    false));
  }

  private static Stream<Row> edges(
      String id, String affinity, String[] ids, float[] cosines, boolean isOfOther) {
    return IntStream.range(0, ids.length)
        .mapToObj(
            at -> RowFactory.create(id, ids[at], affinity, cosines[at], null, at + 1, isOfOther));
  }
}
