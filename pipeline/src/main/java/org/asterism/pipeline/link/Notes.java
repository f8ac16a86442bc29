package org.asterism.pipeline.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.asterism.core.affinity.Affinity;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.WholeFiles;

/**
 * What the stage notes beside the tables.
 *
 * <p>Edges and {@link Linked} take several commits. If a run is killed between them, nobody knows
 * which vectors the edges are of: that an affinity's are being changed is noted before, and the
 * next run links everything. Once all are linked, how things stand is noted: the next run then has
 * to look only at what was written since. Without that note it looks at everything.
 */
final class Notes {
  private static final String STANDING = "standing.json";

  private final WholeFiles files;

  Notes(Lake lake) {
    this.files = new WholeFiles(lake.spark(), lake.root() + "/_linking");
  }

  /** Whether a run was cut short while it changed an affinity's edges. */
  boolean isUnfinished(Affinity affinity) {
    return holds(affinity.key());
  }

  void begin(Affinity affinity) {
    write(affinity.key(), "edges are being changed");
  }

  void end(Affinity affinity) {
    delete(affinity.key());
  }

  Optional<Standing> standing() {
    return holds(STANDING) ? Standing.parse(read()) : Optional.empty();
  }

  void keep(Standing standing) {
    write(STANDING, standing.json());
  }

  void forgetStanding() {
    delete(STANDING);
  }

  private boolean holds(String name) {
    try {
      return files.holds(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read() {
    try {
      return new String(files.read(STANDING), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String name, String text) {
    try {
      files.write(name, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void delete(String name) {
    try {
      files.delete(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
