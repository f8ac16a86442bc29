package org.asterism.sandbox.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.asterism.core.AsterismException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderCollectionTest {
  @TempDir Path folder;

  private void manifest(String text) throws IOException {
    Files.writeString(folder.resolve("manifest.csv"), text);
  }

  private void picture(String name) throws IOException {
    GeneratedCollection drawn = GeneratedCollection.of(1, 1);
    Files.write(folder.resolve(name), drawn.picture(drawn.works().get(0)).orElseThrow());
  }

  @Test
  void readsWhatTheManifestTells() throws IOException {
    picture("a.jpg");
    manifest(
        "file,artist,artist_birth,artist_death,title,year,style,more\n"
            + "a.jpg,Ada Ink,1800,1870,A View,1840,Baroque,x\n");
    FolderCollection collection = FolderCollection.read(folder);
    Work work = collection.works().get(0);
    assertThat(work.title()).isEqualTo("A View");
    assertThat(work.yearFrom()).isEqualTo(1840);
    assertThat(work.maker().name()).isEqualTo("Ada Ink");
    assertThat(work.isOpen()).isTrue();
    assertThat(work.truth()).isEqualTo(new Truth("Baroque", "", "Ada Ink", ""));
    assertThat(collection.picture(work)).isPresent();
    assertThat(collection.relations())
        .containsExactly(new Relation("artist", "Ada Ink", "member_of", "movement", "Baroque"));
  }

  @Test
  void readsWhatASpreadsheetSaves() throws IOException {
    manifest("\uFEFFfile , title\r\na.jpg, A View\r\n");

    assertThat(FolderCollection.read(folder).works().get(0).title()).isEqualTo("A View");
  }

  @Test
  void aManifestThatIsNoCsvIsRefusedWithItsLine() throws IOException {
    manifest("file,title\na.jpg,A\nb.jpg,\"B\n");

    assertThatThrownBy(() -> FolderCollection.read(folder))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("manifest.csv cannot be read as CSV (")
        .hasMessageContaining("startline 3");
  }

  @Test
  void aRowWithoutItsFileIsListedAndCounted() throws IOException {
    picture("a.jpg");
    manifest("file,title\na.jpg,Here\ngone.jpg,Gone\n../outside.jpg,Outside\n");
    FolderCollection collection = FolderCollection.read(folder);
    assertThat(collection.works()).hasSize(3);
    assertThat(collection.missing()).isEqualTo(2);
    assertThat(collection.picture(collection.works().get(1))).isEmpty();
    assertThat(collection.title()).isEqualTo("3 works of a folder, 2 of them without a file");
  }

  @Test
  void anIdDependsOnTheFileNameAlone() throws IOException {
    manifest("file\na.jpg\nb.jpg\n");
    Work before = FolderCollection.read(folder).works().get(1);
    manifest("file\n0.jpg\na.jpg\nb.jpg\n");
    Work after = FolderCollection.read(folder).works().get(2);
    assertThat(after).isEqualTo(before);
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    Path missing = folder.resolve("nowhere");
    assertThatThrownBy(() -> FolderCollection.read(missing))
        .isInstanceOf(AsterismException.class)
        .hasMessage(
            "The folder %s cannot be shown: there is no such folder. Check the path given with --images."
                .formatted(missing));
  }

  @Test
  void refusesAFolderWithoutAManifest() {
    assertThatThrownBy(() -> FolderCollection.read(folder))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("it has no manifest.csv");
  }

  @Test
  void refusesAManifestWithoutTheFileColumnNamingThoseItHas() throws IOException {
    manifest("path,title\na.jpg,A\n");
    assertThatThrownBy(() -> FolderCollection.read(folder))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("no column file, only path, title");
  }

  @Test
  void refusesAnEmptyManifest() throws IOException {
    manifest("file,title\n");
    assertThatThrownBy(() -> FolderCollection.read(folder))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("lists no picture");
  }

  @Test
  void aYearThatIsNoNumberIsLeftOut() throws IOException {
    manifest("file,year\na.jpg,long ago\n");
    assertThat(FolderCollection.read(folder).works().get(0).yearFrom()).isNull();
  }

  @Test
  void showsAThousandRealPaintingsInAllThreeMuseums() {
    Path paintings = paintings();
    assumeTrue(
        Files.exists(paintings.resolve("manifest.csv")), "skipped: no ../shared/data/artworks");
    FolderCollection collection = FolderCollection.read(paintings);
    assertThat(collection.works()).hasSizeGreaterThan(1000);
    assertThat(collection.missing()).isZero();
    for (Museum museum : Museum.values()) {
      assertThat(collection.works().stream().filter(work -> work.museum() == museum).count())
          .isGreaterThan(300);
    }
  }

  private static Path paintings() {
    Path parent = Path.of("").toAbsolutePath();
    while (parent != null && !Files.isDirectory(parent.resolve("shared/data"))) {
      parent = parent.getParent();
    }
    return parent == null ? Path.of("none") : parent.resolve("shared/data/artworks");
  }
}
