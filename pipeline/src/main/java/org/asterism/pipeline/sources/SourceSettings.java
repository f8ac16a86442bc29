package org.asterism.pipeline.sources;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.lake.SourceReport;
import org.asterism.pipeline.lake.Written;
import org.asterism.pipeline.manners.Manners;
import org.asterism.pipeline.manners.Traffic;
import org.jspecify.annotations.Nullable;

/**
 * One source to crawl.
 *
 * @param name its name in the settings; a kind may be there several times under several names
 * @param url the API's base address, or a path for a source on this machine
 * @param options what only this kind is told, by {@link Kind#options}
 * @param key its API key, for a kind that needs one
 * @param limit the most openly licensed records taken in one run, or null for all; the next run
 *     goes on behind them
 * @param manners how to behave towards it
 */
public record SourceSettings(
    String name,
    Kind kind,
    String url,
    Map<String, String> options,
    @Nullable Secret key,
    @Nullable Integer limit,
    Manners manners)
    implements Serializable {

  public SourceSettings {
    // In order, since settings are compared by their text; a TreeMap can be sent to executors.
    options = new TreeMap<>(options);
    if (url.startsWith("http://") || url.startsWith("https://")) {
      // The operator named this address, so it may be in a private network.
      manners = manners.trusting(address(name, url));
    }
    if (options.containsKey("api")) {
      manners = manners.trusting(address(name, options.get("api")));
    }
  }

  private static URI address(String name, String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new AsterismException(
          "The address of the source %s cannot be used".formatted(name),
          e.getMessage(),
          "Correct it under sources.%s in the configuration.".formatted(name),
          e);
    }
  }

  /** The source's short name in {@code objects}, and so in the ids of its images. */
  public String id() {
    return kind.isOwn() ? name : kind.sourceId();
  }

  /** The source's name for people. */
  public String displayName() {
    return options.getOrDefault("title", kind.displayName());
  }

  public @Nullable String option(String option) {
    return options.get(option);
  }

  public String optionOr(String option, String otherwise) {
    return options.getOrDefault(option, otherwise);
  }

  /**
   * Whether an option is set; not to mention it is to say no.
   *
   * @throws AsterismException if it is neither true nor false
   */
  public boolean flag(String option) {
    String value = optionOr(option, "false");
    if (!value.equals("true") && !value.equals("false")) {
      throw new AsterismException(
          "sources.%s.%s cannot be \"%s\"".formatted(name, option, value),
          "it is either true or false",
          "Correct it in the configuration.");
    }
    return value.equals("true");
  }

  /**
   * The API key.
   *
   * @throws AsterismException if there is none
   */
  public Secret requireKey() {
    if (key == null) {
      throw new AsterismException(
          "%s is not asked without a key".formatted(displayName()),
          "its API answers only who has registered",
          "Set %s in the environment to your key, or sources.%s.enabled to false."
              .formatted(keyVariable(name), name));
    }
    return key;
  }

  /** What is listed: another address or other options make another listing. */
  public String address() {
    return options.isEmpty() ? url : url + " " + options;
  }

  /** Whether the source's pictures may be files of this machine. */
  public boolean isOnThisMachine() {
    return !url.startsWith("http://") && !url.startsWith("https://");
  }

  /**
   * @throws AsterismException if the source cannot be asked as it is set up
   */
  public void requireReady() {
    Sources.requireOptions(this);
    if (kind == Kind.FOLDER) {
      Folder.manifestOf(Path.of(url));
    } else if (isOnThisMachine() && !Files.isRegularFile(Path.of(url))) {
      throw new AsterismException(
          "The source %s cannot be listed".formatted(name),
          "there is no file %s".formatted(url),
          "Correct the path, or give an address that begins with https://.");
    } else if (!isOnThisMachine()) {
      if (kind.needsKey()) {
        requireKey();
      }
      manners.requireFitFor(URI.create(url));
    }
  }

  /** What a stage did with this source, as it is told to people. */
  public SourceReport report(
      long listed, Written written, long withdrawn, Map<String, Long> refused, Traffic traffic) {
    return new SourceReport(
        name,
        listed,
        written.added(),
        written.changed(),
        withdrawn,
        refused,
        traffic.requests(),
        traffic.throttled(),
        traffic.bytes(),
        manners.requestsPerSecond() > 0 ? (Double) manners.requestsPerSecond() : null,
        traffic.requestsPerSecond());
  }

  /** The environment variable that holds a source's key. */
  public static String keyVariable(String name) {
    return "ASTERISM_KEY_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
