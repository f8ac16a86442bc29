package org.asterism.serving.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.asterism.serving.PublishedGallery;
import org.asterism.serving.page.Chromium.Visit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(PublishedGallery.class)
class PageTest {
  private static final Pattern RECOMMENDATIONS = Pattern.compile(".*/recommendations\\?.*");

  private static @Nullable Chromium chromium;

  @TestHTTPResource("/")
  URI service;

  @TempDir Path folder;

  private Visit visit;
  private Page page;

  @BeforeAll
  static void startTheBrowser() {
    chromium = Chromium.installed().orElse(null);
    assumeTrue(
        chromium != null,
        "No Chromium on the PATH: the page is not tried in a browser. On Debian: apt-get install chromium");
  }

  @AfterAll
  static void stopTheBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void visit() {
    visit(new Browser.NewContextOptions().setViewportSize(1280, 860));
  }

  @AfterEach
  void leave() {
    visit.close();
  }

  @Test
  void leadsFromASampleToRelatedWorksWithReasonsAndCredit() {
    page.navigate(service.toString());
    Locator sample = page.locator(".wall-work").first();
    String title = sample.locator("cite").innerText();
    sample.click();

    assertThat(heading()).hasText(title);
    assertThat(cards()).not().hasCount(0);
    for (Locator card : cards().all()) {
      assertThat(
              card.getByRole(AriaRole.LIST, locatorNamed("Why it is related"))
                  .getByRole(AriaRole.LISTITEM))
          .not()
          .hasCount(0);
      assertThat(card.locator(".credit-line")).not().isEmpty();
      assertThat(card.locator(".credit-links > *")).hasCount(2);
      assertThat(card.getByRole(AriaRole.LINK, locatorNamed("Start from this one"))).isVisible();
    }
    assertThat(page).hasTitle(title + " · Asterism");
    staysAtHomeWithoutComplaint();
  }

  @Test
  void leadsFromADotOfTheMapToThatWork() {
    page.navigate(service.toString());
    Locator map = page.getByRole(AriaRole.GROUP, named("Map of the collection"));
    assertThat(map.locator("circle")).hasCount(24);
    Locator dot = map.locator(".map-dot").nth(3);
    String title = dot.getAttribute("aria-label");

    dot.locator("circle").click();

    assertThat(heading()).hasText(title);
    assertThat(cards()).not().hasCount(0);
    page.goBack();
    page.getByRole(AriaRole.LINK, named("sea, boats")).click();
    assertThat(cards()).not().hasCount(0);
    staysAtHomeWithoutComplaint();
  }

  @Test
  void ranksAtOnceWhenASliderMovesAndTheServiceAgrees() {
    startFromTheFirstSample("formal:1,conceptual:0,historical:0");
    List<String> byLooks = order();
    List<Route> held = new ArrayList<>();
    page.route(RECOMMENDATIONS, held::add);

    page.getByRole(AriaRole.SLIDER, named("how it looks")).fill("0.15");
    page.getByRole(AriaRole.SLIDER, named("what it means")).press("End");
    page.waitForCondition(() -> !order().equals(byLooks));
    page.waitForCondition(() -> !held.isEmpty());
    List<String> byTheBrowser = order();
    assertThat(byTheBrowser).containsExactlyInAnyOrderElementsOf(byLooks);

    page.unroute(RECOMMENDATIONS);
    Response answer = page.waitForResponse(RECOMMENDATIONS, () -> held.forEach(Route::resume));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(page.getByText("re-ranked")).isVisible();
    assertThat(page).hasURL(Pattern.compile(".*weights=formal:0.15,conceptual:1,historical:0$"));
    List<String> byTheService = order();
    assertThat(byTheBrowser.stream().filter(byTheService::contains).toList())
        .isEqualTo(byTheService.stream().filter(byTheBrowser::contains).toList());
    staysAtHomeWithoutComplaint();
  }

  @Test
  void bringsThePictureBeforeBackWithTheBackButton() {
    startFromTheFirstSample(null);
    String first = heading().innerText();
    Locator next = cards().first();
    String second = next.getByRole(AriaRole.HEADING).innerText();
    next.getByRole(AriaRole.LINK, locatorNamed("Start from this one")).click();
    assertThat(heading()).hasText(second);

    page.goBack();
    assertThat(heading()).hasText(first);
    staysAtHomeWithoutComplaint();
  }

  @Test
  void opensASharedLinkAsItWasLeft() {
    startFromTheFirstSample(null);
    page.getByRole(AriaRole.CHECKBOX).first().check();
    assertThat(page).hasURL(Pattern.compile(".*licence=.*"));
    assertThat(page.locator(".cards")).hasAttribute("aria-busy", "false");
    List<String> before = order();
    String link = page.url();

    page.navigate("about:blank");
    page.navigate(link);
    assertThat(page.getByRole(AriaRole.CHECKBOX).first()).isChecked();
    assertThat(cards()).hasCount(before.size());
    assertThat(order()).isEqualTo(before);
  }

