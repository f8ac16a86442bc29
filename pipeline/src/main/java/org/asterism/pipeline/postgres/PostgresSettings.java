package org.asterism.pipeline.postgres;

import java.io.Serializable;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.sources.Secret;

/**
 * Which database the works go to.
 *
 * @param url such as {@code jdbc:postgresql://db.museum.example:5432/collection}
 * @param schema of that database, made if it is missing; lower-case letters, digits and _
 */
public record PostgresSettings(String url, String user, Secret password, String schema)
    implements Serializable {
  public static final String PASSWORD_VARIABLE = "ASTERISM_POSTGRES_PASSWORD";
  private static final String URL_START = "jdbc:postgresql:";

  /**
   * @throws AsterismException if the address or the schema's name cannot be
   */
  public PostgresSettings {
    if (!url.startsWith(URL_START)) {
      throw new AsterismException(
          "postgres.url cannot be used",
          "it does not begin with " + URL_START,
          "Give it as in jdbc:postgresql://HOST:5432/DATABASE.");
    }
    if (!schema.matches("[a-z_][a-z0-9_]{0,40}")) {
      throw new AsterismException(
          "postgres.schema is %s".formatted(schema),
          "a schema's name is of lower-case letters, digits and _ here",
          "Choose another, such as asterism.");
    }
  }

  /** The address without its parameters, among which somebody may have put a password. */
  String address() {
    return url.replaceFirst("\\?.*", "");
  }

  /** Settings are kept with each run; passwords are not. */
  @Override
  public String toString() {
    return "%s as %s, schema %s".formatted(address(), user, schema);
  }
}
