package org.asterism.pipeline.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.asterism.core.AsterismException;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.YearRange;
import org.asterism.core.licence.Licence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
  @TempDir Path folder;

  private List<Harvest> listing(String manifest) throws Exception {
    Files.writeString(folder.resolve("manifest.csv"), manifest);
    return listing();
  }

  private List<Harvest> listing() throws NoAnswerException {
    return Listing.of(new Folder("folder", folder), null);
  }

  private static Harvest.Found found(Harvest harvest) {
    assertThat(harvest).isInstanceOf(Harvest.Found.class);
    return (Harvest.Found) harvest;
  }

  @Test
  void aRowOfTheManifestIsARecord() throws Exception {
    Harvest.Found found =
        found(
            listing(
                    "file,artist,artist_birth,artist_death,title,year,style,width\n"
                        + "monet/pond.jpg,Claude Monet,1840,1926,\"Pond, with"
                        + " lilies\",1906,Impressionism,512\n")
                .get(0));

    assertThat(found.artwork().sourceId()).isEqualTo("monet/pond.jpg");
    assertThat(found.artwork().title()).isEqualTo("Pond, with lilies");
    assertThat(found.artwork().artists())
        .containsExactly(new Artist("Claude Monet", null, 1840, 1926));
    assertThat(found.artwork().years()).isEqualTo(new YearRange(1906, 1906));
    assertThat(found.artwork().movements()).containsExactly("Impressionism");
    assertThat(found.artwork().imageUrl())
        .isEqualTo(folder.resolve("monet/pond.jpg").toUri().toString());
  }

  @Test
  void onlyTheFileIsNeeded() throws Exception {
    Harvest.Found found = found(listing("file,year,artist_birth\na b.jpg,unknown,?\n").get(0));

    assertThat(found.artwork().title()).isEqualTo("Untitled");
    assertThat(found.artwork().artists()).isEmpty();
    assertThat(found.artwork().years()).isNull();
  }

  @Test
  void aRowWithoutAFileIsKeptWithItsReason() throws Exception {
    assertThat(listing("file,title\n,Nameless\n").get(0))
        .isInstanceOfSatisfying(
            Harvest.Unreadable.class,
            row -> {
              assertThat(row.sourceId()).isEqualTo("line-2");
              assertThat(row.reason()).isEqualTo("the row names no file");
            });
  }

  @Test
  void aFileOutsideTheFolderIsNotRead() throws Exception {
    assertThat(listing("file\n../secret.jpg\n/etc/passwd\n"))
        .hasSize(2)
        .allSatisfy(
            row ->
                assertThat(((Harvest.Unreadable) row).reason())
                    .isEqualTo("the file lies outside the folder"));
  }

  @Test
  void aNameThatNoFileCanHaveIsKeptWithItsReason() throws Exception {
    assertThat(listing("file\nbad\0name.jpg\n").get(0)).isInstanceOf(Harvest.Unreadable.class);
  }

  @Test
  void aRowShorterThanTheHeaderIsRead() throws Exception {
    assertThat(found(listing("file,artist,title\na.jpg\n").get(0)).artwork().sourceId())
        .isEqualTo("a.jpg");
  }

  @Test
  void aManifestSavedByASpreadsheetIsRead() throws Exception {
    assertThat(found(listing("\uFEFFfile,title\r\na.jpg,Pond\r\n").get(0)).artwork().title())
        .isEqualTo("Pond");
  }

  @Test
  void aManifestOfAHeaderAloneListsNothing() throws Exception {
    assertThat(listing("file,title\n")).isEmpty();
  }

  @Test
  void anEmptyFolderLacksItsManifest() {
    assertThatThrownBy(this::listing)
        .isInstanceOf(AsterismException.class)
        .hasMessage(
            folder
                + " has no manifest.csv: it says which picture is whose. Write one with the columns"
                + " file, artist, artist_birth, artist_death, title, year, style.");
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path nowhere = folder.resolve("nowhere");

    assertThatThrownBy(() -> new Folder("folder", nowhere).page(null, null))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith("There is no folder " + nowhere + ": ");
  }

  @Test
  void aManifestWithoutTheColumnFileIsExplained() {
    assertThatThrownBy(() -> listing("picture,title\na.jpg,Pond\n"))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("it has no column \"file\"");
    assertThatThrownBy(() -> listing(""))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("it has no column \"file\"");
  }

  @Test
  void aManifestThatIsNoCsvIsExplained() {
    assertThatThrownBy(() -> listing("file,title\na.jpg,\"never closed\n"))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("manifest.csv cannot be read: ");
  }

  @Test
  void aManifestInAnotherEncodingIsExplained() throws Exception {
    Files.write(
        folder.resolve("manifest.csv"),
        "file,artist\na.jpg,Élisabeth Vigée\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(this::listing)
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("manifest.csv cannot be read: ")
        .hasMessageContaining("UTF-8");
  }

  @Test
  void aRowMayTellWhereItsPictureIsFromAndItsTerms() throws Exception {
    Harvest.Found found =
        found(
            listing(
                    "file,licence,description,subjects,medium,place,source_url\n"
                        + "a.jpg,CC BY 4.0,A pond.,pond; lilies |"
                        + " evening,Oil,Giverny,https://example.org/a\n")
                .get(0));

    assertThat(found.artwork().licence().label()).isEqualTo("CC BY 4.0");
    assertThat(found.licenceWording()).isEqualTo("CC BY 4.0");
    assertThat(found.artwork().subjects()).containsExactly("pond", "lilies", "evening");
    assertThat(found.artwork().medium()).isEqualTo("Oil");
    assertThat(found.artwork().place()).isEqualTo("Giverny");
    assertThat(found.artwork().description()).isEqualTo("A pond.");
    assertThat(found.artwork().pageUrl()).isEqualTo("https://example.org/a");
  }

  @Test
  void termsNobodyKnowsAreNotTakenToBeFree() throws Exception {
    assertThat(found(listing("file,licence\na.jpg,ask my aunt\n").get(0)).artwork().licence())
        .isEqualTo(Licence.UNKNOWN);
    assertThat(found(listing("file,licence\na.jpg,\n").get(0)).artwork().licence())
        .isEqualTo(Licence.PUBLIC_DOMAIN);
  }

  @Test
  void aFileIsListedOnceHoweverFarApartItsRowsAre() throws Exception {
    StringBuilder manifest = new StringBuilder("file\n");
    for (int i = 0; i < 1_200; i++) {
      manifest.append("picture-").append(i % 1_100).append(".jpg\n");
    }
    Files.writeString(folder.resolve("manifest.csv"), manifest);

    List<Harvest> all = listing();
    List<Harvest> inPieces =
        TestSources.interruptedListing(TestSources.settings(Kind.FOLDER, folder.toString()));

    assertThat(all).hasSize(1_200);
    assertThat(all.subList(0, 1_100)).allMatch(Harvest.Found.class::isInstance);
    assertThat(all.subList(1_100, 1_200))
        .allSatisfy(
            row ->
                assertThat(TestSources.reason(row))
                    .isEqualTo("a row before it is of the same file"));
    assertThat(inPieces)
        .extracting(Harvest::sourceId)
        .isEqualTo(all.stream().map(Harvest::sourceId).toList());
  }

  @Test
  void aManifestThatChangedMeanwhileIsListedAnew() throws Exception {
    Path manifest = folder.resolve("manifest.csv");
    Files.writeString(manifest, "file\n" + "a.jpg\n".repeat(600));
    String cursor = new Folder("folder", folder).page(null, null).next();

    Files.writeString(manifest, "file\nb.jpg\n");

    assertThatThrownBy(() -> new Folder("folder", folder).page(null, cursor))
        .isInstanceOfSatisfying(
            NoAnswerException.class,
            e -> assertThat(e.kind()).isEqualTo(NoAnswerException.Kind.FINAL))
        .hasMessageContaining("it has changed since it was read");
  }

  @Test
  void twoFoldersKeepTheirPicturesApart() throws Exception {
    Files.writeString(folder.resolve("manifest.csv"), "file\na.jpg\n");
    SourceSettings first = TestSources.settings(Kind.FOLDER, folder.toString());
    SourceSettings second =
        new SourceSettings(
            "other",
            Kind.FOLDER,
            folder.toString(),
            first.options(),
            null,
            null,
            TestSources.MANNERS);

    assertThat(found(TestSources.listing(first, null).get(0)).artwork().source()).isEqualTo("mine");
    assertThat(found(TestSources.listing(second, null).get(0)).artwork().source())
        .isEqualTo("other");
  }
}
