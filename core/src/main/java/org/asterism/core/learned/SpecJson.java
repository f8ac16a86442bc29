package org.asterism.core.learned;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.asterism.core.AsterismException;

/** Encoders as JSON, or as a tree read from YAML. */
public final class SpecJson {
  private static final String KIND = "kind";
  private static final String NAME = "name";
  private static final String ONNX = "onnx";
  private static final String VECTORS = "vectors";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private SpecJson() {}

  /**
   * Reads {@code conf/encoders.yaml}.
   *
   * @param tree one object an encoder, by name
   * @param file what to call the file in an error
   * @return the encoders in the order of the file
   * @throws AsterismException naming the entry and the key that is wrong
   */
  public static Map<String, EncoderSpec> all(JsonNode tree, String file) {
    Map<String, EncoderSpec> specs = new LinkedHashMap<>();
    tree.fields()
        .forEachRemaining(
            entry -> specs.put(entry.getKey(), spec(entry.getKey(), entry.getValue(), file)));
    return specs;
  }

  private static EncoderSpec spec(String name, JsonNode entry, String file) {
    if (!name.matches("[a-z0-9][a-z0-9-]*") || !(entry instanceof ObjectNode given)) {
      throw wrong(file, name, "an encoder has a name of lower-case letters, digits and hyphens");
    }
    ObjectNode content = given.deepCopy();
    String kind = content.path(KIND).asText(ONNX);
    content.remove(KIND);
    content.put(NAME, name);
    try {
      return switch (kind) {
        case ONNX -> JSON.treeToValue(content, OnnxSpec.class);
        case VECTORS -> JSON.treeToValue(content, VectorsSpec.class);
        default -> throw wrong(file, name, "kind should be onnx or vectors");
      };
    } catch (JsonProcessingException e) {
      throw wrong(file, name, reason(e));
    }
  }

  /** The rule that broke, without Jackson's account of where in the tree. */
  private static String reason(JsonProcessingException failure) {
    Throwable cause = failure.getCause();
    return cause instanceof IllegalArgumentException && cause.getMessage() != null
        ? cause.getMessage()
        : failure.getOriginalMessage();
  }

  private static AsterismException wrong(String file, String name, String why) {
    return new AsterismException(
        "The encoder %s cannot be used".formatted(name),
        why,
        "Correct its entry in %s; the entries beside it show every key.".formatted(file));
  }

  /** As a bundle keeps it; {@link #read} gives an equal one. */
  public static byte[] write(OnnxSpec spec) {
    return bytes(tree(spec));
  }

  /**
   * @throws AsterismException if the bytes are not what {@link #write} wrote
   */
  public static OnnxSpec read(byte[] json) {
    try {
      return JSON.readValue(json, OnnxSpec.class);
    } catch (IOException e) {
      throw new AsterismException(
          "What a bundle says of its encoder cannot be read",
          "it is damaged or of another version",
          "Publish the bundle again.",
          e);
    }
  }

  static JsonNode tree(OnnxSpec spec) {
    return JSON.valueToTree(spec);
  }

  static byte[] bytes(JsonNode tree) {
    try {
      return JSON.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }
}
