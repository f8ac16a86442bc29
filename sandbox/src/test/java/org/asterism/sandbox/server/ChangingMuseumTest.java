package org.asterism.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.asterism.sandbox.collection.ChangingCollection;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.asterism.sandbox.collection.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangingMuseumTest {
  private static final int AIC = 2_003;
  private static final int MET = 430_001;
  private static final int COMMONS = 60_000_002;
  private static final String OBJECTS = "/met/public/collection/v1/objects";
  private static final String API =
      "/commons/w/api.php?action=query&format=json&formatversion=2&prop=imageinfo"
          + "&iiprop=timestamp|sha1|url|extmetadata";

  private final ChangingCollection first = ChangingCollection.of(GeneratedCollection.of(7, 40));
  private SandboxServer museum;
  private Visitor visitor;

  @BeforeEach
  void open() {
    museum = SandboxServer.start(first, SandboxOptions.wellBehaved());
    visitor = new Visitor(museum);
  }

  @AfterEach
  void close() {
    museum.close();
  }

  private List<Integer> uploadedSince(String time) throws Exception {
    List<Integer> ids = new ArrayList<>();
    String listing = API + "&generator=allimages&gaisort=timestamp&gaidir=newer&gailimit=max";
    visitor
        .json(listing + "&gaistart=" + time)
        .path("query")
        .path("pages")
        .forEach(page -> ids.add(page.path("pageid").asInt()));
    return ids;
  }

  private JsonNode file() throws Exception {
    return visitor.json(API + "&pageids=" + COMMONS).path("query").path("pages").path(0);
  }

  private static Work work(ChangingCollection collection, int id) {
    return collection.works().stream()
        .filter(work -> work.sourceId() == id)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void chicagoListsWhatChangedFirst() throws Exception {
    museum.show(first.withChanged(AIC));
    JsonNode top = visitor.json("/aic/api/v1/artworks?limit=1").path("data").path(0);
    assertThat(top.path("id").asInt()).isEqualTo(AIC);
    assertThat(top.path("title").asText()).endsWith("(revised)");
  }

  @Test
  void theMetFiltersByTheDayOfTheChange() throws Exception {
    ChangingCollection next = first.withChanged(MET);
    String day = work(next, MET).updatedAt().toString().substring(0, 10);
    assertThat(visitor.json(OBJECTS + "?metadataDate=" + day).path("total").asInt()).isZero();
    museum.show(next);
    JsonNode since = visitor.json(OBJECTS + "?metadataDate=" + day).path("objectIDs");
    assertThat(since).hasSize(1);
    assertThat(since.path(0).asInt()).isEqualTo(MET);
  }

  @Test
  void commonsListsANewUploadAgainButNotOtherWordsOrTerms() throws Exception {
    ChangingCollection words = first.withChanged(COMMONS).withClosed(COMMONS);
    String later = work(words, COMMONS).updatedAt().minusSeconds(86_000).toString();
    String title = file().path("title").asText();
    museum.show(words);
    assertThat(uploadedSince(later)).isEmpty();
    assertThat(file().at("/imageinfo/0/extmetadata/ObjectName/value").asText())
        .endsWith("(revised)");
    assertThat(file().path("title").asText()).isEqualTo(title);

    museum.show(words.withNewPicture(COMMONS));
    assertThat(uploadedSince(later)).containsExactly(COMMONS);
  }

  @Test
  void aNewPictureOfCommonsLiesAtItsOldAddressUnderANewTag() throws Exception {
    String sha1 = file().at("/imageinfo/0/sha1").asText();
    String url = file().at("/imageinfo/0/url").asText();
    String tag = Visitor.header(visitor.get(url), "ETag");
    museum.show(first.withNewPicture(COMMONS));
    assertThat(file().at("/imageinfo/0/sha1").asText()).isNotEqualTo(sha1);
    assertThat(file().at("/imageinfo/0/url").asText()).isEqualTo(url);
    HttpResponse<byte[]> again = visitor.get(url, "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(ContentHash.sha1(again.body())).isEqualTo(file().at("/imageinfo/0/sha1").asText());
  }

  @Test
  void aNewPictureOfChicagoHasANewAddress() throws Exception {
    String record = "/aic/api/v1/artworks/" + AIC;
    String before = visitor.json(record).at("/data/image_id").asText();
    museum.show(first.withNewPicture(AIC));
    String after = visitor.json(record).at("/data/image_id").asText();
    assertThat(after).isNotEqualTo(before);
    String file = "/full/843,/0/default.jpg";
    assertThat(visitor.get("/aic/iiif/2/" + after + file).statusCode()).isEqualTo(200);
    assertThat(visitor.get("/aic/iiif/2/" + before + file).statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsWithdrawnIsUnlistedAndMissingInEachMuseumsWords() throws Exception {
    museum.show(first.withWithdrawn(AIC, MET, COMMONS));
    assertThat(visitor.get("/aic/api/v1/artworks/" + AIC).statusCode()).isEqualTo(404);
    assertThat(visitor.text(OBJECTS + "/" + MET)).isEqualTo("{\"message\":\"ObjectID not found\"}");
    assertThat(file().path("missing").asBoolean()).isTrue();
    assertThat(file().path("pageid").asInt()).isEqualTo(COMMONS);
    assertThat(visitor.text(OBJECTS)).doesNotContain(Integer.toString(MET));
    assertThat(uploadedSince("2020-01-01T00:00:00Z")).doesNotContain(COMMONS).isNotEmpty();
    assertThat(visitor.text("/truth.csv")).doesNotContain("aic," + AIC + ",");
  }

  @Test
  void whatIsClosedStaysListedWithoutALicence() throws Exception {
    museum.show(first.withClosed(AIC, MET, COMMONS));
    assertThat(
            visitor
                .json("/aic/api/v1/artworks/" + AIC)
                .at("/data/is_public_domain")
                .asBoolean(true))
        .isFalse();
    JsonNode object = visitor.json(OBJECTS + "/" + MET);
    assertThat(object.path("isPublicDomain").asBoolean(true)).isFalse();
    assertThat(object.path("primaryImage").asText("?")).isEmpty();
    assertThat(file().at("/imageinfo/0/extmetadata").has("License")).isFalse();
  }

  @Test
  void whatIsAddedIsListedAndShown() throws Exception {
    museum.show(first.withAdded(3));
    assertThat(visitor.json("/aic/api/v1/artworks?limit=1").at("/data/0/id").asInt())
        .isEqualTo(2_042);
    assertThat(visitor.get(OBJECTS + "/430040").statusCode()).isEqualTo(200);
  }
}
