package org.asterism.pipeline.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Any collection of the IIIF Presentation API (iiif.io/api/presentation, versions 2 and 3), or one
 * manifest, at an address or in a file. Collections inside collections are followed to a stated
 * depth, each manifest is one request, and everything is listed each time.
 */
final class Iiif implements Source {
  static final int DEPTH = 3;

  /** Manifests asked for between two notes of how far the listing is. */
  private static final int PAGE = 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonApi api;
  private final SourceSettings settings;
  private final IiifManifest manifests;
  private final int depth;

  /** The collections on the way to the cursor, the outermost first; as many as the depth. */
  private final List<Level> way = new ArrayList<>();

  private record Level(String address, List<JsonNode> children) {}

  /**
   * @param depth how many collections may lie inside each other
   */
  Iiif(JsonApi api, SourceSettings settings, int depth) {
    this.api = api;
    this.settings = settings;
    this.manifests = new IiifManifest(settings.id(), settings.option("licence"), api);
    this.depth = depth;
  }

  /**
   * The cursor is the way to the next thing: its place in the collection it lies in, after the
   * place of that one, and so on. Going on in another process asks for those collections again.
   */
  @Override
  public Page page(@Nullable String watermark, @Nullable String cursor) throws NoAnswerException {
    List<Integer> path = cursor == null ? new ArrayList<>(List.of(0)) : path(cursor);
    JsonNode root = null;
    if (way.isEmpty()) {
      root = root();
      if (!isCollection(root)) {
        return new Page(List.of(manifests.read(root)), null);
      }
      way.add(new Level(settings.url(), children(root)));
    }
    List<Harvest> found = new ArrayList<>();
    while (found.size() < PAGE) {
      try {
        openTo(path, found);
      } catch (NoAnswerException e) {
        if (found.isEmpty()) {
          throw e;
        }
        return new Page(found, cursor(path));
      }
      // A collection that was read to its end is left for the one it lies in.
      while (!path.isEmpty() && last(path) >= way.get(path.size() - 1).children().size()) {
        path.remove(path.size() - 1);
        if (path.isEmpty()) {
          return new Page(found, null);
        }
        path.set(path.size() - 1, last(path) + 1);
      }
      JsonNode child = way.get(path.size() - 1).children().get(last(path));
      if (isCollection(child)) {
        path.add(0);
        continue;
      }
      try {
        found.add(manifest(child));
      } catch (NoAnswerException e) {
        if (found.isEmpty()) {
          throw e;
        }
        return new Page(found, cursor(path));
      }
      path.set(path.size() - 1, last(path) + 1);
    }
    return new Page(found, cursor(path));
  }

  /** Makes {@link #way} that of the path; a collection that cannot be opened is as an empty one. */
  private void openTo(List<Integer> path, List<Harvest> found) throws NoAnswerException {
    int same = 1;
    while (same < Math.min(way.size(), path.size())
        && !way.get(same).address().isEmpty()
        && way.get(same).address().equals(address(path, same))) {
      same++;
    }
    way.subList(same, way.size()).clear();
    for (int level = same; level < path.size(); level++) {
      String address = address(path, level);
      String reason = null;
      List<JsonNode> children = List.of();
      if (level >= depth) {
        reason = "the collection lies deeper than %d collections".formatted(depth);
      } else if (way.stream().anyMatch(above -> above.address().equals(address))) {
        reason = "the collection lies inside itself";
      } else {
        try {
          JsonNode child = way.get(level - 1).children().get(path.get(level - 1));
          children = children(hasChildren(child) ? child : open(address));
        } catch (NoAnswerException e) {
          if (e.kind() != NoAnswerException.Kind.FINAL) {
            throw e;
          }
          reason = String.valueOf(e.getMessage());
        }
      }
      if (reason != null) {
        found.add(new Harvest.Unreadable(address, reason, ""));
      }
      way.add(new Level(address, children));
    }
  }

  private String address(List<Integer> path, int level) {
    List<JsonNode> children = way.get(level - 1).children();
    int place = path.get(level - 1);
    return place < children.size()
        ? Objects.requireNonNullElse(IiifManifest.id(children.get(place)), "")
        : "";
  }

  private Harvest manifest(JsonNode child) throws NoAnswerException {
    String address = Objects.requireNonNullElse(IiifManifest.id(child), "");
    try {
      return manifests.read(IiifManifest.isWhole(child) ? child : open(address));
    } catch (NoAnswerException e) {
      if (e.kind() != NoAnswerException.Kind.FINAL) {
        throw e;
      }
      return new Harvest.Unreadable(address, String.valueOf(e.getMessage()), JsonApi.text(child));
    }
  }

  private JsonNode root() throws NoAnswerException {
    return settings.isOnThisMachine()
        ? file(Path.of(settings.url()))
        : api.get(URI.create(settings.url()));
  }

  /** A thing by its address, or, beside a list on this machine, by its file. */
  private JsonNode open(String address) throws NoAnswerException {
    URI web = Field.web(address);
    if (web != null) {
      return api.get(web);
    }
    Path folder = Path.of(settings.url()).toAbsolutePath().normalize().getParent();
    if (settings.isOnThisMachine() && folder != null) {
      Path file = folder.resolve(address.replace("\0", "")).normalize();
      if (file.startsWith(folder)) {
        return file(file);
      }
    }
    throw new NoAnswerException(
        URI.create("iiif:/"),
        "\"%s\" is neither an address nor a file beside the collection".formatted(address),
        NoAnswerException.Kind.FINAL);
  }

  private static JsonNode file(Path file) throws NoAnswerException {
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new NoAnswerException(
          file.toUri(),
          "it cannot be read as JSON (%s)".formatted(e.getClass().getSimpleName()),
          NoAnswerException.Kind.FINAL);
    }
  }

  private static boolean isCollection(JsonNode thing) {
    return IiifManifest.type(thing).endsWith("Collection");
  }

  private static boolean hasChildren(JsonNode thing) {
    return !children(thing).isEmpty();
  }

  private static List<JsonNode> children(JsonNode collection) {
    List<JsonNode> children = new ArrayList<>();
    for (String list : List.of("items", "members", "collections", "manifests")) {
      for (JsonNode child : collection.path(list)) {
        String type = IiifManifest.type(child);
        if (type.endsWith("Collection") || type.endsWith("Manifest")) {
          children.add(child);
        }
      }
    }
    return children;
  }

  private static int last(List<Integer> path) {
    return path.get(path.size() - 1);
  }

  private static String cursor(List<Integer> path) {
    return String.join(".", path.stream().map(String::valueOf).toList());
  }

  private static List<Integer> path(String cursor) {
    return new ArrayList<>(Arrays.stream(cursor.split("\\.")).map(Integer::valueOf).toList());
  }
}
