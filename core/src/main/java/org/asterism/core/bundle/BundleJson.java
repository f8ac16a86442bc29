package org.asterism.core.bundle;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.asterism.core.AsterismException;

/** Records to JSON and back, the same bytes for the same record. */
final class BundleJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          // Licence.isOpen() follows from its class and is no component.
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(
              new SimpleModule()
                  .addSerializer(new InstantAsText())
                  .addDeserializer(Instant.class, new InstantFromText()))
          .build();

  private BundleJson() {}

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JacksonException e) {
      throw new UncheckedIOException(e);
    }
  }

  static <T> T read(String json, TypeReference<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JacksonException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void writeManifest(Manifest manifest, Path file) throws IOException {
    MAPPER.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), manifest);
  }

  static Manifest readManifest(Path bundle) {
    Path file = bundle.resolve(BundleLayout.MANIFEST);
    if (!Files.isRegularFile(file)) {
      throw BundleErrors.damaged(bundle, BundleLayout.MANIFEST, "it is missing");
    }
    try {
      int version = MAPPER.readTree(file.toFile()).path("formatVersion").asInt(-1);
      if (version != BundleLayout.FORMAT_VERSION) {
        throw new AsterismException(
            "The bundle %s cannot be used".formatted(bundle.getFileName()),
            "it has format %d and this Asterism reads format %d"
                .formatted(version, BundleLayout.FORMAT_VERSION),
            "Publish it again with the Asterism that serves it.");
      }
      return MAPPER.readValue(file.toFile(), Manifest.class);
    } catch (IOException e) {
      throw BundleErrors.damaged(bundle, BundleLayout.MANIFEST, "it is not a manifest", e);
    }
  }

  private static final class InstantAsText extends StdSerializer<Instant> {
    InstantAsText() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.toString());
    }
  }

  private static final class InstantFromText extends StdDeserializer<Instant> {
    InstantFromText() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return Instant.parse(in.getText());
    }
  }
}
