package org.asterism.pipeline.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.licence.Attribution;
import org.asterism.core.licence.Licence;
import org.asterism.pipeline.Recorded;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Recorded answers in which one field after the other has another type, or a value that cannot be:
 * each is still a record, or is kept with a reason. Nothing ends a listing.
 */
class ChangedSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> STRANGE =
      List.of(
          "null",
          "-2147483649",
          "0.5",
          "true",
          "\"\"",
          "\"x\"",
          "\"-0000-13-45\"",
          "\"\\u0000\\ud800\"",
          "\"http://[\"",
          "[]",
          "[null]",
          "[{}]",
          "{\"x\": 1}");

  static Stream<Arguments> sources() {
    JsonNode nothing = MissingNode.getInstance();
    Map<String, FlickrLicence> licences = Map.of("9", new FlickrLicence("9", "CC0", Licence.CC0));
    return Stream.of(
        source("aic/api-data/artworks", json -> ArtInstituteOfChicago.read(json, nothing)),
        source("met", json -> TheMet.read(json.path("objectID").asInt(1), json)),
        source("wikimedia-commons", WikimediaCommons::read),
        source("cleveland", Cleveland::read),
        source("smk", Smk::read),
        source("europeana", json -> Europeana.read(json, new Secret("k"))),
        source("flickr", json -> FlickrPhoto.read(json, licences)),
        source("unsplash/extracted", Unsplash::read),
        source("rijksmuseum/linked-art", json -> LinkedArt.read(json, json, json)));
  }

  private static Arguments source(String recorded, Function<JsonNode, Harvest> reader) {
    return Arguments.of(recorded, reader);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void aFieldOfAnotherTypeNeverEndsAListing(String recorded, Function<JsonNode, Harvest> reader) {
    JsonNode record =
        records(recorded)
            .filter(json -> reader.apply(json) instanceof Harvest.Found)
            .findFirst()
            .orElseThrow();
    int changed = 0;
    for (String value : STRANGE) {
      changed += everyPlace(record, value, json -> assertRead(reader, json, value));
    }
    assertThat(changed).isGreaterThan(100);
  }

  private static void assertRead(Function<JsonNode, Harvest> reader, JsonNode json, String value) {
    assertThatCode(
            () -> {
              Harvest harvest = reader.apply(json);
              if (harvest instanceof Harvest.Found found) {
                Artwork artwork = found.artwork();
                assertThat(artwork.title()).isNotBlank();
                assertThat(Attribution.of(artwork, "The source")).isNotBlank();
              } else {
                assertThat(((Harvest.Unreadable) harvest).reason()).isNotBlank();
              }
            })
        .as("with %s somewhere in %s", value, json)
        .doesNotThrowAnyException();
  }

  /** Puts the value into each place of a copy in turn; of a list only the first is changed. */
  private static int everyPlace(JsonNode record, String value, Consumer<JsonNode> look) {
    List<String> places = new ArrayList<>();
    collect(record, "", places);
    for (String place : places) {
      JsonNode copy = record.deepCopy();
      int end = place.lastIndexOf('/');
      JsonNode parent = copy.at(place.substring(0, end));
      String name = place.substring(end + 1).replace("~1", "/").replace("~0", "~");
      if (parent instanceof ObjectNode object) {
        object.set(name, parsed(value));
      } else if (parent instanceof ArrayNode array) {
        array.set(0, parsed(value));
      }
      look.accept(copy);
    }
    return places.size();
  }

  private static void collect(JsonNode json, String place, List<String> places) {
    if (json.isObject()) {
      json.fields()
          .forEachRemaining(
              field -> {
                String inner = place + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
                places.add(inner);
                collect(field.getValue(), inner, places);
              });
    } else if (json.isArray() && !json.isEmpty()) {
      places.add(place + "/0");
      collect(json.get(0), place + "/0", places);
    }
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The records in the answers, in whatever list they stand there. */
  private static Stream<JsonNode> records(String recorded) {
    return Recorded.answers(recorded).stream()
        .map(Recorded::json)
        .flatMap(
            json -> {
              for (String list :
                  List.of(
                      "/_response/data",
                      "/data",
                      "/items",
                      "/photos/photo",
                      "/query/pages",
                      "/body/results",
                      "/body")) {
                JsonNode found = json.at(list);
                if (found.isContainerNode() && !found.has("id")) {
                  return StreamSupport.stream(found.spliterator(), false);
                }
              }
              return json.isArray()
                  ? StreamSupport.stream(json.spliterator(), false)
                  : Stream.of(json.has("body") ? json.path("body") : json);
            })
        .filter(JsonNode::isObject);
  }
}
