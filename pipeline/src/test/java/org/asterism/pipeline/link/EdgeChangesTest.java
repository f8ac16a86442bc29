package org.asterism.pipeline.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class EdgeChangesTest {
  private static final int K = 4;

  /** So few cosines that most lists end in a tie. */
  private static float cosine(SplittableRandom random) {
    return random.nextInt(5) / 4f;
  }

  private static String id(int number) {
    return "image-%02d".formatted(number);
  }

  private static InternalRow edge(String src, Neighbour near) {
    return new GenericInternalRow(
        new Object[] {UTF8String.fromString(src), UTF8String.fromString(near.id()), near.cosine()});
  }

  private static Row found(String src, Neighbour near) {
    return RowFactory.create(src, near.id(), near.cosine());
  }

  /**
   * Lists are drawn, things happen to some pictures, and what is offered is drawn too. However the
   * edges are divided, and whether some of what is offered is held already, each list is in the end
   * what all that may be in it gives.
   */
  @Test
  void listsBecomeTheNearestOfWhatTheyHoldAndAreOffered() {
    for (long seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int pictures = 12;
      Map<String, TreeSet<Neighbour>> lists = new TreeMap<>();
      for (int src = 0; src < pictures; src++) {
        lists.put(id(src), drawnList(random, src, pictures));
      }
      Set<String> vanished = Set.of(id(0));
      Set<String> gone = Set.of(id(0), id(1));
      // Picture 1 changed, 12 and 13 are new, and 2 lost a neighbour.
      Set<String> sought = Set.of(id(1), id(12), id(13), id(2));
      Map<String, TreeSet<Neighbour>> expected = new TreeMap<>();
      List<Row> found = new ArrayList<>();
      for (String src : sought) {
        TreeSet<Neighbour> list = drawnList(random, 99, pictures);
        list.removeIf(near -> vanished.contains(near.id()) || near.id().equals(src));
        // As several tasks find them, with some that others surpass.
        list.forEach(near -> found.add(found(src, near)));
        expected.put(src, first(list));
      }
      for (int src = 3; src < pictures; src++) {
        TreeSet<Neighbour> all = new TreeSet<>(lists.get(id(src)));
        all.removeIf(near -> gone.contains(near.id()));
        for (String arrived : List.of(id(1), id(12), id(13))) {
          if (random.nextInt(3) > 0) {
            Neighbour offered = new Neighbour(arrived, cosine(random));
            found.add(found(id(src), offered));
            all.add(offered);
          }
        }
        expected.put(id(src), first(all));
      }

      Map<String, TreeSet<Neighbour>> after =
          changed(lists, random, new Offers(sought, gone, found, K), vanished);
      after.values().removeIf(Set::isEmpty);
      expected.values().removeIf(Set::isEmpty);
      assertThat(after).as("seed %d", seed).isEqualTo(expected);

      // Once more, as after a run that nobody noted: nothing is left to do.
      assertThat(changed(after, random, new Offers(sought, gone, found, K), vanished))
          .as("seed %d", seed)
          .isEqualTo(expected);
    }
  }

  private static TreeSet<Neighbour> drawnList(SplittableRandom random, int src, int pictures) {
    TreeSet<Neighbour> list = new TreeSet<>();
    IntStream.range(0, pictures)
        .filter(dst -> dst != src && random.nextInt(3) > 0)
        .forEach(dst -> list.add(new Neighbour(id(dst), cosine(random))));
    return first(list);
  }

  private static TreeSet<Neighbour> first(TreeSet<Neighbour> list) {
    return list.stream().limit(K).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, TreeSet<Neighbour>> changed(
      Map<String, TreeSet<Neighbour>> lists,
      SplittableRandom random,
      Offers offers,
      Set<String> vanished) {
    List<List<InternalRow>> parts = List.of(new ArrayList<>(), new ArrayList<>());
    lists.forEach(
        (src, list) -> list.forEach(near -> parts.get(random.nextInt(2)).add(edge(src, near))));
    Held held =
        Held.of(parts.get(0).iterator(), offers).plus(Held.of(parts.get(1).iterator(), offers));
    EdgeChanges changes = new EdgeChanges(offers, held, K);
    EdgeChanges.Leaving leaving = changes.leaving(vanished);
    Map<String, TreeSet<Neighbour>> after = new TreeMap<>();
    long[] left = {0};
    lists.forEach(
        (src, list) ->
            list.forEach(
                near -> {
                  if (leaving.holds(src, near.id(), near.cosine())) {
                    left[0]++;
                  } else {
                    after.computeIfAbsent(src, id -> new TreeSet<>()).add(near);
                  }
                }));
    assertThat(changes.leavingCount()).isEqualTo(left[0]);
    changes
        .arriving()
        .forEach(
            (src, near) -> {
              TreeSet<Neighbour> list = after.computeIfAbsent(src, id -> new TreeSet<>());
              assertThat(list).doesNotContainAnyElementsOf(near);
              list.addAll(near);
            });
    return after;
  }
}
