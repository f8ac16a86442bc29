package org.asterism.sandbox.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.asterism.core.AsterismException;
import org.asterism.core.image.Picture;
import org.junit.jupiter.api.Test;

class ChangingCollectionTest {
  private static final GeneratedCollection GENERATED = GeneratedCollection.of(5, 50);
  private static final ChangingCollection FIRST = ChangingCollection.of(GENERATED);
  private static final int AIC = 2_000;
  private static final int MET = 430_001;
  private static final int COMMONS = 60_000_002;

  private static Work work(Collection collection, int id) {
    return collection.works().stream()
        .filter(work -> work.sourceId() == id)
        .findFirst()
        .orElseThrow();
  }

  private static Instant newest(Collection collection) {
    return collection.works().stream()
        .map(Work::updatedAt)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  @Test
  void theFirstStateIsTheCollectionItself() {
    assertThat(FIRST.works()).isEqualTo(GENERATED.works());
  }

  @Test
  void everyChangeIsLaterThanAllThatWasBefore() {
    ChangingCollection changed = FIRST.withChanged(AIC, COMMONS);
    ChangingCollection next = changed.withNewPicture(MET).withAdded(2);
    assertThat(work(changed, AIC).updatedAt()).isAfter(newest(FIRST));
    assertThat(work(next, MET).updatedAt()).isAfter(newest(changed));
    assertThat(next.works().subList(next.works().size() - 2, next.works().size()))
        .allSatisfy(added -> assertThat(added.updatedAt()).isAfter(work(next, MET).updatedAt()));
  }

  @Test
  void aStateDoesNotChangeWhenTheNextIsMade() {
    List<Work> before = FIRST.works();
    FIRST.withChanged(AIC).withWithdrawn(MET).withClosed(COMMONS).withAdded(3);
    assertThat(FIRST.works()).isEqualTo(before);
  }

  @Test
  void theSameChangesGiveTheSameStateAndBytes() {
    ChangingCollection one = FIRST.withNewPicture(AIC).withAdded(2);
    ChangingCollection other =
        ChangingCollection.of(GeneratedCollection.of(5, 50)).withNewPicture(AIC).withAdded(2);
    assertThat(one.works()).isEqualTo(other.works());
    assertThat(one.picture(work(one, AIC)).orElseThrow())
        .isEqualTo(other.picture(work(other, AIC)).orElseThrow());
  }

  @Test
  void otherWordsLeaveThePictureAsItIs() {
    Work before = work(FIRST, AIC);
    Work after = work(FIRST.withChanged(AIC), AIC);
    assertThat(after.title()).isEqualTo(before.title() + " (revised)");
    assertThat(after.upload()).isEqualTo(before.upload());
    assertThat(FIRST.pictureName(after)).isEqualTo(FIRST.pictureName(before));
  }

  @Test
  void aNewPictureHasOtherBytesOfTheSizeTheRecordTells() throws Exception {
    ChangingCollection next = FIRST.withNewPicture(COMMONS);
    Work after = work(next, COMMONS);
    byte[] bytes = next.picture(after).orElseThrow();
    assertThat(bytes).isNotEqualTo(FIRST.picture(work(FIRST, COMMONS)).orElseThrow());
    assertThat(Picture.decode(bytes).width()).isEqualTo(after.width());
    assertThat(Picture.decode(bytes).height()).isEqualTo(after.height());
    assertThat(after.upload().at()).isEqualTo(after.updatedAt());
    assertThat(next.pictureName(after)).isNotEqualTo(FIRST.pictureName(work(FIRST, COMMONS)));
  }

  @Test
  void whatIsClosedIsNoLongerOpenAndWhatIsWithdrawnIsGone() {
    ChangingCollection next = FIRST.withClosed(AIC, MET, COMMONS);
    assertThat(List.of(AIC, MET, COMMONS))
        .allSatisfy(id -> assertThat(work(next, id).isOpen()).isFalse());
    assertThat(FIRST.withWithdrawn(MET).works())
        .hasSize(FIRST.works().size() - 1)
        .noneMatch(work -> work.sourceId() == MET);
  }

  @Test
  void whatIsAddedIsOpenAndHasIdsOfItsOwn() {
    ChangingCollection next = FIRST.withAdded(60);
    assertThat(next.works()).hasSize(FIRST.works().size() + 60);
    Set<Integer> ids = new HashSet<>();
    next.works().forEach(work -> assertThat(ids.add(work.sourceId())).isTrue());
    List<Work> added = next.works().subList(FIRST.works().size(), next.works().size());
    assertThat(added).allMatch(Work::isOpen);
    assertThat(next.picture(added.get(0))).isPresent();
  }

  @Test
  void refusesToChangeWhatItDoesNotHold() {
    ChangingCollection without = FIRST.withWithdrawn(AIC);
    assertThatThrownBy(() -> without.withChanged(AIC))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("The work 2000 cannot be changed");
  }
}
