package org.asterism.pipeline.sources;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.asterism.pipeline.manners.Manners;
import org.asterism.pipeline.manners.TestManners;
import org.asterism.sandbox.collection.Collection;
import org.asterism.sandbox.server.SandboxOptions;
import org.asterism.sandbox.server.SandboxServer;
import org.jspecify.annotations.Nullable;

/** A sandbox museum, and settings that lead to its three houses. */
public final class OpenMuseum implements AutoCloseable {
  public static final Manners MANNERS = TestManners.of(Duration.ofSeconds(30), 6, 20_000_000);

  private final SandboxServer server;

  public OpenMuseum(Collection collection) {
    this(collection, SandboxOptions.wellBehaved());
  }

  public OpenMuseum(Collection collection, SandboxOptions options) {
    server = SandboxServer.start(collection, options);
  }

  public SourceSettings source(String id, @Nullable Integer limit) {
    String path =
        switch (id) {
          case "aic" -> "/aic/api/v1";
          case "met" -> "/met/public/collection/v1";
          default -> "/commons/w/api.php";
        };
    return source(id, at(path), limit);
  }

  /** A source of that kind at any address. */
  public static SourceSettings source(String id, String url, @Nullable Integer limit) {
    return new SourceSettings(id, Kind.of(id), url, Map.of(), null, limit, MANNERS);
  }

  public List<SourceSettings> all() {
    return List.of(source("aic", null), source("met", null), source("commons", null));
  }

  public String at(String path) {
    return server.baseUri().resolve(path).toString();
  }

  @Override
  public void close() {
    server.close();
  }
}
