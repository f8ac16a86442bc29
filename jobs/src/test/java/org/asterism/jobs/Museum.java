package org.asterism.jobs;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.asterism.sandbox.collection.Collection;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.asterism.sandbox.collection.Work;
import org.asterism.sandbox.server.SandboxOptions;
import org.asterism.sandbox.server.SandboxServer;

/** A small sandbox museum that is open while tests run, and settings that lead there. */
final class Museum implements AutoCloseable {
  private final int works;
  private final SandboxServer server;

  Museum(int works) {
    this(GeneratedCollection.of(42, works), SandboxOptions.wellBehaved());
  }

  Museum(Collection collection, SandboxOptions options) {
    this.works = (int) collection.works().stream().filter(Work::isOpen).count();
    this.server = SandboxServer.start(collection, options);
  }

  int works() {
    return works;
  }

  /** Shows another collection from now on. */
  void show(Collection collection) {
    server.show(collection);
  }

  /** Where the museum tells what it was asked. */
  URI stats() {
    return server.baseUri().resolve("/_sandbox/stats");
  }

  /** Where the museum tells which works belong together. */
  URI truth() {
    return server.baseUri().resolve("/truth.csv");
  }

  /** What {@code --set} would be given, for tables under one folder. */
  Map<String, String> overrides(Path folder) {
    Map<String, String> set = new LinkedHashMap<>();
    set.put("lake", folder.resolve("lake").toString());
    set.put("raw", folder.resolve("raw").toString());
    set.put("bundles", folder.resolve("bundles").toString());
    set.put("sources.aic.url", server.baseUri().resolve("/aic/api/v1").toString());
    set.put("sources.met.url", server.baseUri().resolve("/met/public/collection/v1").toString());
    set.put("sources.commons.url", server.baseUri().resolve("/commons/w/api.php").toString());
    set.put("sources.aic.rate", "0");
    set.put("sources.met.rate", "0");
    set.put("sources.commons.rate", "0");
    for (String source : List.of("aic", "met", "commons")) {
      set.put("sources.%s.limit".formatted(source), "null");
    }
    set.put("fetch.rate", "0");
    set.put(
        "history.relations",
        "[\"%s\"]".formatted(server.baseUri().resolve("/knowledge/relations.csv")));
    return set;
  }

  /** The same, asking no museum more than so many times a second. */
  Map<String, String> overrides(Path folder, int rate) {
    Map<String, String> set = new LinkedHashMap<>(overrides(folder));
    set.put("contact", "curator@museum.example");
    for (String source : List.of("aic", "met", "commons")) {
      set.put("sources.%s.rate".formatted(source), Integer.toString(rate));
      set.put("sources.%s.concurrency".formatted(source), "4");
    }
    return set;
  }

  Settings settings(Path folder) {
    return JobOptions.settings(Conf.FILE, overrides(folder));
  }

  @Override
  public void close() {
    server.close();
  }
}
