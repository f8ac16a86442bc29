package org.asterism.pipeline.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.asterism.core.AsterismException;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.YearRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
  @TempDir Path folder;

  private List<Harvest> listing(String manifest) throws IOException {
    Files.writeString(folder.resolve("manifest.csv"), manifest);
    return listing();
  }

  private List<Harvest> listing() {
    return new Folder("folder", folder).page(null, null).harvest();
  }

  private static Harvest.Found found(Harvest harvest) {
    assertThat(harvest).isInstanceOf(Harvest.Found.class);
    return (Harvest.Found) harvest;
  }

  @Test
  void aRowOfTheManifestIsARecord() throws IOException {
    Harvest.Found found =
        found(
            listing(
                    "file,artist,artist_birth,artist_death,title,year,style,width\n"
                        + "monet/pond.jpg,Claude Monet,1840,1926,\"Pond, with lilies\",1906,Impressionism,512\n")
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
  void onlyTheFileIsNeeded() throws IOException {
    Harvest.Found found = found(listing("file,year,artist_birth\na b.jpg,unknown,?\n").get(0));

    assertThat(found.artwork().title()).isEqualTo("Untitled");
    assertThat(found.artwork().artists()).isEmpty();
    assertThat(found.artwork().years()).isNull();
  }

  @Test
  void aRowWithoutAFileIsKeptWithItsReason() throws IOException {
    assertThat(listing("file,title\n,Nameless\n").get(0))
        .isInstanceOfSatisfying(
            Harvest.Unreadable.class,
            row -> {
              assertThat(row.sourceId()).isEqualTo("row-1");
              assertThat(row.reason()).isEqualTo("the row names no file");
            });
  }

  @Test
  void aFileOutsideTheFolderIsNotRead() throws IOException {
    assertThat(listing("file\n../secret.jpg\n/etc/passwd\n"))
        .hasSize(2)
        .allSatisfy(
            row ->
                assertThat(((Harvest.Unreadable) row).reason())
                    .isEqualTo("the file lies outside the folder"));
  }

  @Test
  void aNameThatNoFileCanHaveIsKeptWithItsReason() throws IOException {
    assertThat(listing("file\nbad\0name.jpg\n").get(0)).isInstanceOf(Harvest.Unreadable.class);
  }

  @Test
  void aRowShorterThanTheHeaderIsRead() throws IOException {
    assertThat(found(listing("file,artist,title\na.jpg\n").get(0)).artwork().sourceId())
        .isEqualTo("a.jpg");
  }

  @Test
  void aManifestSavedByASpreadsheetIsRead() throws IOException {
    assertThat(found(listing("\uFEFFfile,title\r\na.jpg,Pond\r\n").get(0)).artwork().title())
        .isEqualTo("Pond");
  }

  @Test
  void aManifestOfAHeaderAloneListsNothing() throws IOException {
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
  void aManifestInAnotherEncodingIsExplained() throws IOException {
    Files.write(
        folder.resolve("manifest.csv"),
        "file,artist\na.jpg,Élisabeth Vigée\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(this::listing)
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("manifest.csv cannot be read: ")
        .hasMessageContaining("UTF-8");
  }
}
