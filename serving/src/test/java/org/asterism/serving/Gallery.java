package org.asterism.serving;

import static java.util.Comparator.comparing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.asterism.core.affinity.Affinity;
import org.asterism.core.affinity.Embedding;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.YearRange;
import org.asterism.core.bundle.BundleWriter;
import org.asterism.core.bundle.CatalogueEdge;
import org.asterism.core.bundle.CatalogueEntry;
import org.asterism.core.bundle.Community;
import org.asterism.core.bundle.Keyword;
import org.asterism.core.bundle.Manifest;
import org.asterism.core.bundle.MapPoint;
import org.asterism.core.conceptual.LatentSemantics;
import org.asterism.core.conceptual.Vocabulary;
import org.asterism.core.formal.FormalEncoder;
import org.asterism.core.formal.Palette;
import org.asterism.core.image.DifferenceHash;
import org.asterism.core.image.Picture;
import org.asterism.core.image.Thumbnail;
import org.asterism.core.learned.LearnedEncoder;
import org.asterism.core.learned.PixelBatch;
import org.asterism.core.learned.SpecJson;
import org.asterism.core.licence.Licence;

/** Small drawn pictures with made-up records, published with the real encoders and writer. */
final class Gallery {
  private static final List<String> MOVEMENTS = List.of("Impressionism", "Baroque", "Realism");
  private static final int[] PAINTS = {0xcc7722, 0x204080, 0x6b8145, 0xc5222a, 0xd8c49c};

  private static final LatentSemantics MEANING = meaning();

  private Gallery() {}

  /** Publishes that many pictures. */
  static String publish(Path bundles, int pictures, String createdAt) {
    List<CatalogueEntry> entries =
        IntStream.range(0, pictures)
            .mapToObj(Gallery::entry)
            .sorted(comparing(entry -> entry.artwork().imageId()))
            .toList();
    try (BundleWriter writer = BundleWriter.into(bundles)) {
      entries.forEach(writer::add);
      for (int i = 0; i + 1 < entries.size(); i++) {
        writer.add(
            new CatalogueEdge(
                entries.get(i).artwork().imageId(),
                entries.get(i + 1).artwork().imageId(),
                Affinity.FORMAL,
                1,
                UnitVectors.cosine(formal(entries.get(i)), formal(entries.get(i + 1)))));
      }
      for (int i = 0; i < entries.size(); i++) {
        float angle = (float) (2 * Math.PI * i / entries.size());
        writer.add(
            new MapPoint(
                entries.get(i).artwork().imageId(),
                (float) (0.5 + 0.5 * Math.cos(angle)),
                (float) (0.5 + 0.5 * Math.sin(angle)),
                i % 2,
                1 + 0.01 * i));
      }
      writer.add(new Community(0, "sea, boats", List.of("sea", "boats"), (pictures + 1) / 2));
      writer.add(new Community(1, "fruit", List.of("fruit"), pictures / 2));
      writer.learned("conceptual", learned());
      return writer
          .publish(
              new Manifest.Origin(
                  Map.of(
                      Affinity.FORMAL,
                      FormalEncoder.MODEL,
                      Affinity.CONCEPTUAL,
                      LatentSemantics.MODEL),
                  Map.of("images", 1L),
                  Instant.parse(createdAt)))
          .id();
    }
  }

  /** Publishes that many pictures, seen and understood by a learned encoder. */
  static String publish(Path bundles, int pictures, LearnedEncoder encoder) {
    try (BundleWriter writer = BundleWriter.into(bundles)) {
      IntStream.range(0, pictures)
          .mapToObj(number -> seenBy(encoder, picture(number), entry(number)))
          .sorted(comparing(entry -> entry.artwork().imageId()))
          .forEach(writer::add);
      byte[] spec = SpecJson.write(encoder.spec());
      writer.learned("encoder-formal.json", spec);
      writer.learned("encoder-conceptual.json", spec);
      String model = encoder.spec().model();
      return writer
          .publish(
              new Manifest.Origin(
                  Map.of(Affinity.FORMAL, model, Affinity.CONCEPTUAL, model),
                  Map.of(),
                  Instant.EPOCH))
          .id();
    }
  }

