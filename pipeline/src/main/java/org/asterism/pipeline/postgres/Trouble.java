package org.asterism.pipeline.postgres;

import java.sql.SQLException;
import java.util.Set;
import org.asterism.core.AsterismException;
import org.asterism.core.UnreachableException;

/**
 * What a failure of the database means, by its SQLSTATE; see PostgreSQL's manual, appendix A.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
final class Trouble {
  private static final Set<String> PASSING =
      Set.of("57P01", "57P02", "57P03", "53300", "40001", "40P01");

  private Trouble() {}

  /** Whether trying again may help: the connection broke, or the server is busy or restarting. */
  static boolean passes(Throwable failure) {
    return failure instanceof SQLException sql
        && (state(sql).startsWith("08") || PASSING.contains(state(sql)));
  }

  static AsterismException of(PostgresSettings settings, SQLException failure) {
    String state = state(failure);
    String said = String.valueOf(failure.getMessage()).lines().findFirst().orElse("nothing");
    if (state.startsWith("28")) {
      return told(
          settings,
          "refuses the user %s".formatted(settings.user()),
          said,
          "Check postgres.user and %s.".formatted(PostgresSettings.PASSWORD_VARIABLE),
          failure);
    }
    if (state.equals("3D000")) {
      return told(
          settings, "has no such database", said, "Create it, or correct postgres.url.", failure);
    }
    if (state.equals("25006")) {
      return told(
          settings,
          "can only be read",
          said,
          "Point postgres.url at the primary, or let the database be written.",
          failure);
    }
    if (state.equals("42501")) {
      return told(
          settings,
          "does not let %s write".formatted(settings.user()),
          said,
          "Grant the user CREATE on the database, or make it the owner of the schema %s."
              .formatted(settings.schema()),
          failure);
    }
    if (state.startsWith("53")) {
      return told(settings, "is out of room", said, "Give it some, and run again.", failure);
    }
    if (state.startsWith("08") || PASSING.contains(state)) {
      return new UnreachableException(
          what(settings, "cannot be reached"),
          said,
          "Its works are as they were. Start it, or correct postgres.url, and run again.",
          failure);
    }
    return told(
        settings,
        "refuses the export",
        said + " (" + state + ")",
        "Its works are as they were.",
        failure);
  }

  private static AsterismException told(
      PostgresSettings settings, String what, String why, String remedy, SQLException cause) {
    return new AsterismException(what(settings, what), why, remedy, cause);
  }

  private static String what(PostgresSettings settings, String what) {
    return "The database %s %s".formatted(settings.address(), what);
  }

  private static String state(SQLException failure) {
    String state = failure.getSQLState();
    return state == null ? "" : state;
  }
}
