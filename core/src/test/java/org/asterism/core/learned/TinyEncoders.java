package org.asterism.core.learned;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The practice encoders among the test resources, and the stand-ins in {@code ../shared}. */
public final class TinyEncoders {
  public static final Path FOLDER = Path.of("src/test/resources/org/asterism/core/learned");

  private TinyEncoders() {}

  public static ModelFolder folder() {
    return new ModelFolder(FOLDER, Lock.EMPTY);
  }

  public static OnnxSpec tiny() {
    return (OnnxSpec) all().get("tiny");
  }

  public static OnnxSpec patches() {
    return (OnnxSpec) all().get("patches");
  }

  private static Map<String, EncoderSpec> all() {
    try {
      return SpecJson.all(read(Files.readString(FOLDER.resolve("encoders.json"))), "encoders.json");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
