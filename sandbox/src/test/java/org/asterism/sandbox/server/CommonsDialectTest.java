package org.asterism.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.asterism.sandbox.collection.Museum;
import org.asterism.sandbox.collection.Terms;
import org.asterism.sandbox.collection.Work;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CommonsDialectTest {
  private static final String API = "/commons/w/api.php?action=query&format=json&maxlag=5";
  private static final String LISTING =
      API
          + "&generator=allimages&gaisort=timestamp&gaidir=newer&prop=imageinfo"
          + "&iiprop=url|size|mime|sha1|timestamp|extmetadata|mediatype|user";
  private static final GeneratedCollection COLLECTION = GeneratedCollection.of(7, 200);
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

  /** Follows every continuation and merges the pieces of each page. */
  private static Map<Integer, JsonNode> crawled(String query, int[] answersWithoutBatch)
      throws Exception {
    Map<Integer, JsonNode> infos = new TreeMap<>();
    Map<String, String> go = new HashMap<>();
    do {
      StringBuilder url = new StringBuilder(query);
      go.forEach(
          (key, value) ->
              url.append('&')
                  .append(key)
                  .append('=')
                  .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
      JsonNode answer = visitor.json(url.toString());
      assertThat(answer.has("error")).as(answer.toString()).isFalse();
      answersWithoutBatch[0] += answer.has("batchcomplete") ? 0 : 1;
      for (JsonNode page : answer.path("query").path("pages")) {
        int id = page.path("pageid").asInt();
        if (page.has("imageinfo")) {
          assertThat(infos).as("imageinfo of one page comes once").doesNotContainKey(id);
          infos.put(id, page.path("imageinfo").path(0));
        }
      }
      go.clear();
      answer
          .path("continue")
          .fields()
          .forEachRemaining(each -> go.put(each.getKey(), each.getValue().asText()));
    } while (!go.isEmpty());
    return infos;
  }

  private static Set<Integer> held() {
    return COLLECTION.works().stream()
        .filter(work -> work.museum() == Museum.COMMONS)
        .map(Work::sourceId)
        .collect(Collectors.toSet());
  }

  @Test
  void splitContinuationMergesToEveryFileOnce() throws Exception {
    int[] split = {0};
    Map<Integer, JsonNode> infos =
        crawled(LISTING + "&gailimit=500&iiurlwidth=330&formatversion=2", split);
    assertThat(infos.keySet()).isEqualTo(held());
    assertThat(split[0]).as("answers before the batch was complete").isPositive();
  }

  @Test
  void smallBatchesOfTheOldFormatCoverTheSame() throws Exception {
    int[] split = {0};
    Map<Integer, JsonNode> infos = crawled(LISTING + "&gailimit=20", split);
    assertThat(infos.keySet()).isEqualTo(held());
    assertThat(split[0]).as("without thumbnails nothing is split").isZero();
  }

  @Test
  void imageInfoHasTheFieldsOfARecordedOne() throws Exception {
    JsonNode recorded =
        Recorded.response("wikimedia-commons/openverse-catalog/image_data_example.json");
    JsonNode page =
        visitor.json(LISTING + "&gailimit=1").path("query").path("pages").elements().next();
    assertThat(Recorded.fields(page)).isEqualTo(Recorded.fields(recorded));
    JsonNode info = recorded.path("imageinfo").path(0);
    JsonNode ours = page.path("imageinfo").path(0);
    assertThat(Recorded.fields(ours)).containsAll(Recorded.fields(info));
    JsonNode categories = ours.path("extmetadata").path("Categories");
    assertThat(Recorded.fields(categories))
        .isEqualTo(Recorded.fields(info.path("extmetadata").path("Categories")));
  }

  @Test
  void everyKindOfLicenceIsThereAndThePublicDomainHasNoUrl() throws Exception {
    Map<Integer, JsonNode> infos = crawled(LISTING + "&gailimit=max", new int[1]);
    Map<Integer, Work> works =
        COLLECTION.works().stream()
            .filter(work -> work.museum() == Museum.COMMONS)
            .collect(Collectors.toMap(Work::sourceId, work -> work));
    Set<Terms> seen =
        infos.keySet().stream().map(id -> works.get(id).terms()).collect(Collectors.toSet());
    assertThat(seen)
        .contains(
            Terms.PUBLIC_DOMAIN,
            Terms.CC0,
            Terms.CC_BY,
            Terms.CC_BY_SA,
            Terms.CC_BY_NC_SA,
            Terms.FAIR_USE,
            Terms.UNSTATED);
    infos.forEach(
        (id, info) -> {
          if (works.get(id).terms() == Terms.PUBLIC_DOMAIN) {
            assertThat(info.path("extmetadata").has("LicenseUrl")).isFalse();
            assertThat(info.path("extmetadata").path("Copyrighted").path("value").asText())
                .isEqualTo("False");
          }
        });
  }

  @Test
  void sizeAndHashTellOfTheVeryFileThatIsServed() throws Exception {
    JsonNode info =
        visitor
            .json(LISTING + "&gailimit=1&iiurlwidth=250")
            .path("query")
            .path("pages")
            .elements()
            .next()
            .path("imageinfo")
            .path(0);
    byte[] file = visitor.get(info.path("url").asText()).body();
    assertThat(file).hasSize(info.path("size").asInt());
    assertThat(
            java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-1").digest(file)))
        .isEqualTo(info.path("sha1").asText());
    byte[] thumb = visitor.get(info.path("thumburl").asText()).body();
    assertThat(javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(thumb)).getWidth())
        .isEqualTo(info.path("thumbwidth").asInt());
  }

  @Test
  void refusesThumbnailsOfOddWidths() throws Exception {
    JsonNode info =
        visitor
            .json(LISTING + "&gailimit=1&iiurlwidth=250")
            .path("query")
            .path("pages")
            .elements()
            .next()
            .path("imageinfo")
            .path(0);
    String odd = info.path("thumburl").asText().replace("/250px-", "/251px-");
    assertThat(visitor.get(odd).statusCode()).isEqualTo(400);
  }

  @Test
  void gaistartLeavesOutWhatWasUploadedBefore() throws Exception {
    Map<Integer, JsonNode> late =
        crawled(LISTING + "&gailimit=50&gaistart=2026-01-01T00:00:00Z", new int[1]);
    assertThat(late).isNotEmpty().hasSizeLessThan(held().size());
    assertThat(late.values())
        .allSatisfy(
            info -> assertThat(info.path("timestamp").asText()).isGreaterThan("2026-01-01"));
  }
}
