package org.asterism.sandbox.collection;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.asterism.core.AsterismException;
import org.asterism.sandbox.history.Chance;
import org.jspecify.annotations.Nullable;

/**
 * A folder of pictures with a {@code manifest.csv}: columns {@code file} (required, relative to the
 * folder), {@code artist}, {@code artist_birth}, {@code artist_death}, {@code title}, {@code year}
 * and {@code style}; others are ignored.
 *
 * <p>All works are in the public domain. A hash of the file name decides which museum shows a work.
 * The style becomes {@code style_titles} at the Art Institute and a category such as "Baroque
 * paintings" on Commons; the Met has no such field, so there it is only known through the artist's
 * {@code member_of} relations. For the truth table movement is the style and school the artist.
 *
 * <p>A row whose file is missing is still listed, as a museum would, and its picture answers 404.
 */
public final class FolderCollection implements Collection {
  private static final System.Logger LOG = System.getLogger(FolderCollection.class.getName());
  private static final long EPOCH = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();
  private static final List<Museum> MUSEUMS = List.of(Museum.values());
  private static final int TWO_YEARS = 2 * 365 * 86_400;

  private final Path folder;
  private final List<Work> works = new ArrayList<>();
  private final Set<Relation> relations = new LinkedHashSet<>();
  private final Set<Integer> takenIds = new HashSet<>();
  private final Map<String, Integer> makerIds = new HashMap<>();
  private int missing;

  private FolderCollection(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads the manifest and the header of every picture.
   *
   * @throws AsterismException if the folder, its manifest or the manifest's {@code file} column is
   *     missing, or the manifest lists nothing
   */
  public static FolderCollection read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw unusable(folder, "there is no such folder", "Check the path given with --images.");
    }
    Path manifest = folder.resolve("manifest.csv");
    if (!Files.isRegularFile(manifest)) {
      throw unusable(
          folder,
          "it has no manifest.csv",
          "Put one there with at least the column file, one row per picture.");
    }
    FolderCollection collection = new FolderCollection(folder);
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).build();
    try (CSVParser rows = CSVParser.parse(withoutMark(manifest), format)) {
      if (!rows.getHeaderNames().contains("file")) {
        throw unusable(
            folder,
            "manifest.csv has no column file, only " + String.join(", ", rows.getHeaderNames()),
            "Name the column that holds the picture's path file.");
      }
      for (CSVRecord row : rows) {
        collection.add(row);
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw new AsterismException(
          "The folder %s cannot be shown".formatted(folder),
          "manifest.csv cannot be read as CSV (%s)".formatted(innermost(e).getMessage()),
          "Save it as comma-separated UTF-8 with a header row.",
          e);
    }
    if (collection.works.isEmpty()) {
      throw unusable(folder, "manifest.csv lists no picture", "Add one row per picture.");
    }
    return collection;
  }

  private static AsterismException unusable(Path folder, String why, String remedy) {
    return new AsterismException("The folder %s cannot be shown".formatted(folder), why, remedy);
  }

  /** The file without the byte order mark that spreadsheets put first. */
  private static Reader withoutMark(Path manifest) throws IOException {
    Reader text = Files.newBufferedReader(manifest);
    text.mark(1);
    if (text.read() != '\uFEFF') {
      text.reset();
    }
    return text;
  }

  private static Throwable innermost(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private void add(CSVRecord row) {
    String file = text(row, "file").orElse("");
    if (file.isEmpty()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "manifest.csv row {0} names no file and is left out",
          row.getRecordNumber());
      return;
    }
    int[] size = size(file, row.getRecordNumber());
    long hash = Chance.hash(0, file);
    Museum museum = MUSEUMS.get((int) Math.floorMod(hash, (long) MUSEUMS.size()));
    @Nullable Maker maker = maker(row);
    @Nullable String style = text(row, "style").orElse(null);
    @Nullable Integer year = number(row, "year");
    if (maker != null && style != null) {
      relations.add(Relation.memberOf(maker.name(), style));
    }
    String title = text(row, "title").orElse("Untitled");
    Instant updated = Instant.ofEpochSecond(EPOCH + Math.floorMod(hash >> 8, TWO_YEARS));
    works.add(
        new Work(
            file,
            museum,
            sourceId(hash),
            title,
            maker,
            year,
            year,
            year == null ? "" : year.toString(),
            null,
            null,
            museum == Museum.MET ? null : style,
            List.of(),
            null,
            null,
            Terms.PUBLIC_DOMAIN,
            Work.State.SHOWN,
            size[0],
            size[1],
            updated,
            Upload.first(title, updated),
            new Truth(style == null ? "" : style, "", maker == null ? "" : maker.name(), "")));
  }

  /** An id that depends on the file's name alone unless two names collide. */
  private int sourceId(long hash) {
    int id = 10_000 + (int) Math.floorMod(hash >> 4, 90_000_000L);
    while (!takenIds.add(id)) {
      id++;
    }
    return id;
  }

  private @Nullable Maker maker(CSVRecord row) {
    Optional<String> name = text(row, "artist");
    if (name.isEmpty()) {
      return null;
    }
    int id = makerIds.computeIfAbsent(name.get(), each -> 100_000 + makerIds.size());
    return new Maker(
        id, name.get(), number(row, "artist_birth"), number(row, "artist_death"), null, null);
  }

  private static Optional<String> text(CSVRecord row, String column) {
    if (!row.isSet(column)) {
      return Optional.empty();
    }
    String text = row.get(column).strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static @Nullable Integer number(CSVRecord row, String column) {
    Optional<String> text = text(row, column);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return (int) Double.parseDouble(text.get());
    } catch (NumberFormatException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "manifest.csv row {0}: {1} is not a number in column {2} and is left out",
          row.getRecordNumber(),
          text.get(),
          column);
      return null;
    }
  }

  /** Width and height from the file's header; a lost file keeps a nominal size in its record. */
  private int[] size(String file, long rowNumber) {
    Optional<Path> path = pathOf(file);
    if (path.isEmpty()) {
      missing++;
      LOG.log(
          System.Logger.Level.WARNING,
          "manifest.csv row {0}: the file {1} is missing; its picture will answer 404",
          rowNumber,
          file);
      return new int[] {512, 512};
    }
    try (ImageInputStream in = ImageIO.createImageInputStream(path.get().toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (readers.hasNext()) {
        ImageReader reader = readers.next();
        try {
          reader.setInput(in, true, true);
          return new int[] {reader.getWidth(0), reader.getHeight(0)};
        } finally {
          reader.dispose();
        }
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "{0} is no readable picture: {1}", file, e.getMessage());
    }
    return new int[] {512, 512};
  }

  private Optional<Path> pathOf(String file) {
    Path path = folder.resolve(file).normalize();
    return path.startsWith(folder.normalize()) && Files.isRegularFile(path)
        ? Optional.of(path)
        : Optional.empty();
  }

  /** How many rows name a file that is not there. */
  public int missing() {
    return missing;
  }

  @Override
  public String title() {
    return works.size()
        + " works of a folder"
        + (missing == 0 ? "" : String.format(Locale.ROOT, ", %d of them without a file", missing));
  }

  @Override
  public List<Work> works() {
    return List.copyOf(works);
  }

  @Override
  public Optional<byte[]> picture(Work work) {
    return pathOf(work.key())
        .map(
            path -> {
              try {
                return Files.readAllBytes(path);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  @Override
  public String pictureName(Work work) {
    return folder.toAbsolutePath().resolve(work.key()).toString();
  }

  @Override
  public List<Relation> relations() {
    return List.copyOf(relations);
  }
}
