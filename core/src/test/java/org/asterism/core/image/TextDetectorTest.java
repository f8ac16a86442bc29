package org.asterism.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDetectorTest {

  @ParameterizedTest(name = "{0}, {1} px, turned by {2} degrees")
  @CsvSource({
    "Serif, 16, 0", "Serif, 40, 5", "Serif, 90, -5",
    "SansSerif, 16, 0", "SansSerif, 40, 5", "SansSerif, 90, -5",
    "Monospaced, 16, 0", "Monospaced, 40, 5", "Monospaced, 90, -5"
  })
  void expectsTextOnATitlePage(String font, int size, double degrees) {
    assertThat(TextDetector.expectsText(page(font, size, degrees, false))).isTrue();
    assertThat(TextDetector.expectsText(page(font, size, degrees, true))).isTrue();
  }

  @Test
  void expectsNoneInAPlainDrawing() {
    Picture drawn =
        Picture.decode(
            TestPictures.file(TestPictures.drawn(900, 600, BufferedImage.TYPE_INT_RGB), "jpg"));

    assertThat(TextDetector.expectsText(drawn)).isFalse();
  }

  @Test
  void expectsNoneInOneColourOrInGrain() {
    SplittableRandom grain = new SplittableRandom(7);
    int[] noise = new int[500 * 400];
    Arrays.setAll(noise, i -> grain.nextInt(256) * 0x010101);

    assertThat(TextDetector.expectsText(new Picture(500, 400, new int[500 * 400]))).isFalse();
    assertThat(TextDetector.expectsText(new Picture(500, 400, noise))).isFalse();
    assertThat(TextDetector.expectsText(new Picture(1, 1, new int[1]))).isFalse();
  }

  private static Picture page(String font, int size, double degrees, boolean isLightOnDark) {
    BufferedImage image = new BufferedImage(700, 900, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setColor(isLightOnDark ? new Color(60, 30, 20) : new Color(238, 230, 210));
    canvas.fillRect(0, 0, 700, 900);
    canvas.setColor(isLightOnDark ? new Color(250, 245, 225) : new Color(25, 20, 30));
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.rotate(Math.toRadians(degrees), 350, 450);
    canvas.setFont(new Font(font, Font.PLAIN, size));
    canvas.drawString("THE HARBOUR", 70, 200);
    canvas.drawString("Exhibition", 70, 200 + 2 * size);
    canvas.dispose();
    return Picture.decode(TestPictures.file(image, "png"));
  }
}
