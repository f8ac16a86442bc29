package org.asterism.core.licence;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Licences by the address of their deed. */
final class Addresses {
  private static final Pattern DEED =
      Pattern.compile(
          "creativecommons\\.org/licen[cs]es/(?<kind>[a-z-]+)(?:/(?<version>[1-4]\\.[05])(?:/(?<port>[a-z]{2,8}))?)?"
              + "(?:/(?:deed|legalcode)(?:[.-][a-z_-]+)?)?");
  private static final Pattern ZERO =
      Pattern.compile(
          "creativecommons\\.org/(?:publicdomain/zero(?:/1\\.0)?(?:/[a-z]{2})?(?:/(?:deed|legalcode)(?:[.-][a-z_-]+)?)?"
              + "|share-your-work/public-domain/cc0|about/cc0)");
  private static final Pattern MARK =
      Pattern.compile(
          "creativecommons\\.org/(?:publicdomain/mark(?:/1\\.0)?(?:/deed(?:[.-][a-z_-]+)?)?"
              + "|licenses/publicdomain|share-your-work/public-domain/pdm|about/pdm)");
  private static final Pattern STATEMENT =
      Pattern.compile("rightsstatements\\.org/(?:vocab|page|data)/(?<code>[a-z-]+)(?:/1\\.0)?");
  private static final Pattern EUROPEANA =
      Pattern.compile("europeana\\.eu/(?:portal/)?rights/(?<code>[a-z-]+)(?:\\.html)?");

  /** "No copyright – United States" says nothing about the rest of the world, so it is not open. */
  private static final Set<String> CLOSED_STATEMENTS =
      Set.of(
          "InC",
          "InC-OW-EU",
          "InC-EDU",
          "InC-NC",
          "InC-RUU",
          "NoC-CR",
          "NoC-NC",
          "NoC-OKLR",
          "NoC-US");

  private static final Set<String> UNDECIDED_STATEMENTS = Set.of("CNE", "UND", "NKC");

  private Addresses() {}

  static Licence read(String uri) {
    String address =
        uri.strip()
            .toLowerCase(Locale.ROOT)
            .replaceFirst("^(?:https?:)?/*", "")
            .replaceFirst("^www\\.", "")
            .replaceFirst("[?#].*$", "")
            .replaceAll("/+", "/")
            .replaceFirst("/$", "");
    if (ZERO.matcher(address).matches()) {
      return Licence.CC0;
    }
    if (MARK.matcher(address).matches()) {
      return Licence.PUBLIC_DOMAIN;
    }
    Matcher deed = DEED.matcher(address);
    if (deed.matches()) {
      return creativeCommons(deed);
    }
    Matcher statement = STATEMENT.matcher(address);
    if (statement.matches()) {
      return statement(statement.group("code"));
    }
    Matcher europeana = EUROPEANA.matcher(address);
    if (europeana.matches() && !europeana.group("code").equals("unknown")) {
      return Licence.NOT_OPEN;
    }
    return OtherOpen.ofAddress(address).orElse(Licence.UNKNOWN);
  }

  private static Licence creativeCommons(Matcher deed) {
    return switch (deed.group("kind")) {
      case "by" -> Wordings.creativeCommons(LicenceClass.CC_BY, deed.group("version"), port(deed));
      case "by-sa" ->
          Wordings.creativeCommons(LicenceClass.CC_BY_SA, deed.group("version"), port(deed));
      // An old licence that asks for no credit; nobody uses it, and this table has no class for it.
      case "sa" -> Licence.UNKNOWN;
      default -> Licence.NOT_OPEN;
    };
  }

  private static @Nullable String port(Matcher deed) {
    String port = deed.group("port");
    return port == null || port.equals("deed") ? null : port;
  }

  private static Licence statement(String code) {
    for (String known : CLOSED_STATEMENTS) {
      if (known.equalsIgnoreCase(code)) {
        return new Licence(LicenceClass.NOT_OPEN, null, statementUri(known));
      }
    }
    for (String known : UNDECIDED_STATEMENTS) {
      if (known.equalsIgnoreCase(code)) {
        return new Licence(LicenceClass.UNKNOWN, null, statementUri(known));
      }
    }
    return Licence.UNKNOWN;
  }

  private static String statementUri(String code) {
    return "http://rightsstatements.org/vocab/%s/1.0/".formatted(code);
  }
}
