package org.asterism.core.learned;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.asterism.core.AsterismException;
import org.jspecify.annotations.Nullable;

/**
 * The digests that files of models had when they were first downloaded, by {@code encoder/file}. It
 * is kept beside the settings and belongs under version control.
 */
public record Lock(Map<String, String> digests) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  public static final Lock EMPTY = new Lock(Map.of());

  public Lock {
    digests = new TreeMap<>(digests);
  }

  /** Reads the file; an absent one locks nothing. */
  public static Lock read(Path file) {
    if (!Files.exists(file)) {
      return EMPTY;
    }
    try {
      return new Lock(JSON.readValue(Files.readString(file), new TypeReference<>() {}));
    } catch (IOException e) {
      throw new AsterismException(
          "The lock file %s cannot be read".formatted(file),
          "it should be one JSON object of file names and SHA-256 digests",
          "Take it from version control again, or delete it and pull the models again.",
          e);
    }
  }

  /** Writes the file in one step. */
  public void write(Path file) {
    Path partial = file.resolveSibling(file.getFileName() + ".part");
    try {
      byte[] json = (JSON.writeValueAsString(digests) + "\n").getBytes(StandardCharsets.UTF_8);
      Files.write(partial, json);
      Files.move(
          partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new AsterismException(
          "The lock file %s cannot be written".formatted(file),
          String.valueOf(e.getMessage()),
          "Check that this user may write there.",
          e);
    }
  }

  public Lock with(OnnxSpec spec, ModelFile file, String sha256) {
    Map<String, String> more = new TreeMap<>(digests);
    more.put(key(spec, file), sha256);
    return new Lock(more);
  }

  /**
   * What the file must be: as the settings say, else as it was first downloaded.
   *
   * @throws AsterismException if the two disagree
   */
  public Optional<String> digest(OnnxSpec spec, ModelFile file) {
    @Nullable String locked = digests.get(key(spec, file));
    if (file.sha256() != null && locked != null && !locked.equals(file.sha256())) {
      throw new AsterismException(
          "The file %s of the encoder %s is pinned twice".formatted(file.file(), spec.name()),
          "the settings say %s, the lock file %s".formatted(file.sha256(), locked),
          "Remove the line from the lock file if the settings are right.");
    }
    return Optional.ofNullable(file.sha256() != null ? file.sha256() : locked);
  }

  private static String key(OnnxSpec spec, ModelFile file) {
    return spec.name() + "/" + file.file();
  }
}
