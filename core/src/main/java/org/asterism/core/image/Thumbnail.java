package org.asterism.core.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A small JPEG of a picture, with no metadata in it: the same picture, the same bytes. */
public final class Thumbnail {
  /** JPEG quality in [0, 1], where brush-work stays free of visible blocks. */
  private static final float QUALITY = 0.85f;

  private Thumbnail() {}

  /**
   * The picture reduced to that long side.
   *
   * @param longSide in pixels, at least 1; a smaller picture keeps its size
   * @return a JPEG file
   */
  public static byte[] jpegOf(Picture picture, int longSide) {
    Picture small = picture.reducedTo(longSide);
    BufferedImage image =
        new BufferedImage(small.width(), small.height(), BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, small.width(), small.height(), small.rgb(), 0, small.width());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
