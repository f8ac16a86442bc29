package org.asterism.core.image;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures drawn and written by the tests themselves. */
final class TestPictures {
  private TestPictures() {}

  /** A gradient with a disc and a bar, so that no two parts and no two turns are alike. */
  static BufferedImage drawn(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D canvas = image.createGraphics();
    canvas.setPaint(new GradientPaint(0, 0, new Color(210, 160, 60), width, height, Color.BLUE));
    canvas.fillRect(0, 0, width, height);
    canvas.setColor(new Color(180, 30, 30));
    canvas.fillOval(width / 8, height / 8, width / 3, height / 3);
    canvas.setColor(Color.WHITE);
    canvas.fillRect(width / 2, 3 * height / 4, width / 3, height / 8);
    canvas.dispose();
    return image;
  }

  static byte[] file(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalArgumentException("no writer for " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * The drawn picture as a file of that format. Java writes no WebP: that one was made by cwebp and
   * lies among the resources.
   */
  static byte[] file(String format) {
    if (format.equals("WEBP")) {
      return resource("lossy.webp");
    }
    return file(drawn(120, 80, BufferedImage.TYPE_INT_RGB), format);
  }

  static byte[] resource(String name) {
    try (InputStream in = TestPictures.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JPEG of the samples as they are; four bands are cyan, magenta, yellow and black. */
  static byte[] jpegOf(Raster samples) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.write(new IIOImage(samples, null, null));
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
