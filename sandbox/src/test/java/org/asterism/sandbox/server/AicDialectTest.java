package org.asterism.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.asterism.sandbox.collection.Museum;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AicDialectTest {
  private static final GeneratedCollection COLLECTION = GeneratedCollection.of(7, 100);
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

  @Test
  void aRecordHasTheFieldsOfARecordedOneInItsOrderAndTypes() throws Exception {
    JsonNode recorded = Recorded.response("aic/api-data/artworks/16.json");
    JsonNode ours = visitor.json("/aic/api/v1/artworks/2000").path("data");
    assertThat(ours.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(Recorded.fields(recorded));
    recorded
        .fields()
        .forEachRemaining(
            field -> {
              JsonNodeType type = ours.path(field.getKey()).getNodeType();
              if (type != JsonNodeType.NULL && !field.getValue().isNull()) {
                assertThat(type).as(field.getKey()).isEqualTo(field.getValue().getNodeType());
              }
            });
  }

  @Test
  void anAgentHasTheFieldsOfARecordedOne() throws Exception {
    JsonNode recorded = Recorded.response("aic/api-data/agents/25.json");
    JsonNode record = visitor.json("/aic/api/v1/artworks/2000").path("data");
    JsonNode ours = visitor.json("/aic/api/v1/agents/" + record.path("artist_id").asInt());
    assertThat(Recorded.fields(ours.path("data"))).containsAll(Recorded.fields(recorded));
    assertThat(ours.path("data").path("birth_date").isInt()).isTrue();
    assertThat(ours.path("data").path("ulan_id").isNull()).isTrue();
  }

  @Test
  void aSearchEnvelopeHasTheFieldsOfARecordedOne() throws Exception {
    JsonNode recorded =
        Recorded.response("aic/docs-examples/artworks_search_q_monet.json").path("_response");
    JsonNode ours = visitor.json("/aic/api/v1/artworks/search?q=boats");
    assertThat(Recorded.fields(ours)).isEqualTo(Recorded.fields(recorded));
    assertThat(Recorded.fields(ours.path("pagination")))
        .isEqualTo(Recorded.fields(recorded.path("pagination")));
    assertThat(Recorded.fields(ours.path("data").path(0)))
        .isEqualTo(Recorded.fields(recorded.path("data").path(0)));
  }

  @Test
  void pagingShowsEveryWorkOnceNewestFirst() throws Exception {
    List<Integer> seen = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    String next = "/aic/api/v1/artworks?page=1&limit=7&fields=id,updated_at";
    while (!next.isEmpty()) {
      JsonNode page = visitor.json(next);
      for (JsonNode work : page.path("data")) {
        assertThat(Recorded.fields(work)).containsExactlyInAnyOrder("id", "updated_at");
        seen.add(work.path("id").asInt());
        changed.add(work.path("updated_at").asText());
      }
      next = page.path("pagination").path("next_url").asText("");
    }
    List<Integer> held =
        COLLECTION.works().stream()
            .filter(work -> work.museum() == Museum.AIC)
            .map(work -> work.sourceId())
            .toList();
    assertThat(seen).containsExactlyInAnyOrderElementsOf(held);
    assertThat(changed).isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void refusesPagesOfMoreThanAHundred() throws Exception {
    var refusal = visitor.get("/aic/api/v1/artworks?limit=101");
    assertThat(refusal.statusCode()).isEqualTo(403);
    assertThat(new String(refusal.body(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("Invalid limit");
  }

  @Test
  void refusesSearchesDeeperThanAThousand() throws Exception {
    assertThat(visitor.get("/aic/api/v1/artworks/search?limit=100&page=11").statusCode())
        .isEqualTo(403);
  }

  @Test
  void servesImagesInTheAskedWidthAndNeverEnlarges() throws Exception {
    JsonNode page = visitor.json("/aic/api/v1/artworks/2000");
    String image =
        page.path("config").path("iiif_url").asText()
            + "/"
            + page.path("data").path("image_id").asText();
    int own = page.path("data").path("thumbnail").path("width").asInt();
    assertThat(widthOf(image + "/full/200,/0/default.jpg")).isEqualTo(200);
    assertThat(widthOf(image + "/full/843,/0/default.jpg")).isEqualTo(own);
  }

  private static int widthOf(String url) throws Exception {
    return ImageIO.read(new ByteArrayInputStream(visitor.get(url).body())).getWidth();
  }

  @Test
  void mostRecordsNameNoStyleAndSomeNoImage() throws Exception {
    int styled = 0;
    int imageless = 0;
    JsonNode data = visitor.json("/aic/api/v1/artworks?limit=100").path("data");
    for (JsonNode work : data) {
      styled += work.path("style_titles").isEmpty() ? 0 : 1;
      imageless += work.path("image_id").isNull() ? 1 : 0;
    }
    assertThat(styled).isPositive().isLessThan(data.size() / 2);
    assertThat(imageless).isPositive();
  }

  @Test
  void anUnknownWorkIsA404InTheMuseumsWords() throws Exception {
    var answer = visitor.get("/aic/api/v1/artworks/1");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
        .contains("The item you requested cannot be found.");
  }
}
