package org.asterism.pipeline.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.asterism.pipeline.lake.Lake;
import org.asterism.pipeline.lake.TableState;
import org.asterism.pipeline.lake.WholeFiles;

/**
 * A note in the lake of the state of {@code embeddings} that {@link Linked} tells of. If it is
 * older, some vectors are looked at again; without it, all.
 */
final class Followed {
  private static final String NAME = "followed";

  private Followed() {}

  private static WholeFiles notes(Lake lake) {
    return new WholeFiles(lake.spark(), lake.root() + "/_linking");
  }

  static Optional<TableState> state(Lake lake) {
    WholeFiles notes = notes(lake);
    try {
      return notes.holds(NAME)
          ? TableState.parse(new String(notes.read(NAME), StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void note(Lake lake, TableState state) {
    try {
      notes(lake).write(NAME, state.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void forget(Lake lake) {
    try {
      notes(lake).delete(NAME);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
