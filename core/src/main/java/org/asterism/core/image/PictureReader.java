package org.asterism.core.image;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.spi.IIORegistry;
import javax.imageio.stream.ImageInputStream;

/** Reads the first picture of a file with the reader of its format, and refuses half a picture. */
final class PictureReader {
  private static final String SEND_ANOTHER = "Send a whole JPEG, PNG, GIF, WebP or TIFF file";

  /** Kept pixels per pixel of the result, both ways, when a huge picture is subsampled. */
  private static final int SAMPLES_PER_PIXEL = 3;

  private static final int MAX_BITS_PER_SAMPLE = 16;

  /** Four samples. */
  private static final int MAX_BITS_PER_PIXEL = 4 * MAX_BITS_PER_SAMPLE;

  static {
    // By name, because a plugin is not found by itself under a class loader that is not the
    // thread's, as under Spark and Quarkus. It also puts itself before the JDK's reader, and the
    // reader of TIFF finds it here for the JPEG data inside.
    IIORegistry.getDefaultInstance().registerServiceProvider(new JPEGImageReaderSpi());
  }

  private PictureReader() {}

  /**
   * @param maxSide a hint: of a picture many times longer, only every n-th pixel is kept
   */
  static Picture read(byte[] bytes, int maxSide) {
    if (bytes.length > Picture.MAX_BYTES) {
      throw refusal(
          "the file has %,d bytes, more than %,d".formatted(bytes.length, Picture.MAX_BYTES));
    }
    Optional<PictureFormat> format = PictureFormat.of(bytes);
    if (format.isEmpty()) {
      throw refusal("it is " + StrangeBytes.nameOf(bytes));
    }
    Picture stored = stored(bytes, format.get(), maxSide);
    return Orientation.of(bytes, format.get()).upright(stored);
  }

  private static Picture stored(byte[] bytes, PictureFormat format, int maxSide) {
    if (format == PictureFormat.PNG && !PngChunks.areWhole(bytes)
        || format == PictureFormat.WEBP && !WebpChunks.areWhole(bytes)) {
      throw truncated(format);
    }
    ImageReader reader = readerOf(format);
    try (ImageInputStream input = new ByteArrayImageInputStream(bytes)) {
      reader.setInput(input, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      requireFewPixels(width, height);
      if (format == PictureFormat.WEBP) {
        WebpChunks.bitstreams(bytes).forEach(each -> requireFewPixels(each.width(), each.height()));
      }
      if (format == PictureFormat.TIFF) {
        requireFewPixels(reader.getTileWidth(0), reader.getTileHeight(0));
        requireFewBits(reader.getRawImageType(0));
      }
      PrematureEnd end = new PrematureEnd();
      reader.addIIOReadWarningListener(end);
      ImageReadParam param = subsampling(reader, Math.max(width, height), maxSide);
      if (format == PictureFormat.JPEG
          && param.getSourceXSubsampling() == 1
          && JpegSegments.areJfif(bytes)) {
        param.setDestination(PackedLines.image(width, height));
      }
      BufferedImage image = reader.read(0, param);
      if (end.seen()) {
        throw truncated(format);
      }
      return StandardRgb.of(image);
    } catch (IOException | RuntimeException e) {
      // The readers answer damage with any of a dozen unchecked exceptions.
      throw e instanceof UnreadablePictureException refusal
          ? refusal
          : refusal("the %s data is damaged or ends too early".formatted(format));
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader readerOf(PictureFormat format) {
    return switch (format) {
      case JPEG, PNG, GIF -> ImageIO.getImageReadersByFormatName(format.name()).next();
      case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
      case TIFF -> new TIFFImageReaderSpi().createReaderInstance(null);
    };
  }

  private static void requireFewPixels(int width, int height) {
    if ((long) width * height > Picture.MAX_PIXELS) {
      throw refusal(
          "its %d × %d pixels are more than %,d".formatted(width, height, Picture.MAX_PIXELS));
    }
  }

  /** A TIFF may claim any number of samples of any size. */
  private static void requireFewBits(ImageTypeSpecifier type) {
    int pixel = type.getColorModel().getPixelSize();
    int sample = type.getColorModel().getComponentSize(0);
    if (pixel > MAX_BITS_PER_PIXEL || sample > MAX_BITS_PER_SAMPLE) {
      throw refusal(
          "it has %d bits a pixel, %d a sample, and at most %d and %d are read"
              .formatted(pixel, sample, MAX_BITS_PER_PIXEL, MAX_BITS_PER_SAMPLE));
    }
  }

  private static ImageReadParam subsampling(ImageReader reader, int longSide, int maxSide) {
    int step = (int) Math.max(1, longSide / ((long) SAMPLES_PER_PIXEL * maxSide));
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceSubsampling(step, step, 0, 0);
    return param;
  }

  private static UnreadablePictureException truncated(PictureFormat format) {
    return refusal("the %s data ends too early".formatted(format));
  }

  private static UnreadablePictureException refusal(String reason) {
    return new UnreadablePictureException(
        reason,
        String.format(
            Locale.ROOT,
            "%s of at most %d megapixels.",
            SEND_ANOTHER,
            Picture.MAX_PIXELS / 1_000_000));
  }
}
