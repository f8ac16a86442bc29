package org.asterism.core.bundle;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.asterism.core.AsterismException;

/** The folder a batch publishes into: its bundles, and which one is in use. */
public final class Bundles {
  private final Path folder;

  public Bundles(Path folder) {
    this.folder = folder;
  }

  public Path folder() {
    return folder;
  }

  /** The id that {@code CURRENT} names, if there is one. */
  public Optional<String> currentId() {
    Path current = folder.resolve(BundleLayout.CURRENT);
    try {
      String id = Files.readString(current, StandardCharsets.UTF_8).strip();
      if (!id.matches("[0-9a-f]+")) {
        throw new AsterismException(
            "The file %s cannot be used".formatted(current),
            "\"%s\" is no bundle's id".formatted(id),
            "Write the name of one of the folders beside it into it.");
      }
      return Optional.of(id);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw BundleErrors.unreadable(current, e);
    }
  }

  /** When {@code CURRENT} was last written, if it is there. */
  public Optional<Instant> currentSince() {
    Path current = folder.resolve(BundleLayout.CURRENT);
    try {
      return Optional.of(Files.getLastModifiedTime(current).toInstant());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw BundleErrors.unreadable(current, e);
    }
  }

  /** The folder of the bundle in use. */
  public Optional<Path> current() {
    return currentId().map(folder::resolve);
  }

  /** The manifests of all finished bundles, the latest first; unreadable ones are left out. */
  public List<Manifest> list() {
    List<Manifest> found = new ArrayList<>();
    finished().forEach(child -> read(child).ifPresent(found::add));
    found.sort(comparing(Manifest::createdAt).reversed().thenComparing(Manifest::id));
    return found;
  }

  private static Optional<Manifest> read(Path bundle) {
    try {
      return Optional.of(BundleJson.readManifest(bundle));
    } catch (AsterismException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * Makes one bundle the current one, after reading all of its files.
   *
   * @throws AsterismException if it is not there or damaged; nothing changes then
   */
  public void use(String id) {
    Path bundle = folder.resolve(id);
    BundleCheck.verify(bundle);
    try {
      Folders.replace(folder.resolve(BundleLayout.CURRENT), id + "\n");
    } catch (IOException e) {
      throw BundleErrors.unwritable(folder, e);
    }
  }

  /**
   * Goes back to the bundle published last before the current one.
   *
   * @return the manifest of what is current now
   * @throws AsterismException if there is no earlier one, or it is damaged
   */
  public Manifest rollBack() {
    String id = currentId().orElseThrow(() -> BundleErrors.none(folder));
    List<Manifest> all = list();
    Instant now =
        all.stream()
            .filter(each -> each.id().equals(id))
            .map(Manifest::createdAt)
            .findFirst()
            .orElse(Instant.MAX);
    Manifest earlier =
        all.stream()
            .filter(each -> each.createdAt().isBefore(now))
            .findFirst()
            .orElseThrow(
                () ->
                    new AsterismException(
                        "There is nothing to go back to",
                        "%s holds no bundle published before %s".formatted(folder, id),
                        "Publish again instead."));
    use(earlier.id());
    return earlier;
  }

  /**
   * Deletes every bundle that holds one of these images, but for the one in use. A bundle that
   * cannot be read is deleted too: nobody could tell that it does not hold them.
   *
   * @return the ids of those deleted
   * @throws AsterismException if the bundle in use holds one of them
   */
  public List<String> removeHolding(Collection<String> imageIds) {
    String inUse = currentId().orElse("");
    List<String> removed = new ArrayList<>();
    for (Path child : finished()) {
      if (!holds(child, imageIds)) {
        continue;
      }
      if (child.getFileName().toString().equals(inUse)) {
        throw new AsterismException(
            "The bundle in use, %s, still holds what is to go".formatted(inUse),
            "none was published without it",
            "Publish again, then repeat this.");
      }
      try {
        Folders.delete(child);
      } catch (IOException e) {
        throw BundleErrors.unwritable(child, e);
      }
      removed.add(child.getFileName().toString());
    }
    return removed;
  }

  private static boolean holds(Path child, Collection<String> imageIds) {
    try (Bundle bundle = Bundle.open(child)) {
      return imageIds.stream().anyMatch(id -> bundle.image(id).isPresent());
    } catch (AsterismException unreadable) {
      return true;
    }
  }

  private List<Path> finished() {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(Files::isDirectory)
          .filter(child -> !BundleLayout.isUnfinished(child))
          .sorted()
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw BundleErrors.unreadable(folder, e);
    }
  }
}
