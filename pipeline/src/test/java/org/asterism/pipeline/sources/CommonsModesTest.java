package org.asterism.pipeline.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.asterism.pipeline.sources.TestSources.found;
import static org.asterism.pipeline.sources.TestSources.listing;
import static org.asterism.pipeline.sources.TestSources.reason;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.manners.TinyServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommonsModesTest {
  private final TinyServer server = new TinyServer();

  @AfterEach
  void closeServer() {
    server.close();
  }

  private SourceSettings settings(String... options) {
    return TestSources.settings(Kind.COMMONS, server.at("/w/api.php").toString(), options);
  }

  private static String file(int id, String mime, String licence) {
    return """
    {"pageid": %d, "ns": 6, "title": "File:Picture %1$d.jpg", "imageinfo": [{"mime": "%s",
     "timestamp": "2020-01-01T00:00:00Z", "url": "https://upload.example.org/%1$d.jpg",
     "descriptionurl": "https://commons.example.org/%1$d", "extmetadata": {
     "License": {"value": "%s"}, "Artist": {"value": "Ada"},
     "Attribution": {"value": "Photo: <b>Ada</b>"}}}]}\
    """
        .formatted(id, mime, licence);
  }

  private static String batch(String continuation, String... files) {
    return "{\"batchcomplete\": true%s, \"query\": {\"pages\": [%s]}}"
        .formatted(continuation, String.join(",", files));
  }

  /** A small Commons of categories, which holds its files one a page. */
  private static final class Categories {
    final Map<String, List<Integer>> files = new TreeMap<>();
    final Map<String, List<String>> inner = new TreeMap<>();

    void answer(HttpExchange exchange) throws IOException {
      Map<String, String> asked = new HashMap<>();
      for (String each : exchange.getRequestURI().getRawQuery().split("&")) {
        String[] pair = each.split("=", 2);
        asked.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
      }
      String text;
      if (asked.containsKey("generator")) {
        List<Integer> all = files.getOrDefault(asked.get("gcmtitle"), List.of());
        int at = Integer.parseInt(asked.getOrDefault("gcmcontinue", "0"));
        String more =
            at + 1 < all.size()
                ? ", \"continue\": {\"continue\": \"gcmcontinue||\", \"gcmcontinue\": \"%d\"}"
                    .formatted(at + 1)
                : "";
        text =
            at < all.size()
                ? batch(more, file(all.get(at), "image/jpeg", "cc0"))
                : "{\"batchcomplete\": true}";
      } else {
        List<String> names = inner.getOrDefault(asked.get("cmtitle"), List.of());
        text =
            "{\"batchcomplete\": true, \"query\": {\"categorymembers\": [%s]}}"
                .formatted(
                    String.join(
                        ",", names.stream().map("{\"title\": \"%s\"}"::formatted).toList()));
      }
      TinyServer.json(text).to(exchange);
    }
  }

  /** Etchings hold night pieces, which hold etchings. */
  private Categories etchings() {
    Categories categories = new Categories();
    categories.files.put("Category:Etchings", List.of(1, 2, 3));
    categories.files.put("Category:Night pieces", List.of(4, 2));
    categories.files.put("Category:Moons", List.of(5));
    categories.inner.put("Category:Etchings", List.of("Category:Night pieces"));
    categories.inner.put("Category:Night pieces", List.of("Category:Etchings", "Category:Moons"));
    server.on("/w/api.php", categories::answer);
    return categories;
  }

  @ParameterizedTest
  @CsvSource({"0, '1,2,3'", "1, '1,2,3,4,2'", "2, '1,2,3,4,2,5'", "5, '1,2,3,4,2,5'"})
  void aCategoryIsWalkedToItsDepthAndNoFurther(int depth, String ids) throws Exception {
    etchings();

    List<Harvest> listing =
        listing(settings("mode", "category", "category", "Etchings", "depth", "" + depth), null);

    assertThat(String.join(",", listing.stream().map(Harvest::sourceId).toList())).isEqualTo(ids);
  }

  @Test
  void aWalkGoesOnInAnotherProcess() throws Exception {
    etchings();
    SourceSettings settings =
        settings("mode", "category", "category", "Category:Etchings", "depth", "3");

    assertThat(TestSources.interruptedListing(settings)).isEqualTo(listing(settings, null));
  }

  @Test
  void filesOfACategoryHaveNoStampSinceTheyMayComeIntoItLate() throws Exception {
    etchings();

    assertThat(listing(settings("mode", "category", "category", "Moons"), "2030-01-01T00:00:00Z"))
        .singleElement()
        .satisfies(each -> assertThat(found(each).updatedAt()).isEmpty());
  }

  @Test
  void moreCategoriesThanAWalkHoldsAreNamed() throws Exception {
    Categories categories = etchings();
    categories.inner.put(
        "Category:Moons",
        java.util.stream.IntStream.range(0, CategoryWalk.MOST + 3)
            .mapToObj("Category:Moon %d"::formatted)
            .toList());

    List<Harvest> listing =
        listing(settings("mode", "category", "category", "Moons", "depth", "1"), null);

    assertThat(listing)
        .filteredOn(Harvest.Unreadable.class::isInstance)
        .hasSize(4)
        .allSatisfy(
            each ->
                assertThat(reason(each))
                    .isEqualTo("it is not listed: a walk holds 500 categories"));
  }

  @Test
  void aSearchSaysThatItEndsBeforeTheFindsDo() throws Exception {
    server.on(
        "/w/api.php",
        TinyServer.json(
            batch(
                ", \"continue\": {\"gsroffset\": 10000, \"continue\": \"gsroffset||\"}",
                file(1, "image/jpeg", "cc0"))));
    Source source = TestSources.source(settings("mode", "search", "query", "etching \"night\""));

    Page page = source.page(null, null);

    assertThat(page.harvest()).hasSize(1);
    assertThat(server.requests().get(0).target())
        .contains("gsrsearch=etching+%22night%22", "gsrnamespace=6", "maxlag=5");
    assertThatThrownBy(() -> source.page(null, page.next()))
        .isInstanceOf(NoAnswerException.class)
        .hasMessageContaining("a search ends after 10,000 files");
  }

  @Test
  void whatIsNoPictureIsKeptWithItsKind() throws Exception {
    server.on(
        "/w/api.php",
        TinyServer.json(
            batch(
                "",
                file(1, "image/tiff", "cc0"),
                file(2, "application/pdf", "cc0"),
                file(3, "image/svg+xml", "cc0"))));

    List<Harvest> listing = listing(settings(), null);

    assertThat(listing.get(0)).isInstanceOf(Harvest.Found.class);
    assertThat(reason(listing.get(1))).isEqualTo("it is no picture but application/pdf");
    assertThat(reason(listing.get(2))).isEqualTo("it is no picture but image/svg+xml");
  }

  @Test
  void aCreditIsAskedForOnlyWhereTheLicenceGivesARightToIt() throws Exception {
    server.on(
        "/w/api.php",
        TinyServer.json(
            batch("", file(1, "image/jpeg", "cc-by-sa-4.0"), file(2, "image/jpeg", "pd"))));

    List<Harvest> listing = listing(settings(), null);

    assertThat(found(listing.get(0)).artwork().credit()).isEqualTo("Photo: Ada");
    assertThat(found(listing.get(1)).artwork().credit()).isNull();
  }

  @Test
  void aServerThatIsBehindMeansLater() {
    server.on("/w/api.php", TinyServer.json("{\"error\": {\"code\": \"maxlag\", \"lag\": 9}}"));

    assertThatThrownBy(() -> listing(settings(), null))
        .isInstanceOfSatisfying(
            NoAnswerException.class,
            e -> assertThat(e.kind()).isEqualTo(NoAnswerException.Kind.PASSING))
        .hasMessageContaining("the server is too busy");
  }

  @ParameterizedTest
  @CsvSource({
    "mode, newest, there is no mode",
    "mode, category, the mode category needs a category",
    "mode, search, the mode search needs a query",
    "category, Etchings, 'a category is named, yet the mode is uploads'",
    "depth, deep, depth is \"deep\""
  })
  void optionsThatMakeNoListingAreExplained(String option, String value, String why) {
    assertThatThrownBy(() -> settings(option, value).requireReady())
        .isInstanceOf(AsterismException.class)
        .hasMessageContaining(why);
  }
}
