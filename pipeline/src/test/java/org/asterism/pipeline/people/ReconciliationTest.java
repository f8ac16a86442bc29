package org.asterism.pipeline.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.crawl.ObjectRows;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
  private static final String MONET_ULAN = "http://vocab.getty.edu/page/ulan/500019484";

  private static Artist named(String name) {
    return new Artist(name, null, null, null);
  }

  private static Dataset<Row> objects(Artist... artists) {
    return ObjectRows.of(
        IntStream.range(0, artists.length)
            .mapToObj(i -> ObjectRows.work("w" + i, null).by(List.of(artists[i])))
            .toArray(Artwork[]::new));
  }

  private static List<Row> artists(Dataset<Row> objects) {
    return Reconciliation.artists(objects, (name, rows) -> rows)
        .orderBy(Artists.ARTIST_ID)
        .collectAsList();
  }

  private static List<Row> artists(Artist... artists) {
    return artists(objects(artists));
  }

  @Test
  void oneNameInSeveralSpellingsIsOnePerson() {
    List<Row> artists =
        artists(
            named("Claude Monet"),
            named("Claude Monet"),
            named("Monet, Claude"),
            named("CLAUDE  MONÉT"),
            named("Claude Monet\nFrench, 1840–1926"),
            named("Claude Monet (French, 1840-1926)"));

    assertThat(artists).hasSize(1);
    Row monet = artists.get(0);
    assertThat(monet.<String>getAs(Artists.ARTIST_ID)).isEqualTo("artist:claude monet");
    assertThat(monet.<String>getAs(Artists.NAME)).isEqualTo("Claude Monet");
    assertThat(monet.<Integer>getAs(Artists.BIRTH)).isEqualTo(1840);
    assertThat(monet.<Integer>getAs(Artists.DEATH)).isEqualTo(1926);
    assertThat(monet.<Long>getAs(Artists.WORKS)).isEqualTo(6);
    assertThat(monet.<String>getList(monet.fieldIndex(Artists.OTHER_NAMES)))
        .containsExactly("CLAUDE  MONÉT");
  }

  @Test
  void oneIdIsOnePersonWhateverTheName() {
    List<Row> artists =
        artists(
            new Artist("Oscar-Claude Monet", MONET_ULAN, null, null, null),
            new Artist("Claude Monet", "500019484", "Q296", 1840, 1926),
            new Artist("Claude Monet", null, null, null, null),
            new Artist("Monet", null, "https://www.wikidata.org/wiki/Q296", null, null));

    assertThat(artists).hasSize(1);
    assertThat(artists.get(0).<String>getAs(Artists.NAME)).isEqualTo("Claude Monet");
    assertThat(artists.get(0).<String>getAs(Artists.ULAN))
        .isEqualTo("http://vocab.getty.edu/ulan/500019484");
    assertThat(artists.get(0).<String>getList(artists.get(0).fieldIndex(Artists.OTHER_NAMES)))
        .containsExactly("Monet", "Oscar-Claude Monet");
  }

  @Test
  void aChainOfSharedIdsIsFollowedToItsEnd() {
    Artist[] chain =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    new Artist(
                        "Name " + (char) ('A' + (i * 5) % 12),
                        "5000000" + (10 + i / 2),
                        "Q" + (100 + (i + 1) / 2),
                        null,
                        null))
            .toArray(Artist[]::new);

    assertThat(artists(chain)).hasSize(1);
  }

  @Test
  void incompatibleLivesOfOneNameAreTwoPersons() {
    List<Row> artists =
        artists(
            new Artist("John Smith", null, 1700, 1760),
            new Artist("John Smith", null, 1701, null),
            named("John Smith"),
            new Artist("Smith, John", null, 1850, 1910));

    assertThat(artists)
        .extracting(row -> row.<String>getAs(Artists.ARTIST_ID))
        .containsExactly("artist:john smith", "artist:john smith 1850 1910");
    assertThat(artists).extracting(row -> row.<Long>getAs(Artists.WORKS)).containsExactly(3L, 1L);
    assertThat(artists.get(1).<String>getAs(Artists.NODE)).isEqualTo("John Smith (1850–1910)");
  }

  @Test
  void twoIdsOfOneListAreTwoPersons() {
    assertThat(
            artists(
                new Artist("Jan Brueghel", "500000001", null, null, null),
                new Artist("Jan Brueghel", "500000002", null, null, null)))
        .extracting(row -> row.<String>getAs(Artists.ARTIST_ID))
        .containsExactly("artist:jan brueghel", "artist:jan brueghel 500000002");
  }

  @Test
  void nobodyAndWorkshopsAreNoPersons() {
    assertThat(
            artists(
                named("Unknown"),
                named("Anonymous"),
                named("Workshop of Rubens"),
                named("After Titian"),
                named("Attributed to Frans Hals")))
        .extracting(row -> row.<String>getAs(Artists.NAME))
        .containsExactly("Frans Hals");
  }

  @Test
  void thePartitioningDoesNotMatter() {
    Artist[] makers = {
      new Artist("John Smith", null, 1700, 1760),
      new Artist("John Smith", null, 1850, 1910),
      named("John Smith"),
      new Artist("Claude Monet", "500019484", "Q296", 1840, 1926),
      new Artist("Monet", null, "Q296", null, null),
      named("Claude Monet"),
      new Artist("J. Smith", null, 1850, 1910),
    };
    List<Artist> backwards = new ArrayList<>(Arrays.asList(makers));
    Collections.reverse(backwards);

    List<Row> once = artists(objects(makers));
    assertThat(artists(objects(makers).repartition(7))).isEqualTo(once);
    assertThat(artists(objects(makers).coalesce(1)).toString()).isEqualTo(once.toString());
    assertThat(artists(objects(backwards.toArray(Artist[]::new))).toString())
        .isEqualTo(once.toString());
  }

  @Test
  void worksNameThePersonsBehindTheirMakers() {
    Dataset<Row> objects =
        ObjectRows.of(
            ObjectRows.work("a", "Claude Monet"),
            ObjectRows.work("b", "Claude Monet"),
            ObjectRows.work("c", null)
                .by(List.of(named("Unknown"), named("Monet, Claude"), named("Workshop of X"))),
            ObjectRows.work("d", null));
    Dataset<Row> artists = Reconciliation.artists(objects, (name, rows) -> rows);

    assertThat(Artists.resolved(objects, artists).collectAsList().stream().map(Artists::artworkOf))
        .extracting(Artwork::sourceId, work -> work.artists().stream().map(Artist::name).toList())
        .containsExactlyInAnyOrder(
            tuple("a", List.of("Claude Monet")),
            tuple("b", List.of("Claude Monet")),
            tuple("c", List.of("Claude Monet")),
            tuple("d", List.of()));
  }

  @Test
  void aRecordNewerThanTheTableNamesItsMakersAsBestItCan() {
    Dataset<Row> objects =
        ObjectRows.of(ObjectRows.work("a", "Monet, Claude"), ObjectRows.work("b", "Unknown"));
    Dataset<Row> none = TestLake.rows(Artists.SCHEMA);

    assertThat(Artists.resolved(objects, none).collectAsList().stream().map(Artists::artworkOf))
        .extracting(work -> work.artists().stream().map(Artist::name).toList())
        .containsExactlyInAnyOrder(List.of("Claude Monet"), List.of());
  }
}
