package org.asterism.serving.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The browser of this machine. Nothing is downloaded: where none is installed there is none. */
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(FLAGS));
  }

  /** Starts the browser found on the PATH. */
  static Optional<Chromium> installed() {
    return Stream.of(
            System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Chromium::new);
  }

  /** A fresh visitor with an empty history. */
  Visit visit(Browser.NewContextOptions options) {
    return new Visit(browser.newContext(options));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  /** One visitor's page, with what the browser complained of and which hosts it asked. */
  static final class Visit implements AutoCloseable {
    private final BrowserContext context;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> hosts = new ArrayList<>();
    final Page page;

    private Visit(BrowserContext context) {
      this.context = context;
      page = context.newPage();
      page.setDefaultTimeout(15_000);
      page.onPageError(complaints::add);
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
              complaints.add(message.text());
            }
          });
      context.onRequest(
          request -> {
            URI asked = URI.create(request.url());
            if (asked.getHost() != null) {
              hosts.add(asked.getHost());
            }
          });
    }

    /** Errors and warnings of the console, and exceptions nobody caught. */
    List<String> complaints() {
      return complaints;
    }

    /** The host of every request so far. */
    List<String> hosts() {
      return hosts;
    }

    @Override
    public void close() {
      context.close();
    }
  }
}
