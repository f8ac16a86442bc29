package org.asterism.pipeline.history;

import java.util.Locale;

/** What gives the nodes of the graph their vectors. */
public enum GraphEncoder {
  /** Nodes that walks meet together lie together. */
  NODE2VEC,
  /** Relations are translations from one node to another. */
  TRANSE;

  /** The name in the configuration. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of a key; whoever reads a configuration complains of others. */
  public static GraphEncoder ofKey(String key) {
    return key.equals(TRANSE.key()) ? TRANSE : NODE2VEC;
  }
}
