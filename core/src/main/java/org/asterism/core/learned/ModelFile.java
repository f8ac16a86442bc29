package org.asterism.core.learned;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One file of a model.
 *
 * @param file its name in the model's folder
 * @param url where it can be had, or null if it has to be made
 * @param sha256 what it must be, 64 hexadecimal digits; null if the first download pins it
 */
public record ModelFile(String file, @Nullable String url, @Nullable String sha256) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  public ModelFile {
    SpecErrors.require(
        file != null && PLAIN.matcher(file).matches(),
        "file",
        "a plain file name, such as vision_model.onnx");
    SpecErrors.require(
        sha256 == null || DIGEST.matcher(sha256).matches(),
        "sha256",
        "64 hexadecimal digits in lower case");
  }

  ModelFile pinned(String digest) {
    return new ModelFile(file, url, digest);
  }
}
