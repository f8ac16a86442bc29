package org.asterism.pipeline.fetch;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.Partitioner;
import org.jspecify.annotations.Nullable;

/**
 * Spreads pictures over tasks: each host gets as many lanes as requests may be under way to it at
 * once, so that a slow host holds up no other and a fast one is asked as much as it allows. Hosts
 * without lanes of their own share one.
 */
final class Lanes extends Partitioner {
  private static final long serialVersionUID = 1;

  /** Hosts with lanes of their own. */
  static final int MOST_HOSTS = 2_000;

  private static final int SHARED = 0;

  private final Map<String, Integer> first = new HashMap<>();
  private final Map<String, Integer> widths;
  private final int lanes;

  /**
   * @param widths lanes by host, at least 1 each
   */
  Lanes(Map<String, Integer> widths) {
    this.widths = new HashMap<>(widths);
    int next = SHARED + 1;
    for (String host : widths.keySet().stream().sorted().toList()) {
      first.put(host, next);
      next += widths.get(host);
    }
    this.lanes = next;
  }

  /** The host and port of an address, or empty where it has none. */
  static String hostOf(@Nullable String address) {
    try {
      String host = address == null ? null : URI.create(address.replace(" ", "%20")).getAuthority();
      return host == null ? "" : host;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  @Override
  public int numPartitions() {
    return lanes;
  }

  @Override
  public int getPartition(Object key) {
    Lane lane = (Lane) key;
    @Nullable Integer begin = first.get(lane.host());
    return begin == null
        ? SHARED
        : begin + Math.floorMod(lane.imageId().hashCode(), widths.get(lane.host()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Lanes them && them.widths.equals(widths);
  }

  @Override
  public int hashCode() {
    return widths.hashCode();
  }
}
