package org.asterism.pipeline.sources;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.manners.Manners;
import org.asterism.pipeline.manners.PoliteHttp;
import org.asterism.pipeline.manners.TinyServer;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.asterism.sandbox.collection.Museum;
import org.asterism.sandbox.collection.Work;
import org.asterism.sandbox.server.Fault;
import org.asterism.sandbox.server.FaultPlan;
import org.asterism.sandbox.server.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each source's way of listing, against a museum that speaks its dialect. */
class SourcesTest {
  /** Enough for several pages of each source. */
  private static final GeneratedCollection COLLECTION = GeneratedCollection.of(5, 400);

  private static OpenMuseum museum;

  @BeforeAll
  static void openMuseum() throws Exception {
    museum = new OpenMuseum(COLLECTION);
  }

  @AfterAll
  static void closeMuseum() throws Exception {
    museum.close();
  }

  private static List<Harvest> listing(SourceSettings settings, String watermark)
      throws NoAnswerException {
    return Listing.of(settings, watermark);
  }

  private static List<Harvest.Found> found(List<Harvest> listing) {
    return listing.stream()
        .filter(Harvest.Found.class::isInstance)
        .map(Harvest.Found.class::cast)
        .toList();
  }

  private static Set<String> held(Museum of) {
    return COLLECTION.works().stream()
        .filter(work -> work.museum() == of)
        .map(work -> Integer.toString(work.sourceId()))
        .collect(toSet());
  }

  @ParameterizedTest
  @EnumSource(Museum.class)
  void aListingBringsEveryRecordOnce(Museum of) throws Exception {
    List<Harvest> listing = listing(museum.source(of.key(), null), null);

    assertThat(listing).extracting(Harvest::sourceId).doesNotHaveDuplicates();
    assertThat(listing.stream().map(Harvest::sourceId).collect(toSet())).isEqualTo(held(of));
  }