  private static CatalogueEntry seenBy(
      LearnedEncoder encoder, Picture picture, CatalogueEntry entry) {
    PixelBatch batch = new PixelBatch(encoder.spec().image().preprocessing(), 1);
    batch.add(picture);
    try (LearnedEncoder.Pictures pictures = encoder.pictures()) {
      Embedding seen = Embedding.certain(UnitVectors.unitLength(pictures.encode(batch)[0]));
      return new CatalogueEntry(
          entry.artwork(),
          entry.sourceName(),
          entry.attribution(),
          entry.width(),
          entry.height(),
          entry.dhash(),
          entry.duplicateOf(),
          entry.palette(),
          entry.keywords(),
          entry.entities(),
          seen,
          seen,
          null,
          formal(entry),
          entry.thumbnail());
    }
  }

  private static byte[] learned() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      MEANING.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static float[] formal(CatalogueEntry entry) {
    return Objects.requireNonNull(entry.formal()).vector();
  }

  private static LatentSemantics meaning() {
    Vocabulary words =
        new Vocabulary(List.of("boats", "harbour", "orchard", "trees"), new float[] {1, 1, 1, 1});
    float[][] directions = {{1, 0}, {0.8f, 0.2f}, {0.1f, 0.9f}, {0, 1}};
    float[][] fromDescriptor = new float[FormalEncoder.DIMENSION + 1][2];
    for (int number = 0; number < fromDescriptor.length; number++) {
      fromDescriptor[number][number % 2] = 0.1f;
    }
    return new LatentSemantics(words, directions, fromDescriptor, 0.5f);
  }

  private static CatalogueEntry entry(int number) {
    Picture picture = picture(number);
    boolean isOfHarbour = number % 2 == 0;
    Artwork artwork =
        new Artwork(
            number % 2 == 0 ? "aic" : "cma",
            Integer.toString(number),
            isOfHarbour ? "Harbour " + number : "Orchard " + number,
            List.of(new Artist("Painter " + number % 4, null, 1840, null)),
            null,
            number % 6 == 5 ? null : new YearRange(1860 + number, 1860 + number),
            List.of(MOVEMENTS.get(number % MOVEMENTS.size())),
            List.of(isOfHarbour ? "harbour" : "orchard"),
            "Drawn for a test.",
            null,
            null,
            null,
            number % 4 == 0 ? Licence.ofWording("CC BY 4.0") : Licence.CC0,
            "https://example.org/" + number,
            null);
    return new CatalogueEntry(
        artwork,
        number % 2 == 0 ? "First Museum" : "Second Museum",
        "Painter %d, no. %d".formatted(number % 4, number),
        picture.width(),
        picture.height(),
        DifferenceHash.of(picture),
        null,
        Palette.of(picture),
        List.of(new Keyword(isOfHarbour ? "boats" : "trees", 1)),
        List.of(),
        Embedding.certain(FormalEncoder.encode(picture)),
        Embedding.certain(
            MEANING.ofWords(
                isOfHarbour ? List.of("harbour", "boats") : List.of("orchard", "trees"))),
        null,
        Thumbnail.jpegOf(picture, 64));
  }

  /** Bands and a disc, each number with its own colours and places. */
  static Picture picture(int number) {
    int width = 96;
    int height = 72;
    int[] rgb = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int band = (x * (1 + number % 3) + y * (1 + number / 3 % 4)) / (11 + number % 7);
        int dx = x - (13 * number) % width;
        int dy = y - (7 * number) % height;
        boolean inDisc = dx * dx + dy * dy < 300;
        rgb[y * width + x] = PAINTS[(inDisc ? number + 2 : number + band) % PAINTS.length];
      }
    }
    return new Picture(width, height, rgb);
  }

  static byte[] jpeg(int number) {
    return Thumbnail.jpegOf(picture(number), 96);
  }
}
