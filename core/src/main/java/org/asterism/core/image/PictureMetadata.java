package org.asterism.core.image;

import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.imaging.jpeg.JpegSegmentData;
import com.drew.imaging.jpeg.JpegSegmentReader;
import com.drew.imaging.jpeg.JpegSegmentType;
import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.icc.IccReader;
import com.drew.metadata.photoshop.PhotoshopReader;
import com.drew.metadata.xmp.XmpReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the blocks of EXIF, IPTC, XMP and ICC that a JPEG, PNG, WebP or TIFF file carries. No block
 * of more than {@link #MAX_BLOCK} bytes is looked at, none is inflated beyond that, and maker notes
 * are skipped. Whatever is broken is left out.
 */
public final class PictureMetadata {
  /** The largest block that is read, in bytes, as it is and inflated. */
  public static final int MAX_BLOCK = 1_000_000;

  private static final byte[] EXIF = ascii("Exif\0\0");
  private static final byte[] XMP = ascii("http://ns.adobe.com/xap/1.0/\0");

  private PictureMetadata() {}

  /** All directories that can be read; of a file in no {@link PictureFormat}, none. */
  public static Metadata of(byte[] file) {
    Metadata metadata = new Metadata();
    PictureFormat.of(file).ifPresent(format -> read(file, format, metadata, false));
    return metadata;
  }

  /** The EXIF directories alone. */
  static Metadata exifOf(byte[] file, PictureFormat format) {
    Metadata metadata = new Metadata();
    read(file, format, metadata, true);
    return metadata;
  }

  private static void read(
      byte[] file, PictureFormat format, Metadata metadata, boolean exifAlone) {
    try {
      switch (format) {
        case JPEG -> jpeg(file, metadata, exifAlone);
        case PNG -> {
          exif(PngChunks.exif(file), metadata);
          if (!exifAlone) {
            xmp(PngChunks.xmp(file), metadata);
            icc(PngChunks.icc(file), metadata);
          }
        }
        case WEBP -> {
          exif(WebpChunks.contents(file, "EXIF"), metadata);
          if (!exifAlone) {
            xmp(WebpChunks.contents(file, "XMP "), metadata);
            icc(WebpChunks.contents(file, "ICCP"), metadata);
          }
        }
        case TIFF -> tiff(file, metadata);
        case GIF -> {}
      }
    } catch (IOException | RuntimeException e) {
      // Damaged metadata say nothing about the pixels, which decide by themselves. The readers
      // answer damage with any of a dozen unchecked exceptions.
    }
  }

  private static void jpeg(byte[] file, Metadata metadata, boolean exifAlone) throws IOException {
    JpegSegmentData segments;
    try {
      segments =
          JpegSegmentReader.readSegments(
              new SequentialByteArrayReader(file),
              List.of(JpegSegmentType.APP1, JpegSegmentType.APP2, JpegSegmentType.APPD));
    } catch (JpegProcessingException e) {
      return;
    }
    List<byte[]> first = new ArrayList<>();
    segments.getSegments(JpegSegmentType.APP1).forEach(first::add);
    exif(first.stream().filter(each -> startsWith(each, EXIF)).toList(), metadata);
    if (exifAlone) {
      return;
    }
    // The extension of XMP beyond one segment, for depth maps and histories, stays out.
    xmp(
        first.stream()
            .filter(each -> startsWith(each, XMP))
            .map(each -> Arrays.copyOfRange(each, XMP.length, each.length))
            .toList(),
        metadata);
    new PhotoshopReader()
        .readJpegSegments(
            segments.getSegments(JpegSegmentType.APPD), metadata, JpegSegmentType.APPD);
    new IccReader()
        .readJpegSegments(
            segments.getSegments(JpegSegmentType.APP2), metadata, JpegSegmentType.APP2);
  }

  private static void exif(List<byte[]> blocks, Metadata metadata) {
    for (byte[] block : blocks) {
      int start = startsWith(block, EXIF) ? EXIF.length : 0;
      if (block.length <= MAX_BLOCK) {
        tiff(Arrays.copyOfRange(block, start, block.length), metadata);
      }
    }
  }

  private static void tiff(byte[] block, Metadata metadata) {
    try {
      new TiffReader().processTiff(new ByteArrayReader(block), new SmallTags(metadata), 0);
    } catch (TiffProcessingException | IOException | RuntimeException e) {
      // What was read before the damage counts.
    }
  }

  private static void xmp(List<byte[]> blocks, Metadata metadata) {
    blocks.stream()
        .filter(each -> each.length <= MAX_BLOCK)
        .forEach(each -> new XmpReader().extract(each, metadata));
  }

  private static void icc(List<byte[]> blocks, Metadata metadata) {
    blocks.stream()
        .filter(each -> each.length <= MAX_BLOCK)
        .forEach(each -> new IccReader().extract(new ByteArrayReader(each), metadata));
  }

  private static boolean startsWith(byte[] bytes, byte[] opening) {
    return bytes.length >= opening.length
        && Arrays.equals(bytes, 0, opening.length, opening, 0, opening.length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
