package org.asterism.pipeline.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.WholeFiles;

/**
 * A note in the lake that an affinity's edges are being changed. Edges and {@link Linked} take
 * several commits; if a run is killed between them, nobody knows which vectors the edges are of,
 * and the next run links everything.
 */
final class Unfinished {
  private final WholeFiles notes;
  private final String name;

  Unfinished(Lake lake, Affinity affinity) {
    this.notes = new WholeFiles(lake.spark(), lake.root() + "/_linking");
    this.name = affinity.key();
  }

  boolean isNoted() {
    try {
      return notes.holds(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void note() {
    try {
      notes.write(name, "edges are being changed".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void clear() {
    try {
      notes.delete(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
