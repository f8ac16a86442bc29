package org.asterism.pipeline.lake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.asterism.core.AsterismException;

/**
 * What tasks have brought from outside and no table holds yet: a killed run's work, for the next
 * run to go on from. Entries are small files of lines; each is there whole or not at all.
 */
public final class Journal implements Serializable {
  private static final long serialVersionUID = 1;

  private final WholeFiles files;

  private Journal(WholeFiles files) {
    this.files = files;
  }

  /** The lake's journal of that name. */
  public static Journal of(Lake lake, String name) {
    return new Journal(new WholeFiles(lake.spark(), lake.root() + "/_journal/" + name));
  }

  /**
   * Keeps an entry, by a task or the driver.
   *
   * @param lines without line breaks
   * @throws AsterismException if it cannot be written
   */
  public void write(String chapter, String entry, List<String> lines) {
    try {
      String text = String.join("\n", lines) + "\n";
      files.write(chapter + "/" + entry, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private AsterismException unwritable(IOException cause) {
    return new AsterismException(
        "The journal %s cannot be written".formatted(files.root()),
        String.valueOf(cause.getMessage()),
        "See that its disk has room and that it may be written; what was brought before is kept.",
        cause);
  }

  public boolean holds(String chapter, String entry) {
    try {
      return files.holds(chapter + "/" + entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of a chapter's entries, in order. */
  public List<String> entries(String chapter) {
    try {
      return files.namesIn(chapter);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String firstLine(String chapter, String entry) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(files.open(chapter + "/" + entry), StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All lines of all entries of these chapters, in no order. */
  public Dataset<String> lines(Lake lake, List<String> chapters) {
    String[] folders =
        chapters.stream()
            .filter(chapter -> !entries(chapter).isEmpty())
            .map(chapter -> files.root() + "/" + chapter)
            .toArray(String[]::new);
    return folders.length == 0
        ? lake.spark().emptyDataset(Encoders.STRING())
        : lake.spark().read().textFile(folders);
  }

  public List<String> chapters() {
    return entries("");
  }

  public void clear(String chapter) {
    try {
      files.delete(chapter);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes everything, once the tables hold it. */
  public void clear() {
    clear("");
  }
}
