package org.asterism.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.history.Adjacency.Link;

/** Undirected edges of weight 1, each once, in order. */
final class EdgeList {
  private static final int BLOCKS = 50;
  private static final int NODES = 10_000;
  private static final int INSIDE = 40_000;
  private static final int ACROSS = 8_500;
  private static final long SEED = 7;

  private EdgeList() {}

  /**
   * @param file CSV with the columns src and dst
   */
  static List<Link> read(Path file) {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser rows =
            CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .build()
                .parse(reader)) {
      if (!rows.getHeaderNames().containsAll(List.of("src", "dst"))) {
        throw unreadable(file, "its columns are " + rows.getHeaderNames());
      }
      Set<Link> edges = new LinkedHashSet<>();
      for (CSVRecord row : rows) {
        add(row.get("src"), row.get("dst"), edges);
      }
      return sorted(edges);
    } catch (IOException | IllegalStateException e) {
      throw unreadable(file, String.valueOf(e.getMessage()));
    }
  }

  private static AsterismException unreadable(Path file, String why) {
    return new AsterismException(
        "%s is no list of edges".formatted(file),
        why,
        "Give a CSV file with the columns src and dst.");
  }

  private static void add(String a, String b, Set<Link> edges) {
    if (!a.equals(b)) {
      edges.add(a.compareTo(b) < 0 ? new Link(a, b, 1) : new Link(b, a, 1));
    }
  }

  private static List<Link> sorted(Set<Link> edges) {
    List<Link> sorted = new ArrayList<>(edges);
    sorted.sort(Comparator.comparing(Link::a).thenComparing(Link::b));
    return sorted;
  }

  /** 10,000 nodes in 50 blocks, five edges of six inside a block; always the same. */
  static List<Link> blocks() {
    Random random = new Random(SEED);
    Set<Link> edges = new LinkedHashSet<>();
    int size = NODES / BLOCKS;
    while (edges.size() < INSIDE) {
      int first = random.nextInt(BLOCKS) * size;
      add(name(first + random.nextInt(size)), name(first + random.nextInt(size)), edges);
    }
    while (edges.size() < INSIDE + ACROSS) {
      add(name(random.nextInt(NODES)), name(random.nextInt(NODES)), edges);
    }
    return sorted(edges);
  }

  private static String name(int node) {
    return "n" + node;
  }

  static void write(List<Link> edges, Path file) {
    List<String> lines = new ArrayList<>(List.of("src,dst"));
    edges.forEach(edge -> lines.add(quoted(edge.a()) + "," + quoted(edge.b())));
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new AsterismException(
          "%s cannot be written".formatted(file),
          String.valueOf(e.getMessage()),
          "See that its disk has room.",
          e);
    }
  }

  private static String quoted(String value) {
    return "\"" + value.replace("\"", "\"\"") + "\"";
  }
}