  @Test
  void findsWorksByTheWordsOfTheirTitle() {
    page.navigate(service.toString());
    String title = page.locator(".wall-work cite").first().innerText();
    page.getByRole(AriaRole.SEARCHBOX).fill(title);
    page.getByRole(AriaRole.SEARCHBOX).press("Enter");

    assertThat(heading()).hasText("Works for “%s”".formatted(title));
    assertThat(page.locator(".wall-work cite", new Page.LocatorOptions().setHasText(title)).first())
        .isVisible();
    staysAtHomeWithoutComplaint();
  }

  @Test
  void relatesAPictureOfOnesOwn() throws IOException {
    page.navigate(service.toString());
    upload(picture());

    assertThat(heading()).hasText("Your own picture");
    assertThat(cards()).not().hasCount(0);
    assertThat(page.getByRole(AriaRole.LIST, named("Palette"))).isVisible();
    staysAtHomeWithoutComplaint();
  }

  @Test
  void saysInASentenceThatATextIsNoPicture() throws IOException {
    page.navigate(service.toString());
    upload(Files.writeString(folder.resolve("notes.txt"), "Not a picture, only words."));

    Locator alert = page.locator(".upload").getByRole(AriaRole.ALERT);
    assertThat(alert).isVisible();
    assertThat(alert.innerText()).matches("(?s).{20,}\\.").doesNotContain("Exception", "org.");
    assertThat(page.locator(".wall-work")).not().hasCount(0);
    assertThat(visit.hosts()).containsOnly(service.getHost());
  }

  @Test
  void saysInASentenceThatAPictureIsNotThere() {
    page.navigate(service.resolve("/?image=00000000-0000-5000-8000-000000000000").toString());

    Locator alert = page.getByRole(AriaRole.ALERT);
    assertThat(alert).hasCount(1);
    assertThat(alert.getByRole(AriaRole.BUTTON, locatorNamed("Try again"))).isVisible();
    assertThat(page.getByRole(AriaRole.LINK, named("To the start"))).isVisible();
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void isAccessibleInLightAndDark(ColorScheme scheme) {
    visit.close();
    visit(new Browser.NewContextOptions().setViewportSize(1280, 860).setColorScheme(scheme));
    page.navigate(service.toString());
    assertThat(page.locator(".wall-work")).not().hasCount(0);
    assertThat(violations()).isEmpty();

    startFromTheFirstSample("formal:0.5,conceptual:0.4,historical:0.2");
    assertThat(violations()).isEmpty();
  }

  @Test
  void fitsANarrowScreen() {
    visit.close();
    visit(new Browser.NewContextOptions().setViewportSize(360, 740));
    startFromTheFirstSample(null);
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
  }

  @Test
  void isWalkedThroughByKeyboardAlone() {
    page.navigate(service.toString());
    assertThat(page.locator(".wall-work")).not().hasCount(0);
    page.keyboard().press("Tab");
    assertThat(page.getByText("Skip to the pictures")).isFocused();

    page.locator(".wall-work").first().focus();
    page.keyboard().press("Enter");
    assertThat(heading()).isVisible();
    assertThat(page.locator("main")).isFocused();
    assertThat(cards()).not().hasCount(0);
  }

  private void visit(Browser.NewContextOptions options) {
    visit = requireNonNull(chromium).visit(options);
    page = visit.page;
  }

  private void startFromTheFirstSample(@Nullable String weights) {
    page.navigate(service.toString());
    String link = page.locator(".wall-work").first().getAttribute("href");
    page.navigate(
        service.resolve(weights == null ? link : link + "&weights=" + weights).toString());
    assertThat(cards()).not().hasCount(0);
    assertThat(page.locator(".cards")).hasAttribute("aria-busy", "false");
  }

  private void upload(Path file) {
    assertThat(page.getByText("Bundle")).isVisible();
    page.getByLabel("Your own picture").setInputFiles(file);
  }

  /** An evening over water, painted here. */
  private Path picture() throws IOException {
    BufferedImage evening = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = evening.createGraphics();
    brush.setPaint(new GradientPaint(0, 0, new Color(0xE8A04C), 0, 240, new Color(0x2B3A55)));
    brush.fillRect(0, 0, 320, 240);
    brush.setColor(new Color(0x1D2433));
    brush.fillRect(0, 150, 320, 90);
    brush.dispose();
    Path file = folder.resolve("evening.png");
    ImageIO.write(evening, "png", file.toFile());
    return file;
  }

  private Locator heading() {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
  }

  private Locator cards() {
    return page.getByRole(AriaRole.ARTICLE);
  }

  /** The ids of the related works as they hang. */
  private List<String> order() {
    return page.locator(".cards > li").all().stream()
        .map(card -> card.getAttribute("data-key"))
        .toList();
  }

  private List<String> violations() {
    return new AxeBuilder(page)
        .analyze().getViolations().stream().map(rule -> rule.getId() + " " + where(rule)).toList();
  }

  private static List<String> where(Rule rule) {
    return rule.getNodes().stream()
        .map(node -> node.getHtml() + " " + node.getFailureSummary())
        .toList();
  }

  private void staysAtHomeWithoutComplaint() {
    assertThat(visit.complaints()).isEmpty();
    assertThat(visit.hosts()).containsOnly(service.getHost());
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator.GetByRoleOptions locatorNamed(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }
}
