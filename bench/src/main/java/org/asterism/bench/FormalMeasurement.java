package org.asterism.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.asterism.core.AsterismException;
import org.asterism.core.formal.FormalEncoder;
import org.asterism.core.image.Picture;
import org.asterism.core.image.UnreadablePictureException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast pictures are described by how they look. */
@Command(
    name = "formal",
    description = {
      "Formal encoding of decoded 512-pixel pictures, beside decoding their files.",
      "The peer is the JDK's own JPEG decoder on the same files, in memory, on one thread as well:"
          + " work nobody can leave out. ratio is the encoder's images a second over the decoder's."
    })
final class FormalMeasurement extends Measurement {
  private static final int LONG_SIDE = 512;

  @Option(
      names = "--images",
      paramLabel = "DIR",
      description = "A folder of JPEG files, folders in it included; else drawn by the sandbox.")
  private @Nullable Path images;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The most pictures to use, all of them held in memory.")
  private int limit = 120;

  FormalMeasurement() {
    super(new Repetitions(1, 5));
  }

  /** A file and what it shows. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Sample(byte[] file, Picture picture, long filePixels) {}

  @Override
  void measure(Report report, Repetitions repetitions) {
    if (limit < 1 || limit > 5_000) {
      throw new AsterismException(
          "%d pictures cannot be measured".formatted(limit),
          "all of them are held in memory, a megabyte each",
          "Set --limit to a number from 1 to 5000.");
    }
    List<byte[]> files = images == null ? Pictures.generated(limit) : Pictures.of(images, limit);
    List<Sample> samples = decoded(files);
    say("encoding %d pictures".formatted(samples.size()));
    Turns turns = Turns.of(repetitions, () -> encode(samples), () -> decode(samples));
    report
        .with("images", (Object) samples.size())
        .with("source", images == null ? "drawn by the sandbox" : "folder")
        .with("encode_images_per_second", Turns.rate(samples.size(), turns.ours()))
        .with("decode_images_per_second", Turns.rate(samples.size(), turns.theirs()))
        .withRatio(turns.speedBesideTheirs(), "images encoded over images decoded in one time")
        .with("threads", (Object) 1)
        .with("encoder", FormalEncoder.MODEL)
        .with(
            "mean_pixels_encoded", mean(samples.stream().mapToLong(s -> s.picture().rgb().length)))
        .with("mean_pixels_decoded", mean(samples.stream().mapToLong(Sample::filePixels)))
        .with("files_refused", (Object) (files.size() - samples.size()))
        .with(repetitions);
    if (images != null && samples.size() == limit) {
      report.note("the folder may hold more pictures than --limit; those used lie evenly in it");
    }
  }

  private static double mean(LongStream pixels) {
    return pixels.average().orElseThrow();
  }

  private static List<Sample> decoded(List<byte[]> files) {
    List<Sample> samples = new ArrayList<>();
    for (byte[] file : files) {
      try {
        BufferedImage whole = plainly(file);
        samples.add(
            new Sample(
                file,
                Picture.decode(file, LONG_SIDE),
                (long) whole.getWidth() * whole.getHeight()));
      } catch (IOException | UnreadablePictureException e) {
        say("left out a picture: " + e.getMessage());
      }
    }
    if (samples.isEmpty()) {
      throw new AsterismException(
          "Nothing can be measured",
          "no picture could be decoded",
          "Name another --images folder.");
    }
    return samples;
  }

  private static double encode(List<Sample> samples) {
    double sum = 0;
    for (Sample sample : samples) {
      sum += FormalEncoder.encode(sample.picture())[0];
    }
    return sum;
  }

  private static double decode(List<Sample> samples) {
    double sum = 0;
    try {
      for (Sample sample : samples) {
        sum += plainly(sample.file()).getRGB(0, 0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("it could be decoded before", e);
    }
    return sum;
  }

  /** By the JDK's reader, whichever others are installed. */
  private static BufferedImage plainly(byte[] file) throws IOException {
    ImageReader reader = readerOfTheJdk();
    try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(input, true, true);
      return reader.read(0);
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader readerOfTheJdk() {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if ("java.desktop".equals(reader.getClass().getModule().getName())) {
        return reader;
      }
      reader.dispose();
    }
    throw new IllegalStateException("every JDK reads JPEG");
  }
}
