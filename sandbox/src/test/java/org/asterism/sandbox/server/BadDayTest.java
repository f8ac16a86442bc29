package org.asterism.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.asterism.sandbox.collection.Museum;
import org.asterism.sandbox.collection.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadDayTest {
  private static final GeneratedCollection COLLECTION = GeneratedCollection.of(7, 60);
  private static final String AIC = "/aic/api/v1/artworks";
  private static final String MET = "/met/public/collection/v1/objects";
  private static final String COMMONS =
      "/commons/w/api.php?action=query&format=json&formatversion=2&generator=allimages"
          + "&gaisort=timestamp&gaidir=newer&prop=imageinfo&iiprop=timestamp";

  private static SandboxServer museum(double share, Fault first, Fault... more) {
    return SandboxServer.start(
        COLLECTION,
        SandboxOptions.wellBehaved().withFaults(new FaultPlan(share, 0, 3).only(first, more)));
  }

  private static String picture(Work work) {
    return switch (work.museum()) {
      case AIC -> "/aic/iiif/2/" + AicRecord.imageId(work) + "/full/843,/0/default.jpg";
      case MET -> MetRecord.imageUrl(work, "", "original");
      case COMMONS -> "/commons/upload/" + CommonsFile.of(work).urlPath();
    };
  }

  private static List<Work> open(int count) {
    return COLLECTION.works().stream().filter(Work::isOpen).limit(count).toList();
  }

  private static JsonNode parsed(HttpResponse<byte[]> answer) throws Exception {
    return new ObjectMapper().readTree(answer.body());
  }

  @Test
  void aRedirectGoesRoundForEverAloneOrInAPair() throws Exception {
    try (SandboxServer museum = museum(0.9, Fault.REDIRECT_LOOP)) {
      Visitor visitor = new Visitor(museum);
      Set<Integer> rounds = new TreeSet<>();
      for (int page = 1; page <= 20; page++) {
        HttpResponse<byte[]> answer = visitor.get(AIC + "?limit=1&page=" + page);
        Set<String> met = new HashSet<>();
        for (int hop = 0; hop < 12 && answer.statusCode() == 302; hop++) {
          String next = Visitor.header(answer, "Location");
          assertThat(URI.create(next).getAuthority()).isEqualTo(museum.baseUri().getAuthority());
          met.add(next);
          answer = visitor.get(next);
        }
        if (!met.isEmpty()) {
          assertThat(answer.statusCode()).as("after twelve hops").isEqualTo(302);
          rounds.add(met.size());
        }
      }
      assertThat(rounds).containsExactly(1, 2);
    }
  }

  @Test
  void aRedirectHomeLeadsToAnotherPortWhereACanaryCounts() throws Exception {
    try (SandboxServer museum = museum(0.9, Fault.REDIRECT_HOME)) {
      Visitor visitor = new Visitor(museum);
      HttpResponse<byte[]> answer;
      do {
        answer = visitor.get(MET);
      } while (answer.statusCode() != 302);
      URI home = URI.create(Visitor.header(answer, "Location"));
      assertThat(home.getHost()).isEqualTo("127.0.0.1");
      assertThat(home.getPort()).isNotEqualTo(museum.port());
      assertThat(visitor.json("/_sandbox/stats").path("canary_hits").asInt(-1)).isZero();

      assertThat(visitor.get(home.toString()).statusCode()).isEqualTo(200);
      assertThat(visitor.json("/_sandbox/stats").path("canary_hits").asInt()).isEqualTo(1);
    }
  }

  @Test
  void aPngBombIsSmallAndValidAndHoldsAHundredMegapixels() throws Exception {
    try (SandboxServer museum = museum(0.9, Fault.PNG_BOMB)) {
      Visitor visitor = new Visitor(museum);
      List<byte[]> bombs = new ArrayList<>();
      for (Work work : open(10)) {
        HttpResponse<byte[]> answer = visitor.get(picture(work));
        if (Visitor.header(answer, "Content-Type").equals("image/png")) {
          bombs.add(answer.body());
        }
      }
      assertThat(bombs).isNotEmpty();
      assertThat(bombs.get(0).length).isLessThan(200_000);
      ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
      reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(bombs.get(0))));
      assertThat((long) reader.getWidth(0) * reader.getHeight(0)).isEqualTo(100_000_000L);
      ImageReadParam everyHundredth = reader.getDefaultReadParam();
      everyHundredth.setSourceSubsampling(100, 100, 0, 0);
      assertThat(reader.read(0, everyHundredth).getWidth()).isEqualTo(100);
      reader.dispose();
    }
  }

  @Test
  void onlyTheHeaderLiesWhereTheTypeIsWrong() throws Exception {
    Set<String> types = new TreeSet<>();
    try (SandboxServer museum = museum(0.9, Fault.WRONG_TYPE);
        SandboxServer honest = SandboxServer.start(COLLECTION, SandboxOptions.wellBehaved())) {
      Visitor visitor = new Visitor(museum);
      for (Work work : open(12)) {
        HttpResponse<byte[]> answer = visitor.get(picture(work));
        types.add(Visitor.header(answer, "Content-Type"));
        assertThat(answer.body()).isEqualTo(new Visitor(honest).get(picture(work)).body());
      }
      assertThat(types).contains("image/png", "text/html; charset=utf-8");
      types.clear();
      for (Work work : open(12)) {
        HttpResponse<byte[]> answer = visitor.get(MET + "/" + work.sourceId());
        types.add(Visitor.header(answer, "Content-Type"));
        assertThat(parsed(answer).isObject()).isTrue();
      }
      assertThat(types).contains("text/plain; charset=utf-8");
    }
  }

  @Test
  void aListingHoldsOneRecordTwiceInEachDialect() throws Exception {
    try (SandboxServer museum = museum(0.9, Fault.DUPLICATE_IDS)) {
      Visitor visitor = new Visitor(museum);
      assertThat(repeated(visitor, AIC + "?limit=5", "data", "id")).isEqualTo(6);
      assertThat(repeated(visitor, MET, "objectIDs", "")).isGreaterThan(20);
      assertThat(repeated(visitor, COMMONS + "&gailimit=5", "query/pages", "pageid")).isEqualTo(6);
      JsonNode old = visitor.json(COMMONS.replace("&formatversion=2", "") + "&gailimit=5");
      assertThat(old.path("query").path("pages")).as("keyed by id").hasSize(5);
    }
  }

  /** The length of the first list of that address in which one record comes twice. */
  private static int repeated(Visitor visitor, String url, String list, String id)
      throws Exception {
    for (int attempt = 0; attempt < 20; attempt++) {
      JsonNode records = visitor.json(url).at("/" + list);
      Set<JsonNode> ids = new HashSet<>();
      records.forEach(record -> ids.add(id.isEmpty() ? record : record.path(id)));
      if (ids.size() == records.size() - 1) {
        return records.size();
      }
    }
    throw new AssertionError("never twice: " + url);
  }

  @Test
  void aPageOfChicagoIsTheOneBeforeWithItsPointersAndNeverForTheFirst() throws Exception {
    try (SandboxServer museum = museum(0.9, Fault.REPEATED_PAGE)) {
      Visitor visitor = new Visitor(museum);
      for (int attempt = 0; attempt < 10; attempt++) {
        assertThat(page(visitor, 1)).isEqualTo(1);
      }
      List<Integer> told = new ArrayList<>();
      for (int attempt = 0; attempt < 40; attempt++) {
        told.add(page(visitor, 3));
      }
      assertThat(told).contains(2, 3).doesNotContain(1);
    }
  }

  private static int page(Visitor visitor, int page) throws Exception {
    return visitor
        .json(AIC + "?limit=4&page=" + page)
        .path("pagination")
        .path("current_page")
        .asInt();
  }

  @ParameterizedTest
  @ValueSource(strings = {"&gailimit=3", "&gailimit=500&iiurlwidth=330", "&gailimit=2"})
  void whoFollowsWhatCommonsSaysSeesEveryFileThoughPagesComeAgain(String size) throws Exception {
    GeneratedCollection many = GeneratedCollection.of(7, 420);
    SandboxOptions options =
        SandboxOptions.wellBehaved().withFaults(new FaultPlan(0.5, 0, 3).only(Fault.REPEATED_PAGE));
    try (SandboxServer museum = SandboxServer.start(many, options)) {
      Visitor visitor = new Visitor(museum);
      Set<Integer> seen = new HashSet<>();
      String go = "";
      do {
        JsonNode answer = visitor.json(COMMONS + size + go);
        for (JsonNode page : answer.path("query").path("pages")) {
          if (page.has("imageinfo")) {
            seen.add(page.path("pageid").asInt());
          }
        }
        StringBuilder next = new StringBuilder();
        answer
            .path("continue")
            .fields()
            .forEachRemaining(
                each ->
                    next.append('&')
                        .append(each.getKey())
                        .append('=')
                        .append(
                            java.net.URLEncoder.encode(
                                each.getValue().asText(),
                                java.nio.charset.StandardCharsets.UTF_8)));
        go = next.toString();
      } while (!go.isEmpty());
      assertThat(seen)
          .hasSize(
              (int) many.works().stream().filter(work -> work.museum() == Museum.COMMONS).count());
      assertThat(visitor.json("/_sandbox/stats").path("faults").path("repeated_page").asInt())
          .isPositive();
    }
  }

  @Test
  void faultsOfPicturesSpareListingsAndThoseOfListingsSparePictures() throws Exception {
    try (SandboxServer museum =
        museum(0.9, Fault.PNG_BOMB, Fault.DUPLICATE_IDS, Fault.REPEATED_PAGE)) {
      Visitor visitor = new Visitor(museum);
      for (Work work : open(12)) {
        visitor.get(picture(work));
        assertThat(visitor.json(MET + "/" + work.sourceId()).isObject()).isTrue();
      }
      JsonNode faults = visitor.json("/_sandbox/stats").path("faults");
      assertThat(Recorded.fields(faults)).containsExactly("png_bomb");
    }
  }

  @Test
  void everyKindOfFaultPassesWhenItIsAskedAgain() throws Exception {
    SandboxOptions options =
        SandboxOptions.wellBehaved().withFaults(new FaultPlan(0.7, 0, 5).withEveryKind());
    try (SandboxServer museum = SandboxServer.start(COLLECTION, options);
        SandboxServer honest = SandboxServer.start(COLLECTION, SandboxOptions.wellBehaved())) {
      Visitor visitor = new Visitor(museum);
      for (Work work : open(9)) {
        byte[] wanted = new Visitor(honest).get(picture(work)).body();
        byte[] got = {};
        for (int attempt = 0; attempt < 40 && !java.util.Arrays.equals(got, wanted); attempt++) {
          try {
            got = visitor.get(picture(work)).body();
          } catch (java.io.IOException e) {
            // dropped
          }
        }
        assertThat(got).as(work.key()).isEqualTo(wanted);
      }
    }
  }

  @Test
  void badPicturesAreOfEachKindInTurnAndStayBad() throws Exception {
    SandboxOptions options = SandboxOptions.wellBehaved().withFaults(new FaultPlan(0, 10, 3));
    try (SandboxServer museum = SandboxServer.start(COLLECTION, options)) {
      Visitor visitor = new Visitor(museum);
      JsonNode bad = visitor.json("/_sandbox/stats").path("bad_pictures");
      List<String> kinds = new ArrayList<>();
      for (JsonNode each : bad) {
        kinds.add(each.path("kind").asText());
        Work work =
            open(60).stream()
                .filter(one -> one.sourceId() == each.path("source_id").asInt())
                .findFirst()
                .orElseThrow();
        assertThat(each.path("source").asText()).isEqualTo(work.museum().key());
        for (int attempt = 0; attempt < 2; attempt++) {
          assertThat(kindOf(visitor.get(picture(work)), museum))
              .isEqualTo(kinds.get(kinds.size() - 1));
        }
      }
      assertThat(kinds)
          .startsWith("truncated", "html", "png_bomb", "redirect_loop", "redirect_home")
          .hasSize(10);
      assertThat(kinds.subList(5, 10)).isEqualTo(kinds.subList(0, 5));
    }
  }

  private static String kindOf(HttpResponse<byte[]> answer, SandboxServer museum) {
    if (answer.statusCode() == 302) {
      String location = Visitor.header(answer, "Location");
      return location.equals(answer.uri().toString())
          ? "redirect_loop"
          : URI.create(location).getPort() == museum.port() ? "?" : "redirect_home";
    }
    return switch (Visitor.header(answer, "Content-Type")) {
      case "image/png" -> "png_bomb";
      case "image/jpeg" -> {
        byte[] body = answer.body();
        yield (body[body.length - 1] & 0xff) == 0xd9 ? "whole" : "truncated";
      }
      default -> "html";
    };
  }
}
