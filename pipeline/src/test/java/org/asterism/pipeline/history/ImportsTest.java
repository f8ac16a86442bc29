package org.asterism.pipeline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.asterism.pipeline.crawl.ObjectRows.placed;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.asterism.core.AsterismException;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.YearRange;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.crawl.ObjectRows;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.history.ImportSettings.Format;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.people.Artists;
import org.asterism.pipeline.people.Reconciliation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportsTest {
  @TempDir Path folder;

  private Lake lake;

  @BeforeEach
  void aLake() {
    lake = TestLake.in(folder);
  }

  private ImportSettings dump(Format format, String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = ImportsTest.class.getResourceAsStream(name)) {
      Files.write(file, in.readAllBytes());
    }
    return new ImportSettings(name, format, file.toString(), Map.of(), Map.of(), Map.of(), false);
  }

  private ImportSettings csv(String name, String rows) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".csv"), rows);
    return new ImportSettings(
        name,
        Format.CSV,
        file.toString(),
        Map.of("src", "who", "dst", "whom", "relation", "how", "weight", "weight"),
        Map.of("src_type", "artist", "dst_type", "artist"),
        Map.of("ADMIRED", "influenced", "OF", "artist member_of movement"),
        true);
  }

  private Imports read(ImportSettings... imports) {
    return Imports.read(lake, Artists.TABLE.read(lake), List.of(imports));
  }

  private static List<String> relations(Imports imports) {
    return KnowledgeGraph.relations(imports.claims())
        .orderBy(Relations.SRC, Relations.TYPE, Relations.DST)
        .collectAsList()
        .stream()
        .map(
            row ->
                "%s %s %s (%s)"
                    .formatted(row.getString(0), row.getString(2), row.getString(1), row.get(4)))
        .toList();
  }

  @Test
  void aListIsReadByItsColumnsConstantsAndWords() throws IOException {
    Imports imports =
        read(
            csv(
                "list",
                "who,how,whom,weight\n"
                    + "/en/anna-alder,ADMIRED,/en/berta-birke,3\n"
                    + "/en/berta-birke,ADMIRED,/en/anna-alder,\n"
                    + "/en/anna-alder,OF,\"Birchism, \"\"late\"\"\",\n"
                    + "/en/anna-alder,taught_by,Carl Cork,\n"
                    + "/en/anna-alder,ADMIRED,Anna Alder,\n"
                    + "/en/anna-alder,HATED,/en/berta-birke,\n"
                    + "/en/anna-alder,ADMIRED,,\n"
                    + "/en/anna-alder,ADMIRED,/en/dora,-1\n"
                    + "/en/anna-alder,ADMIRED,/en/emma,NaN\n"));

    assertThat(relations(imports))
        .containsExactly(
            "artist:anna alder influenced artist:berta birke (list)",
            "artist:anna alder member_of movement:birchism late (list)",
            "artist:berta birke influenced artist:anna alder (list)",
            "artist:carl cork taught artist:anna alder (list)");
    assertThat(imports.refused()).isEqualTo(5);
    assertThat(imports.refusals())
        .containsExactly(
            "list: /en/anna-alder ADMIRED /en/dora: its weight -1 is not above 0",
            "list: /en/anna-alder ADMIRED /en/emma: its weight NaN is not above 0",
            "list: /en/anna-alder ADMIRED ?: one end has no name",
            "list: /en/anna-alder HATED /en/berta-birke: the relation HATED is not one of ours",
            "list: anna alder: influenced with itself");
    assertThat(
            KnowledgeGraph.relations(imports.claims())
                .where("src = 'artist:anna alder' and type = 'influenced'")
                .first()
                .<Float>getAs(Relations.WEIGHT))
        .isEqualTo(3f);
  }

  @Test
  void dumpsAreReadLineByLineAndTheirArtistsAreOnePersonByTheirIds() throws IOException {
    Imports imports = read(dump(Format.WIKIDATA, "wikidata.json"), dump(Format.ULAN, "ulan.nt"));

    assertThat(relations(imports))
        .containsExactly(
            "artist:anna alder active_during period:1800 1849 (ulan.nt; wikidata.json)",
            "artist:anna alder active_during period:1850 1899 (ulan.nt; wikidata.json)",
            "artist:anna alder influenced artist:berta birke (wikidata.json)",
            "artist:anna alder member_of movement:birchism (wikidata.json)",
            "artist:anna alder member_of school:green group (ulan.nt)",
            "artist:anna alder taught artist:berta birke (ulan.nt; wikidata.json)",
            "artist:berta birke active_during period:1850 1899 (ulan.nt)",
            "artist:berta birke active_in place:tinytown (wikidata.json)",
            "artist:berta birke influenced artist:dora distel (wikidata.json)",
            "artist:dora distel member_of school:academy of tinytown (wikidata.json)",
            "artist:edith eiche active_during period:1800 1849 (ulan.nt)",
            "artist:edith eiche active_during period:1850 1899 (ulan.nt)",
            "artist:edith eiche influenced artist:berta birke (ulan.nt)");
    assertThat(imports.refusals())
        .containsExactly(
            "ulan.nt: this is no triple: the line is no triple",
            "wikidata.json: Berta Birke: influenced with itself",
            "wikidata.json: {\"type\":\"item\",\"id\":\"Q1009\",\"claims\":{\"P: the line is no JSON");
  }

  @Test
  void anArtistOfOursIsFoundByNameAndLifeTellsANamesakeFromThem() throws IOException {
    Objects.TABLE.upsert(
        lake,
        ObjectRows.of(
            placed("2", "Anna Alder (1600–1650)", List.of(), null, new YearRange(1640, 1640)),
            placed("3", "Édith Eiche", List.of(), null, new YearRange(1840, 1840))));
    Artists.TABLE.replaceAll(
        lake, Reconciliation.artists(Objects.TABLE.read(lake), (name, rows) -> rows));

    List<String> relations = relations(read(dump(Format.ULAN, "ulan.nt")));

    assertThat(relations)
        .contains(
            "artist:anna alder 1800 1860 taught artist:berta birke (ulan.nt)",
            "artist:edith eiche influenced artist:berta birke (ulan.nt)");
  }

  @Test
  void anArtistOfOursUnderAnotherNameIsFoundByUlanOrByWikidata() throws IOException {
    Objects.TABLE.upsert(
        lake,
        ObjectRows.of(
            by("2", new Artist("Mistress of the Green Paper", "500900001", null, null, null)),
            by("3", new Artist("Mistress of the Lake", null, "Q1004", null, null))));
    Artists.TABLE.replaceAll(
        lake, Reconciliation.artists(Objects.TABLE.read(lake), (name, rows) -> rows));

    List<String> relations =
        relations(read(dump(Format.WIKIDATA, "wikidata.json"), dump(Format.ULAN, "ulan.nt")));

    assertThat(relations)
        .contains(
            "artist:mistress of the green paper taught artist:berta birke (ulan.nt; wikidata.json)",
            "artist:berta birke influenced artist:mistress of the lake (wikidata.json)")
        .noneMatch(each -> each.contains("anna alder") || each.contains("dora distel"));
  }

  private static Artwork by(String id, Artist artist) {
    Artwork work = ObjectRows.work(id, null);
    return new Artwork(
        work.source(),
        id,
        work.title(),
        List.of(artist),
        null,
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        work.licence(),
        work.pageUrl(),
        work.imageUrl());
  }

  @Test
  void aColumnOrAFileThatIsNotThereIsExplained() throws IOException {
    ImportSettings list = csv("list", "who,whom\na,b\n");
    assertThatThrownBy(() -> read(list))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("list.csv has no column ")
        .hasMessageContaining("its columns are [who, whom]");
    Files.delete(Path.of(list.file()));
    assertThatThrownBy(() -> read(list))
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining("there is no such file");
  }

  @Test
  void theWikiArtAndTateListsAreImportable() {
    Path graph = Path.of("").toAbsolutePath().getParent().resolve("../shared/data/graph");
    assumeTrue(Files.isDirectory(graph), "skipped: no lists of relations in ../shared/data/graph");
    ImportSettings members =
        new ImportSettings(
            "wikiart",
            Format.CSV,
            graph.resolve("wikiart_artist_movement_edges.csv").normalize().toString(),
            Map.of("src", "artist", "dst", "target", "relation", "relation"),
            Map.of(),
            Map.of(
                "MEMBER_OF_MOVEMENT", "artist member_of movement",
                "OF_SCHOOL", "artist member_of school",
                "STUDIED_OR_TAUGHT_AT", "artist member_of school"),
            true);
    ImportSettings tate =
        new ImportSettings(
            "tate",
            Format.CSV,
            graph.resolve("tate_artist_movement_edges.csv").normalize().toString(),
            Map.of("src", "artist", "dst", "movement"),
            Map.of("src_type", "artist", "relation", "member_of", "dst_type", "movement"),
            Map.of(),
            false);

    Imports imports = read(members, tate);

    assertThat(imports.refused()).isZero();
    assertThat(KnowledgeGraph.relations(imports.claims()).count()).isGreaterThan(7_000);
    assertThat(KnowledgeGraph.relations(imports.claims()).where("source = 'tate; wikiart'").count())
        .as("relations both lists tell of")
        .isGreaterThan(100);
  }
}
