package org.asterism.pipeline.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.asterism.core.AsterismException;
import org.asterism.core.image.Picture;
import org.asterism.pipeline.fetch.TestPictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OcrTest {
  @TempDir Path folder;

  static void assumeTesseract() {
    assumeTrue(
        Ocr.of(true, "eng").obstacle().isEmpty(),
        "skipped: no tesseract with English here (Debian: tesseract-ocr, tesseract-ocr-eng)");
  }

  static BufferedImage poster() {
    BufferedImage image = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setColor(new Color(240, 230, 205));
    canvas.fillRect(0, 0, 800, 600);
    canvas.setColor(new Color(90, 20, 20));
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.setFont(new Font(Font.SERIF, Font.BOLD, 64));
    canvas.drawString("THE HARBOUR", 100, 200);
    canvas.setFont(new Font(Font.SERIF, Font.PLAIN, 40));
    canvas.drawString("Exhibition of paintings", 100, 320);
    canvas.dispose();
    return image;
  }

  private static final Picture POSTER = Picture.decode(TestPictures.png(poster()));

  /** A program of that name in a folder of its own, which says it knows English. */
  private Ocr withProgram(String script, Duration limit) throws IOException {
    Path program = folder.resolve("tesseract");
    Files.writeString(
        program,
        """
        #!/bin/sh
        if [ "$1" = --list-langs ]; then echo "List of languages (1):"; echo eng; exit 0; fi
        %s
        """
            .formatted(script));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return new Ocr(true, "eng", folder.toString(), limit);
  }

  @Test
  void readsTheTextOfAPoster() {
    assumeTesseract();

    OcrText read = Ocr.of(true, "eng").textIn(POSTER);

    assertThat(read.state()).isEqualTo(OcrState.READ);
    assertThat(read.text()).isEqualTo("THE HARBOUR\nExhibition of paintings");
  }

  @Test
  void looksForNoTextWhereNoneIsExpected() {
    assumeTesseract();

    assertThat(Ocr.of(true, "eng").textIn(Picture.decode(TestPictures.jpeg(1))))
        .isEqualTo(new OcrText(null, OcrState.NO_TEXT_EXPECTED));
  }

  @Test
  void saysThatTesseractIsAbsentWhereThePathHasNone() {
    Ocr ocr = new Ocr(true, "eng", folder.toString(), Duration.ofSeconds(5));

    assertThat(ocr.textIn(POSTER)).isEqualTo(new OcrText(null, "tesseract absent"));
  }

  @Test
  void saysWhichLanguageIsMissing() throws IOException {
    withProgram("exit 1", Duration.ofSeconds(5));
    Ocr ocr = new Ocr(true, "deu+eng+fra", folder.toString(), Duration.ofSeconds(5));

    assertThat(ocr.textIn(POSTER)).isEqualTo(new OcrText(null, "language missing: deu+fra"));
  }

  @Test
  void readsNothingWhenSwitchedOff() {
    assertThat(Ocr.of(false, "eng").textIn(POSTER)).isEqualTo(new OcrText(null, "off"));
  }

  @Test
  void aCrashCostsOneText() throws IOException {
    Ocr ocr = withProgram("kill -SEGV $$", Duration.ofSeconds(20));

    assertThat(ocr.textIn(POSTER))
        .isEqualTo(new OcrText(null, "failed: it ended with exit code 139"));
  }

  @Test
  void whatHangsIsKilledWithAllItStarted() throws Exception {
    Ocr ocr =
        withProgram(
            "sleep 600 & echo $! > '%s'; wait".formatted(folder.resolve("child")),
            Duration.ofSeconds(1));

    assertThat(ocr.textIn(POSTER).state()).isEqualTo("failed: it took longer than 1 s");
    long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
    ProcessHandle.of(child).ifPresent(process -> process.onExit().join());
  }

  @Test
  void givesThePictureOnStandardInputAndOneThread() throws IOException {
    Ocr ocr =
        withProgram(
            "echo \"$OMP_THREAD_LIMIT $*\" > '%s'; head -c 15 > '%s'"
                .formatted(folder.resolve("asked"), folder.resolve("got")),
            Duration.ofSeconds(20));

    assertThat(ocr.textIn(POSTER)).isEqualTo(new OcrText(null, OcrState.NOTHING_FOUND));
    assertThat(folder.resolve("asked"))
        .hasContent("1 stdin stdout -l eng --psm 11 -c tessedit_create_tsv=1");
    assertThat(folder.resolve("got")).hasContent("P6\n800 600\n255\n");
  }

  @Test
  void dropsWordsItIsNotSureOfAndMarksThatAreNoWords() {
    String table =
        """
        level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
        5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t96.1\tGrand
        5\t1\t1\t1\t1\t2\t0\t0\t9\t9\t12.0\tXq;
        5\t1\t1\t1\t1\t3\t0\t0\t9\t9\t91.0\t|~
        5\t1\t1\t1\t1\t4\t0\t0\t9\t9\t88\tPalais
        5\t1\t1\t1\t2\t1\t0\t0\t9\t9\t60\t1900
        """;

    assertThat(OcrText.ofTable(table)).isEqualTo(new OcrText("Grand Palais\n1900", OcrState.READ));
    assertThat(OcrText.ofTable("")).isEqualTo(new OcrText(null, OcrState.NOTHING_FOUND));
  }

  @Test
  void shortWordsAloneAreBrushStrokes() {
    String table = "5\t1\t1\t1\t%d\t1\t0\t0\t9\t9\t96\t%s\n";

    assertThat(OcrText.ofTable(table.formatted(1, "Ay") + table.formatted(2, "ark")))
        .isEqualTo(new OcrText(null, OcrState.NOTHING_FOUND));
    assertThat(OcrText.ofTable(table.formatted(1, "Ay") + table.formatted(2, "Noah")).text())
        .isEqualTo("Ay\nNoah");
  }

  @Test
  void keepsNoMoreThanItsLimit() {
    String row = "5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t96\tHarbour\n";

    assertThat(OcrText.ofTable(row.repeat(5_000)).text())
        .hasSizeBetween(OcrText.LONGEST - 10, OcrText.LONGEST)
        .endsWith("Harbour");
  }

  @Test
  void aLanguageIsNoOptionOfTheProgram() {
    assertThatThrownBy(() -> Ocr.of(true, "--user-words=x"))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith("enrich.ocr-languages is \"--user-words=x\": ");
  }
}
