package org.asterism.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.asterism.sandbox.collection.Museum;
import org.asterism.sandbox.collection.Work;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MetDialectTest {
  private static final String API = "/met/public/collection/v1";
  private static final GeneratedCollection COLLECTION = GeneratedCollection.of(7, 150);
  private static SandboxServer museum;
  private static Visitor visitor;

  @BeforeAll
  static void open() {
    museum = SandboxServer.start(COLLECTION, SandboxOptions.wellBehaved());
    visitor = new Visitor(museum);
  }

  @AfterAll
  static void close() {
    museum.close();
  }

  private static Work first(java.util.function.Predicate<Work> wanted) {
    return COLLECTION.works().stream()
        .filter(work -> work.museum() == Museum.MET)
        .filter(wanted)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anObjectHasTheFieldsOfARecordedOneInItsTypes() throws Exception {
    JsonNode recorded = Recorded.response("met/vrickey123/response_object_success.json");
    Work work = first(each -> each.isOpen() && each.maker() != null && !each.tags().isEmpty());
    JsonNode ours = visitor.json(API + "/objects/" + work.sourceId());
    assertThat(Recorded.fields(ours)).isEqualTo(Recorded.fields(recorded));
    recorded
        .fields()
        .forEachRemaining(
            field -> {
              JsonNodeType type = ours.path(field.getKey()).getNodeType();
              assertThat(type).as(field.getKey()).isEqualTo(field.getValue().getNodeType());
            });
  }

  @Test
  void theListShowsEveryObjectOnceAndOneThatIsGone() throws Exception {
    JsonNode list = visitor.json(API + "/objects");
    List<Integer> ids = new ArrayList<>();
    list.path("objectIDs").forEach(id -> ids.add(id.asInt()));
    assertThat(ids)
        .containsExactlyInAnyOrderElementsOf(
            COLLECTION.works().stream()
                .filter(work -> work.museum() == Museum.MET)
                .map(Work::sourceId)
                .toList());
    assertThat(list.path("total").asInt()).isEqualTo(ids.size());
    Work gone = first(work -> work.state() == Work.State.LISTED_ONLY);
    var answer = visitor.get(API + "/objects/" + gone.sourceId());
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"message\":\"ObjectID not found\"}");
  }

  @Test
  void aWorkInCopyrightShowsNoPicture() throws Exception {
    Work work = first(each -> !each.terms().isPublicDomain());
    JsonNode object = visitor.json(API + "/objects/" + work.sourceId());
    assertThat(object.path("isPublicDomain").asBoolean()).isFalse();
    assertThat(object.path("primaryImage").asText("?")).isEmpty();
  }

  @Test
  void metadataDateKeepsWhatChangedSince() throws Exception {
    int all = visitor.json(API + "/objects").path("total").asInt();
    int since = visitor.json(API + "/objects?metadataDate=2025-06-01").path("total").asInt();
    assertThat(since).isPositive().isLessThan(all);
  }

  @Test
  void aSearchWithoutHitsHasNullForItsList() throws Exception {
    JsonNode none = visitor.json(API + "/search?q=qqqq");
    assertThat(none.path("total").asInt()).isZero();
    assertThat(none.path("objectIDs").isNull()).isTrue();
    assertThat(visitor.json(API + "/search?q=bridge").path("total").asInt()).isPositive();
  }

  @Test
  void missingTextIsEmptyAndMissingListsAreNull() throws Exception {
    Work wordless = first(work -> work.isOpen() && work.tags().isEmpty());
    JsonNode object = visitor.json(API + "/objects/" + wordless.sourceId());
    assertThat(object.path("tags").isNull()).isTrue();
    assertThat(object.path("period").asText("?")).isEmpty();
  }

  @Test
  void bothImagesOfAnObjectAreThere() throws Exception {
    Work work = first(Work::isOpen);
    JsonNode object = visitor.json(API + "/objects/" + work.sourceId());
    for (String field : List.of("primaryImage", "primaryImageSmall")) {
      var image = visitor.get(object.path(field).asText());
      assertThat(image.statusCode()).isEqualTo(200);
      assertThat(image.headers().firstValue("Content-Type")).contains("image/jpeg");
    }
  }
}
