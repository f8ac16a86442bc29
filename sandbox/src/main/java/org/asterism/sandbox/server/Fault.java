package org.asterism.sandbox.server;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A way in which a museum's server disappoints. */
public enum Fault {
  /** 429 with Retry-After; to a Commons client that sends maxlag, the maxlag error instead. */
  TOO_MANY_REQUESTS,
  /** 500 with a text for people. */
  SERVER_ERROR,
  /** The connection ends in the middle of the body. */
  DROPPED,
  /** Half the body with a Content-Length that fits it. */
  TRUNCATED,
  /** A web page: 200 in place of a picture, 403 in place of an answer of the API. */
  HTML,
  /** 302 to an address that leads to itself, or to another that leads back. */
  REDIRECT_LOOP,
  /** 302 to another port of this machine, where a canary counts who comes. */
  REDIRECT_HOME,
  /** In place of a picture, a valid PNG of some kilobytes that holds 100 megapixels. */
  PNG_BOMB,
  /** The right picture or JSON under a Content-Type that is not its own. */
  WRONG_TYPE,
  /** A listing that holds one record twice. */
  DUPLICATE_IDS,
  /** The page before the one asked for, with that page's own pointers to the next. */
  REPEATED_PAGE;

  /** What any server does on a bad day; the others take one that is broken, or means harm. */
  public static final Set<Fault> COMMON =
      Collections.unmodifiableSet(
          EnumSet.of(TOO_MANY_REQUESTS, SERVER_ERROR, DROPPED, TRUNCATED, HTML));

  /** All there are. */
  public static final Set<Fault> ALL = Collections.unmodifiableSet(EnumSet.allOf(Fault.class));

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
