package org.asterism.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.asterism.sandbox.collection.Collection;
import org.asterism.sandbox.collection.Relation;
import org.asterism.sandbox.collection.Work;

/** A collection whose pictures lie drawn on disk, so that no one waits for a painter. */
final class DrawnCollection implements Collection {
  private final Collection collection;
  private final Path folder;

  private DrawnCollection(Collection collection, Path folder) {
    this.collection = collection;
    this.folder = folder;
  }

  /** Draws every picture the collection can show into that folder. */
  static DrawnCollection of(Collection collection, Path folder) {
    Measurement.say("drawing " + collection.title());
    DrawnCollection drawn = new DrawnCollection(collection, folder);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    collection.works().parallelStream().forEach(drawn::draw);
    return drawn;
  }

  private void draw(Work work) {
    collection
        .picture(work)
        .ifPresent(
            bytes -> {
              try {
                Files.write(file(work), bytes);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private Path file(Work work) {
    return folder.resolve(work.key());
  }

  @Override
  public String title() {
    return collection.title();
  }

  @Override
  public List<Work> works() {
    return collection.works();
  }

  @Override
  public Optional<byte[]> picture(Work work) {
    try {
      Path file = file(work);
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Relation> relations() {
    return collection.relations();
  }
}
