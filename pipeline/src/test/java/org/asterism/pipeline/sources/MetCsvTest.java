package org.asterism.pipeline.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.asterism.pipeline.sources.TestSources.found;
import static org.asterism.pipeline.sources.TestSources.listing;
import static org.asterism.pipeline.sources.TestSources.reason;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.asterism.core.AsterismException;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.YearRange;
import org.asterism.core.licence.Licence;
import org.asterism.pipeline.manners.TinyServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetCsvTest {
  private static final String HEADER =
      "Object Number,Is Highlight,Is Timeline Work,Is Public Domain,Object ID,Gallery Number,"
          + "Department,AccessionYear,Object Name,Title,Culture,Period,Dynasty,Reign,Portfolio,"
          + "Constituent ID,Artist Role,Artist Prefix,Artist Display Name,Artist Display Bio,"
          + "Artist Suffix,Artist Alpha Sort,Artist Nationality,Artist Begin Date,Artist End Date,"
          + "Artist Gender,Artist ULAN URL,Artist Wikidata URL,Object Date,Object Begin Date,"
          + "Object End Date,Medium,Dimensions,Credit Line,Geography Type,City,State,County,"
          + "Country,Region,Subregion,Locale,Locus,Excavation,River,Classification,"
          + "Rights and Reproduction,Link Resource,Object Wikidata URL,Metadata Date,Repository,"
          + "Tags,Tags AAT URL,Tags Wikidata URL";

  @TempDir Path folder;
  private final TinyServer api = new TinyServer();

  @AfterEach
  void closeApi() {
    api.close();
  }

  /** A row with what is told, in the order of the header. */
  private static String row(String open, String id, String date) {
    return "1.2.3,False,False,%s,%s,,Prints,1921,Print,\"Harbour, \nat night\",,,,,,7|8,"
            .formatted(open, id)
        + "Artist|Publisher,,Ada Brandt|Press & Sons,,,,,1820      |,1890      |,,"
        + "http://vocab.getty.edu/page/ulan/500000001|,https://www.wikidata.org/wiki/Q1|,"
        + "1850–51,1850,1851,Etching,,,,Delft,,,Netherlands,,,,,,,Prints,,"
        + "http://www.metmuseum.org/art/collection/search/%s,,%s,The Met,Boats|Night,,\n"
            .formatted(id, date);
  }

  private SourceSettings file(String content) throws Exception {
    Path file = Files.writeString(folder.resolve("MetObjects.csv"), content);
    return TestSources.settings(Kind.MET_CSV, file.toString(), "api", api.at("/v1").toString());
  }

  private void apiKnows(int id) {
    api.on(
        "/v1/objects/" + id,
        TinyServer.json(
            """
            {"objectID": %d, "isPublicDomain": true, "title": "Harbour at Night",
             "primaryImageSmall": "https://images.example.org/%1$d.jpg",
             "metadataDate": "2026-09-09T09:09:09.009Z"}
            """
                .formatted(id)));
  }

  @Test
  void anOpenRowIsCompletedByTheApiAndOtherRowsCostNoRequest() throws Exception {
    apiKnows(11);

    List<Harvest> listing =
        listing(
            file(
                "\uFEFF"
                    + HEADER
                    + "\r\n"
                    + row("True", "11", "2024-05-01T10:00:00Z")
                    + row("False", "12", "")),
            null);

    Artwork open = found(listing.get(0)).artwork();
    assertThat(open.source()).isEqualTo("met");
    assertThat(open.title()).isEqualTo("Harbour at Night");
    assertThat(open.imageUrl()).isEqualTo("https://images.example.org/11.jpg");
    assertThat(open.licence()).isEqualTo(Licence.CC0);
    assertThat(found(listing.get(0)).updatedAt()).isEqualTo("2024-05-01T10:00:00Z");
    Artwork closed = found(listing.get(1)).artwork();
    assertThat(closed.title()).isEqualTo("Harbour, \nat night");
    assertThat(closed.licence()).isEqualTo(Licence.NOT_OPEN);
    assertThat(closed.imageUrl()).isNull();
    assertThat(closed.artists())
        .containsExactly(
            new Artist("Ada Brandt", "http://vocab.getty.edu/ulan/500000001", "Q1", 1820, 1890));
    assertThat(closed.years()).isEqualTo(new YearRange(1850, 1851));
    assertThat(closed.subjects()).containsExactly("Boats", "Night");
    assertThat(closed.place()).isEqualTo("Delft");
    assertThat(api.requests()).hasSize(1);
  }

  @Test
  void itsImagesHaveTheIdsOfTheApisSource() throws Exception {
    apiKnows(11);
    SourceSettings settings = file(HEADER + "\n" + row("True", "11", ""));

    assertThat(settings.id()).isEqualTo(Kind.MET.id());
    assertThat(found(listing(settings, null).get(0)).artwork().imageId())
        .isEqualTo(org.asterism.core.artwork.ImageId.of("met", "11"));
  }

  @Test
  void anObjectTheApiDoesNotKnowIsListedWithoutAPicture() throws Exception {
    api.on("/v1/objects/12", TinyServer.json("{\"message\": \"Not a valid object\"}"));

    List<Harvest> listing =
        listing(file(HEADER + "\n" + row("True", "11", "") + row("True", "12", "")), null);

    assertThat(listing)
        .hasSize(2)
        .allSatisfy(each -> assertThat(found(each).artwork().imageUrl()).isNull());
  }

  @Test
  void onlyRowsThatChangedAreListedInEitherWayOfWritingDates() throws Exception {
    SourceSettings settings =
        file(
            HEADER
                + "\n"
                + row("False", "1", "2024-05-01T10:00:00Z")
                + row("False", "2", "6/1/2024 8:00:00 AM")
                + row("False", "3", "4/30/2024 8:00:00 PM")
                + row("False", "4", ""));

    assertThat(listing(settings, "2024-05-01T10:00:00Z"))
        .extracting(Harvest::sourceId)
        .containsExactly("1", "2", "4");
  }

  @Test
  void aListingGoesOnInAnotherProcess() throws Exception {
    StringBuilder rows = new StringBuilder(HEADER + "\n");
    for (int id = 1; id <= 1_100; id++) {
      boolean open = id % 20 == 0;
      rows.append(row(open ? "True" : "False", "" + id, ""));
      if (open) {
        apiKnows(id);
      }
    }
    SourceSettings settings = file(rows.toString());

    List<Harvest> inPieces = TestSources.interruptedListing(settings);

    assertThat(inPieces).hasSize(1_100).isEqualTo(listing(settings, null));
    assertThat(api.requests()).hasSize(110);
  }

  @Test
  void whenTheApiFallsSilentWhatWasGivenIsKept() throws Exception {
    apiKnows(1);
    api.on("/v1/objects/2", TinyServer.status(503));
    Source source =
        TestSources.source(file(HEADER + "\n" + row("True", "1", "") + row("True", "2", "")));

    Page page = source.page(null, null);

    assertThat(page.harvest()).extracting(Harvest::sourceId).containsExactly("1");
    assertThatThrownBy(() -> source.page(null, page.next()))
        .isInstanceOfSatisfying(
            NoAnswerException.class,
            e -> assertThat(e.kind()).isEqualTo(NoAnswerException.Kind.PASSING));
  }

  @Test
  void aRowWithoutANumberIsKeptWithItsReason() throws Exception {
    Harvest harvest = listing(file(HEADER + "\n" + row("True", "no", "")), null).get(0);

    assertThat(harvest.sourceId()).isEqualTo("line-2");
    assertThat(reason(harvest)).isEqualTo("the row has no number for an id");
  }

  @Test
  void aFileWithOtherColumnsIsExplained() throws Exception {
    SourceSettings settings = file("Object ID,Title,Tags\n1,Harbour,\n");

    assertThatThrownBy(() -> listing(settings, null))
        .isInstanceOf(NoAnswerException.class)
        .hasMessageContaining("it lacks the columns Is Public Domain, Metadata Date, Artist");
  }

  @Test
  void aPointerInPlaceOfTheFileIsExplained() throws Exception {
    SourceSettings settings =
        file("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 317000000\n");

    assertThatThrownBy(() -> listing(settings, null))
        .isInstanceOf(NoAnswerException.class)
        .hasMessageContaining("it is a pointer of Git LFS, not the file itself");
  }

  @Test
  void withoutTheApisAddressTheSourceIsNotReady() throws Exception {
    Path file = Files.writeString(folder.resolve("MetObjects.csv"), HEADER);

    assertThatThrownBy(() -> TestSources.settings(Kind.MET_CSV, file.toString()).requireReady())
        .isInstanceOf(AsterismException.class)
        .hasMessageEndingWith("Set sources.mine.api.");
  }
}