  @ParameterizedTest
  @EnumSource(Museum.class)
  void recordsSayWhatTheMuseumKnows(Museum of) throws Exception {
    List<Harvest.Found> found = found(listing(museum.source(of.key(), null), null));

    for (Work work : COLLECTION.works()) {
      if (work.museum() == of && work.isOpen()) {
        Harvest.Found record =
            found.stream()
                .filter(each -> each.artwork().sourceId().equals("" + work.sourceId()))
                .findFirst()
                .orElseThrow();
        assertThat(record.artwork().licence().isOpen()).isTrue();
        assertThat(record.artwork().imageUrl()).startsWith("http://127.0.0.1");
        if (work.maker() != null) {
          assertThat(record.artwork().artists().get(0).name()).isEqualTo(work.maker().name());
        }
        assertThat(record.artwork().years()).isNotNull();
        assertThat(record.artwork().years().overlaps(work.yearFrom(), work.yearTo())).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Museum.class)
  void aSecondListingFromTheWatermarkIsShort(Museum of) throws Exception {
    SourceSettings source = museum.source(of.key(), null);
    List<Harvest.Found> all = found(listing(source, null));
    String watermark =
        all.stream().map(Harvest.Found::updatedAt).max(Comparator.naturalOrder()).orElseThrow();

    List<Harvest> second = listing(source, watermark);

    assertThat(second).hasSizeBetween(1, 5);
    assertThat(found(second)).extracting(Harvest.Found::updatedAt).contains(watermark);
  }

  @ParameterizedTest
  @EnumSource(Museum.class)
  void aListingGoesOnFromACursorInAnotherProcess(Museum of) throws Exception {
    SourceSettings settings = museum.source(of.key(), null);
    List<String> all = new ArrayList<>();
    String cursor = null;
    do {
      Page page = Sources.of(settings, PoliteHttp.keeping(settings.manners())).page(null, cursor);
      page.harvest().forEach(each -> all.add(each.sourceId()));
      cursor = page.next();
    } while (cursor != null);

    assertThat(all)
        .containsExactlyElementsOf(
            listing(settings, null).stream().map(Harvest::sourceId).toList());
  }

  @ParameterizedTest
  @EnumSource(Museum.class)
  void passingFaultsCostNoRecord(Museum of) throws Exception {
    GeneratedCollection few = GeneratedCollection.of(6, 12);
    FaultPlan faults = new FaultPlan(0.2, 0, 3);
    try (OpenMuseum unreliable =
        new OpenMuseum(few, SandboxOptions.wellBehaved().withFaults(faults))) {
      List<Harvest> listing = listing(unreliable.source(of.key(), null), null);

      assertThat(found(listing)).hasSize(4);
    }
  }

  @ParameterizedTest
  @EnumSource(Museum.class)
  void aPageThatComesTwiceOrHoldsARecordTwiceCostsNoRecord(Museum of) throws Exception {
    FaultPlan faults = new FaultPlan(0.5, 0, 3).only(Fault.REPEATED_PAGE, Fault.DUPLICATE_IDS);
    try (OpenMuseum unreliable =
        new OpenMuseum(COLLECTION, SandboxOptions.wellBehaved().withFaults(faults))) {
      List<Harvest> listing = listing(unreliable.source(of.key(), null), null);

      assertThat(listing.stream().map(Harvest::sourceId).collect(toSet())).isEqualTo(held(of));
    }
  }

  @Test
  void theMetSaysWhichListedObjectsAreGone() throws Exception {
    List<Harvest> listing = listing(museum.source("met", null), null);

    assertThat(listing)
        .filteredOn(Harvest.Unreadable.class::isInstance)
        .isNotEmpty()
        .allSatisfy(gone -> assertThat(((Harvest.Unreadable) gone).reason()).contains("HTTP 404"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"aic", "met", "commons"})
  void aMuseumThatDoesNotAnswerBreaksTheListingOff(String id) throws Exception {
    try (TinyServer server = new TinyServer()) {
      SourceSettings source = OpenMuseum.source(id, server.at("/api").toString(), null);

      assertThatThrownBy(() -> listing(source, null))
          .isInstanceOf(NoAnswerException.class)
          .hasMessageContaining("HTTP 404");
    }
  }

  @Test
  void anErrorInsideAnAnswerOfCommonsBreaksTheListingOff() throws Exception {
    try (TinyServer server = new TinyServer()) {
      server.on(
          "/api",
          TinyServer.json(
              "{\"error\": {\"code\": \"badcontinue\", \"info\": \"Invalid continue param.\"}}"));
      SourceSettings source = OpenMuseum.source("commons", server.at("/api").toString(), null);

      assertThatThrownBy(() -> listing(source, null))
          .isInstanceOf(NoAnswerException.class)
          .hasMessageContaining("Invalid continue param.");
    }
  }

  @Test
  void theArtInstituteIsToldWhoAsksInAHeaderOfItsOwn() throws Exception {
    try (TinyServer server = new TinyServer()) {
      AtomicReference<String> header = new AtomicReference<>("none");
      server.on(
          "/api/artworks",
          exchange -> {
            header.set(exchange.getRequestHeaders().getFirst("AIC-User-Agent"));
            TinyServer.json("{\"data\": []}").to(exchange);
          });
      Manners manners =
          new Manners("test", "me@example.org", 0, 1, null, Duration.ofSeconds(9), 1, 9_999);
      SourceSettings source =
          new SourceSettings(
              "aic", Kind.AIC, server.at("/api").toString(), Map.of(), null, null, manners);

      listing(source, null);

      assertThat(header.get()).isEqualTo("Asterism (me@example.org)");
    }
  }

  @Test
  void anUnknownSourceIsNamed() throws Exception {
    assertThatThrownBy(() -> Kind.of("louvre"))
        .isInstanceOf(AsterismException.class)
        .hasMessageStartingWith("There is no kind of source called \"louvre\": ");
  }
}
