package org.asterism.pipeline.neo4j;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asterism.core.AsterismException;
import org.asterism.core.UnreachableException;
import org.neo4j.driver.exceptions.Neo4jException;

/**
 * What a failure of the database means.
 *
 * @param kind the simple name of the driver's exception
 * @param code Neo4j's status code; empty where it is not known
 * @param said what the server or the driver said of it
 */
record Trouble(String kind, String code, String said) {
  /** A failure in a task may reach the driver as a text alone. */
  private static final Pattern IN_A_TEXT =
      Pattern.compile("org\\.neo4j\\.driver\\.exceptions\\.(\\w+): ([^\\n]*)");

  private static final Set<String> UNREACHABLE =
      Set.of("ServiceUnavailableException", "SessionExpiredException");

  /** Whether trying again may help. */
  static boolean passes(Throwable failure) {
    return in(failure)
        .filter(each -> UNREACHABLE.contains(each.kind) || each.kind.equals("TransientException"))
        .isPresent();
  }

  /** In a person's words; nothing for a failure that is not the database's. */
  static Optional<AsterismException> of(Neo4jSettings settings, Exception failure) {
    return in(failure).map(each -> each.told(settings, failure));
  }

  private static Optional<Trouble> in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AsterismException) {
        return Optional.empty();
      }
      if (cause instanceof Neo4jException known) {
        return Optional.of(
            new Trouble(
                known.getClass().getSimpleName(),
                String.valueOf(known.code()),
                String.valueOf(known.getMessage())));
      }
      Matcher text = IN_A_TEXT.matcher(String.valueOf(cause.getMessage()));
      if (text.find()) {
        return Optional.of(new Trouble(text.group(1), "", text.group(2)));
      }
    }
    return Optional.empty();
  }

  private AsterismException told(Neo4jSettings settings, Throwable cause) {
    if (kind.equals("AuthenticationException") || code.contains(".Security.")) {
      return told(
          settings,
          "refuses the user %s".formatted(settings.user()),
          "Check neo4j.user and %s.".formatted(Neo4jSettings.PASSWORD_VARIABLE),
          cause);
    }
    if (code.contains("DatabaseNotFound") || kind.equals("FatalDiscoveryException")) {
      return told(
          settings,
          "has no database %s".formatted(settings.database()),
          "Create it, or correct neo4j.database.",
          cause);
    }
    if (code.contains("ReadOnly")
        || code.contains("NotALeader")
        || said.contains("read-only")
        || said.contains("write operations are not allowed")
        || said.contains("No write operations are allowed")) {
      return told(
          settings,
          "can only be read",
          "Point neo4j.url at a server that can be written, or let the database be written.",
          cause);
    }
    if (UNREACHABLE.contains(kind) || code.contains("DatabaseUnavailable")) {
      return new UnreachableException(
          what(settings, "cannot be reached"),
          why(),
          "What it shows is what it showed before. Start it, or correct neo4j.url, and run again:"
              + " the export goes on where it was.",
          cause);
    }
    return told(
        settings,
        "refuses the export",
        "What it shows is what it showed before; the log has the details.",
        cause);
  }

  private AsterismException told(
      Neo4jSettings settings, String what, String remedy, Throwable cause) {
    return new AsterismException(what(settings, what), why(), remedy, cause);
  }

  private static String what(Neo4jSettings settings, String what) {
    return "The graph database %s %s".formatted(settings.url(), what);
  }

  private String why() {
    return said.lines().findFirst().orElse("it did not say why");
  }
}
