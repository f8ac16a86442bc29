package org.asterism.sandbox.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.asterism.core.AsterismException;
import org.asterism.core.image.Picture;
import org.junit.jupiter.api.Test;

class GeneratedCollectionTest {
  @Test
  void theSameSeedGivesTheSameWorksAndTheSameBytes() {
    GeneratedCollection one = GeneratedCollection.of(5, 60);
    GeneratedCollection other = GeneratedCollection.of(5, 60);
    assertThat(one.works()).isEqualTo(other.works());
    // Twelve of them: one of most movements.
    for (Work work : one.works().subList(0, 12)) {
      assertThat(one.picture(work).orElseThrow()).isEqualTo(other.picture(work).orElseThrow());
    }
    Work first = one.works().get(0);
    assertThat(GeneratedCollection.of(6, 60).works().get(0)).isNotEqualTo(first);
  }

  @Test
  void aLargerCollectionBeginsWithTheSmallerOne() {
    List<Work> few = GeneratedCollection.of(5, 20).works();
    assertThat(GeneratedCollection.of(5, 300).works().subList(0, 20)).isEqualTo(few);
  }

  @Test
  void everyMovementMeetsEverySubjectAlikeInEveryMuseum() {
    List<Work> open = GeneratedCollection.of(5, 864).works().stream().filter(Work::isOpen).toList();
    Map<String, Long> pairs =
        open.stream()
            .collect(
                Collectors.groupingBy(
                    work -> work.truth().movement() + work.truth().subject() + work.museum(),
                    Collectors.counting()));
    assertThat(pairs).hasSize(12 * 24 * 3).allSatisfy((pair, count) -> assertThat(count).isOne());
  }

  @Test
  void fourInAHundredMoreMustBeRefusedAndTheRestIsOpen() {
    List<Work> works = GeneratedCollection.of(5, 600).works();
    assertThat(works.stream().filter(Work::isOpen)).hasSize(600);
    assertThat(works).hasSize(624);
  }

  @Test
  void worksAreMadeInTheirSchoolsEpochByTheLiving() {
    for (Work work : GeneratedCollection.of(5, 600).works()) {
      String[] period = work.truth().period().split("-", -1);
      assertThat(work.yearFrom()).isBetween(Integer.valueOf(period[0]), Integer.valueOf(period[1]));
      if (work.maker() != null) {
        assertThat(work.yearTo()).isBetween(work.maker().born(), work.maker().died());
      }
    }
  }

  @Test
  void schoolsCrossMovements() {
    Map<String, Set<String>> movements =
        GeneratedCollection.of(5, 600).works().stream()
            .collect(
                Collectors.groupingBy(
                    work -> work.truth().school(),
                    Collectors.mapping(work -> work.truth().movement(), Collectors.toSet())));
    assertThat(movements).hasSize(13);
    assertThat(movements.values()).allSatisfy(each -> assertThat(each).hasSize(2));
  }

  @Test
  void aFewWorksComeWithoutWordsAndFewTitlesAreShared() {
    List<Work> works = GeneratedCollection.of(5, 600).works();
    long wordless = works.stream().filter(work -> work.description() == null).count();
    assertThat(wordless).isBetween(15L, 50L);
    assertThat(works)
        .filteredOn(work -> work.description() == null)
        .allSatisfy(
            work -> {
              assertThat(work.title()).isEqualTo("Untitled");
              assertThat(work.tags()).isEmpty();
            });
    Set<String> texts = new HashSet<>();
    works.forEach(work -> texts.add(String.valueOf(work.description())));
    assertThat(texts.size()).isGreaterThan(500);
  }

  @Test
  void picturesHaveTheSizeTheirRecordsTell() {
    GeneratedCollection collection = GeneratedCollection.of(5, 12);
    for (Work work : collection.works()) {
      Picture picture = Picture.decode(collection.picture(work).orElseThrow());
      assertThat(picture.width()).isEqualTo(work.width());
      assertThat(picture.height()).isEqualTo(work.height());
      assertThat(Math.max(work.width(), work.height())).isEqualTo(512);
    }
  }

  @Test
  void refusesToGenerateNothing() {
    assertThatThrownBy(() -> GeneratedCollection.of(5, 0))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("Ask for 1 to 100000 works.");
  }
}
