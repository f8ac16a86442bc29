package org.asterism.pipeline.enrich;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.asterism.pipeline.crawl.ObjectRows.described;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.pipeline.TestLake;
import org.asterism.pipeline.crawl.ObjectRows;
import org.asterism.pipeline.crawl.Objects;
import org.asterism.pipeline.fetch.Images;
import org.asterism.pipeline.history.EntityType;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.Written;
import org.asterism.pipeline.people.Reconciliation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordTextsTest {
  @TempDir Path folder;

  private static final Artwork HARBOUR =
      described(
          "told",
          "The Harbour",
          List.of("ships", "fishermen"),
          "Boats <b>at rest</b>. Claude Monet painted the harbour of Le Havre when"
              + " Impressionism began.");

  private Written write(Lake lake, Artwork... works) {
    return write(lake, ObjectRows.of(works), works);
  }

  private Written write(Lake lake, Dataset<Row> objects, Artwork... works) {
    Dataset<Row> artists = Reconciliation.artists(objects, lake::staged);
    Dataset<Row> images =
        TestLake.rows(
            Images.SCHEMA,
            Arrays.stream(works)
                .map(
                    work ->
                        TestLake.row(
                            Images.SCHEMA,
                            Images.IMAGE_ID,
                            work.imageId(),
                            Images.SHA256,
                            "x",
                            Images.ENRICHED_SHA256,
                            "x"))
                .toArray(Row[]::new));
    return Texts.TABLE.replaceAll(
        lake,
        RecordTexts.of(
            lake, objects, images, Gazetteer.of(objects, artists), Texts.TABLE.read(lake)));
  }

  private static Map<String, Row> texts(Lake lake) {
    Map<String, Row> byId = new HashMap<>();
    Texts.TABLE.read(lake).collectAsList().forEach(row -> byId.put(row.getString(0), row));
    return byId;
  }

  private static List<Object> list(Row row, String column) {
    return row.getList(row.fieldIndex(column));
  }

  private Row textOf(Artwork work) {
    Lake lake = TestLake.in(folder);
    write(lake, work);
    return texts(lake).get(work.imageId());
  }

  @Test
  void theWordsAreThoseOfTitleSubjectsAndDescription() {
    Row text = textOf(HARBOUR);

    assertThat(list(text, Texts.TERMS))
        .startsWith("harbour", "ship", "fishermen", "boat", "rest")
        .doesNotContain("b", "the");
    assertThat(list(text, Texts.SENTENCES))
        .containsExactly(
            "The Harbour.",
            "ships.",
            "fishermen.",
            "Boats at rest.",
            "Claude Monet painted the harbour of Le Havre when Impressionism began.");
    assertThat(list(text, Texts.TOKENS))
        .startsWith("harbour", "ships", "fishermen", "boats", "rest", "claude", "monet", "painted");
    assertThat(text.isNullAt(text.fieldIndex(Texts.LANGUAGE))).isTrue();
  }

  @Test
  void keywordsAreOrderedByTheirScore() {
    List<Object> keywords = list(textOf(HARBOUR), Texts.KEYWORDS);

    assertThat(keywords).hasSizeBetween(3, Annotation.KEYWORDS).doesNotHaveDuplicates();
    assertThat(keywords).extracting(each -> ((Row) each).getFloat(1)).isSorted();
    assertThat(keywords)
        .extracting(each -> ((Row) each).getString(0))
        .contains("harbour", "le havre");
  }

  @Test
  void whoAndWhatOfTheCollectionIsNamedIsFound() {
    Lake lake = TestLake.in(folder);
    Artwork other =
        ObjectRows.placed("other", "Monet, Claude", List.of("Tonalism"), "Le Havre", null);
    write(lake, HARBOUR, other);

    assertThat(list(texts(lake).get(HARBOUR.imageId()), Texts.ENTITIES))
        .extracting(Object::toString)
        .containsExactly(
            "[artist,Claude Monet,artist:claude monet]",
            "[movement,Impressionism,movement:impressionism]",
            "[place,Le Havre,place:le havre]");
    for (EntityType type : List.of(EntityType.MOVEMENT, EntityType.PLACE)) {
      assertThat(type.idOf("Le Havre")).isEqualTo(type.key() + ":le havre");
    }
  }

  @Test
  void theLongestNameCountsAndNamesAreWrittenWithACapital() {
    Artwork maker =
        described("x", "Post-Impressionism", List.of(), "A banks of sand by Joseph Banks.")
            .by(
                List.of(
                    new Artist("Banks", null, null, null),
                    new Artist("Joseph Banks", null, null, null)));

    assertThat(list(textOf(maker), Texts.ENTITIES))
        .extracting(each -> ((Row) each).getString(1))
        .containsExactly("Joseph Banks", "Post-Impressionism");
  }

  @Test
  void theStopWordsAreThoseOfTheTextsLanguage() {
    Lake lake = TestLake.in(folder);
    Artwork german = described("de", "Der Hafen", List.of(), "Die Boote liegen in dem Hafen.");
    Artwork polish = described("pl", "Łódź w porcie", List.of(), null);
    Dataset<Row> objects =
        ObjectRows.of(german, polish, HARBOUR)
            .withColumn(
                Objects.LANGUAGE,
                when(col(Objects.SOURCE_ID).isin("de", "pl"), col(Objects.SOURCE_ID)));
    write(lake, objects, german, polish, HARBOUR);
    Map<String, Row> texts = texts(lake);

    assertThat(list(texts.get(german.imageId()), Texts.TOKENS))
        .containsExactly("hafen", "boote", "liegen", "hafen");
    assertThat(texts.get(german.imageId()).<String>getAs(Texts.LANGUAGE)).isEqualTo("de");
    // There is no list of Polish ones.
    assertThat(list(texts.get(polish.imageId()), Texts.TOKENS))
        .containsExactly("łódź", "w", "porcie");
    assertThat(list(texts.get(HARBOUR.imageId()), Texts.TOKENS)).doesNotContain("the");
  }

  @Test
  void onlyTextsThatChangedAreAnnotatedAgain() {
    Lake lake = TestLake.in(folder);
    Artwork still = described("still", "Apples", List.of(), null);
    assertThat(write(lake, HARBOUR, still)).isEqualTo(new Written(2, 0, 0));
    assertThat(write(lake, HARBOUR, still)).isEqualTo(Written.NOTHING);

    Artwork retold = described("still", "Pears", List.of(), null);
    assertThat(write(lake, HARBOUR, retold)).isEqualTo(new Written(0, 1, 0));
    assertThat(list(texts(lake).get(still.imageId()), Texts.TOKENS)).containsExactly("pears");
    assertThat(lake.spark().read().parquet(lake.root() + "/_staging/texts-annotated-en").count())
        .isEqualTo(1);

    assertThat(write(lake, HARBOUR)).isEqualTo(new Written(0, 0, 1));
  }

  @Test
  void strangeTextsAreDefined() {
    Lake lake = TestLake.in(folder);
    Artwork empty = described("empty", "Untitled", List.of(), null);
    Artwork emoji = described("emoji", "🎨🖼️", List.of(), "🎨 paint");
    Artwork arabic =
        described("arabic", "صورة للبحر عند الغروب", List.of(), "\u202Eمراكب صغيرة\u202C");
    Artwork mangled = described("mangled", "DÃ¼rer", List.of(), null);
    Artwork endless =
        described("endless", "Long", List.of(), "a boat in the harbour ".repeat(10_000));
    Artwork signs = described("signs", "§ - ' & <", List.of(" "), "<p></p>");
    write(lake, empty, emoji, arabic, mangled, endless, signs);
    Map<String, Row> texts = texts(lake);

    assertThat(texts).hasSize(6);
    for (String column : List.of(Texts.TERMS, Texts.SENTENCES, Texts.TOKENS, Texts.KEYWORDS)) {
      assertThat(list(texts.get(empty.imageId()), column)).isEmpty();
    }
    assertThat(list(texts.get(emoji.imageId()), Texts.TOKENS)).containsExactly("paint");
    assertThat(list(texts.get(arabic.imageId()), Texts.TOKENS))
        .containsExactly("صورة", "للبحر", "عند", "الغروب", "مراكب", "صغيرة");
    assertThat(list(texts.get(mangled.imageId()), Texts.TOKENS)).containsExactly("dürer");
    assertThat(list(texts.get(endless.imageId()), Texts.TOKENS))
        .hasSizeBetween(9_000, 10_001)
        .contains("boat", "harbour");
    assertThat(list(texts.get(signs.imageId()), Texts.TOKENS)).isEmpty();
  }

  @Test
  void aPartWithoutAnEndGetsOneAndAnotherKeepsIts() {
    assertThat(
            PlainText.of(
                Arrays.asList("One", "Two!", null, " ", "<i>Three</i> &amp; four.", "a < b")))
        .isEqualTo("One. Two! Three & four. a < b.");
  }
}
