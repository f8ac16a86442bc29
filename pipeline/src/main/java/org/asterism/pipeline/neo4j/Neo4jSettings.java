package org.asterism.pipeline.neo4j;

import org.asterism.core.AsterismException;
import org.asterism.pipeline.sources.Secret;

/**
 * Which database the graph goes to.
 *
 * @param url such as {@code bolt://localhost:7687} or {@code neo4j+s://graph.museum.example}
 * @param database of that server; it must be there
 */
public record Neo4jSettings(String url, String user, Secret password, String database) {
  public static final String PASSWORD_VARIABLE = "ASTERISM_NEO4J_PASSWORD";

  /**
   * @throws AsterismException if the address cannot be one of Neo4j
   */
  public Neo4jSettings {
    if (!url.matches("(bolt|neo4j)(\\+s|\\+ssc)?://.+")) {
      throw new AsterismException(
          "neo4j.url is %s".formatted(url),
          "it names neither bolt nor neo4j as its protocol",
          "Give it as in bolt://HOST:7687 or neo4j+s://HOST.");
    }
  }
}
