package org.asterism.bench;

import static java.util.Comparator.comparing;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
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
import org.asterism.core.bundle.Manifest;
import org.asterism.core.formal.FormalEncoder;
import org.asterism.core.formal.Palette;
import org.asterism.core.image.DifferenceHash;
import org.asterism.core.image.Picture;
import org.asterism.core.image.Thumbnail;
import org.asterism.core.licence.Licence;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.asterism.sandbox.collection.Maker;
import org.asterism.sandbox.collection.Work;

/** A bundle of the sandbox's works with their formal vectors and edges, made without Spark. */
final class GeneratedBundle {
  private static final int EDGES = 50;
  private static final int THUMBNAIL = 200;

  private GeneratedBundle() {}

  static void publish(Path bundles, int works) {
    Measurement.say("drawing and encoding %d works".formatted(works));
    GeneratedCollection collection = GeneratedCollection.of(Pictures.SEED, works);
    List<CatalogueEntry> entries =
        collection.works().stream()
            .filter(Work::isOpen)
            .parallel()
            .map(work -> entry(work, collection.picture(work).orElseThrow()))
            .sorted(comparing(entry -> entry.artwork().imageId()))
            .toList();
    try (BundleWriter writer = BundleWriter.into(bundles)) {
      entries.forEach(writer::add);
      List<List<CatalogueEdge>> edges =
          IntStream.range(0, entries.size()).parallel().mapToObj(i -> edges(entries, i)).toList();
      edges.forEach(each -> each.forEach(writer::add));
      writer.publish(
          new Manifest.Origin(
              Map.of(Affinity.FORMAL, FormalEncoder.MODEL), Map.of(), Instant.EPOCH));
    }
  }

  private static CatalogueEntry entry(Work work, byte[] file) {
    Picture picture = Picture.decode(file);
    Maker maker = work.maker();
    Integer from = work.yearFrom();
    Integer to = work.yearTo();
    Artwork artwork =
        new Artwork(
            work.museum().key(),
            Integer.toString(work.sourceId()),
            work.title(),
            maker == null
                ? List.of()
                : List.of(new Artist(maker.name(), null, maker.born(), maker.died())),
            work.dateText(),
            from == null || to == null ? null : new YearRange(from, to),
            work.style() == null ? List.of() : List.of(work.style()),
            work.tags(),
            work.description(),
            work.medium(),
            work.place(),
            null,
            Licence.CC0,
            "http://127.0.0.1/" + work.key(),
            null);
    return new CatalogueEntry(
        artwork,
        work.museum().title(),
        work.museum().title(),
        picture.width(),
        picture.height(),
        DifferenceHash.of(picture),
        null,
        Palette.of(picture),
        List.of(),
        List.of(),
        Embedding.certain(FormalEncoder.encode(picture)),
        null,
        null,
        Thumbnail.jpegOf(picture, THUMBNAIL));
  }

  private static List<CatalogueEdge> edges(List<CatalogueEntry> entries, int src) {
    float[] vector = formal(entries, src);
    record Near(int row, float weight) {}
    Comparator<Near> farthestFirst =
        Comparator.comparingDouble(Near::weight)
            .thenComparing(Comparator.comparing(Near::row).reversed());
    PriorityQueue<Near> held = new PriorityQueue<>(farthestFirst);
    for (int row = 0; row < entries.size(); row++) {
      if (row != src) {
        held.add(new Near(row, UnitVectors.cosine(vector, formal(entries, row))));
        if (held.size() > EDGES) {
          held.remove();
        }
      }
    }
    List<Near> nearest = held.stream().sorted(farthestFirst.reversed()).toList();
    List<CatalogueEdge> edges = new ArrayList<>();
    for (Near near : nearest) {
      edges.add(
          new CatalogueEdge(
              entries.get(src).artwork().imageId(),
              entries.get(near.row()).artwork().imageId(),
              Affinity.FORMAL,
              edges.size() + 1,
              near.weight()));
    }
    return edges;
  }

  private static float[] formal(List<CatalogueEntry> entries, int row) {
    return Objects.requireNonNull(entries.get(row).formal()).vector();
  }
}
