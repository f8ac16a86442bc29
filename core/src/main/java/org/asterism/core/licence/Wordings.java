package org.asterism.core.licence;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Licences by the names and codes sources give them. */
final class Wordings {
  /** Whatever else is said beside one of these, the picture is not free for every use. */
  private static final Pattern RESTRICTED =
      Pattern.compile(
          "\\b(?:nc|nd|n c|n d|(?:by)?n[cd](?:n[cd]|sa)?|ccbyn[cd]\\S*"
              + "|non ?commercial\\w*|not commercial\\w*|no commercial\\w*|no ?deriv\\w*|non ?deriv\\w*"
              + "|nicht ?kommerziell\\w*|keine ?bearbeitung\\w*|pas d (?:utilisation|usage) commercial\\w*"
              + "|pas de modification\\w*|niet ?commercieel\\w*|geenafgeleide\\w*"
              + "|all rights reserved|alle rechte vorbehalten|tous droits reserves|in copyright|in c"
              + "|copyrighted(?! free use)|urheberrechtlich geschutzt|fair use|non ?free|not open"
              + "|personal use|educational use|permission required)\\b");

  private static final Pattern ZERO =
      Pattern.compile(
          "(?:cc ?0|cc zero|creative commons (?:cc ?0|zero|0)|cc public domain dedication"
              + "|public domain dedication)(?: 1\\.0)?(?: public domain dedication| cc ?0| us)*");

  /** A code begins with pd and has no space, such as PD-old-100-expired. */
  private static final Pattern PUBLIC_DOMAIN_CODE = Pattern.compile("(?i)pd(?:-[a-z0-9]+)*");

  private static final Pattern PUBLIC_DOMAIN =
      Pattern.compile(
          "(?:cc |creative commons )?(?:public domain(?: mark| work)?|pdm|gemeinfrei|domaine public"
              + "|publiek domein|dominio publico|pubblico dominio)(?: 1\\.0)?");

  /** The jurisdictions Creative Commons made versions for, up to 3.0. */
  private static final String PORTS =
      "am|ar|at|au|az|be|bg|br|ca|ch|cl|cn|co|cr|cz|de|dk|ec|ee|eg|es|fi|fr|ge|gr|gt|hk|hr|hu|ie"
          + "|igo|il|in|it|jp|kr|lu|mk|mt|mx|my|ni|nl|no|nz|pe|ph|pl|pr|pt|ro|rs|scotland|se|sg|si"
          + "|th|tw|ug|uk|us|ve|vn|za";

  private static final String BY = "by|attribution|namensnennung|naamsvermelding|paternite";
  private static final String SA =
      "sa|share ?alike|weitergabe unter gleichen bedingungen|gelijkdelen"
          + "|partage (?:dans les memes conditions|a l identique)(?: des conditions initiales)?";

  /** Several versions may follow each other; the first, the newest, is the one that counts. */
  private static final Pattern CREATIVE_COMMONS =
      Pattern.compile(
          "(?<cc>cc |creative commons (?:cc )?)?(?:%s)(?<sa> (?:%s))?(?: cc)?(?: (?<version>[1-4](?:\\.[05])?))?(?: [1-4]\\.[05])*(?: (?<port>%s))?"
              .formatted(BY, SA, PORTS));

  /** Flickr's name for CC BY; the bare word is a template of Wikimedia Commons. */
  private static final Pattern ATTRIBUTION_LICENCE =
      Pattern.compile("(?i)\\W*attribution licen[cs]e\\W*");

  private Wordings() {}

  static Licence read(String wording) {
    String plain = PlainWording.of(wording);
    if (RESTRICTED.matcher(plain).find()) {
      return Licence.NOT_OPEN;
    }
    if (PUBLIC_DOMAIN_CODE.matcher(wording.strip()).matches()) {
      return Licence.PUBLIC_DOMAIN;
    }
    if (ATTRIBUTION_LICENCE.matcher(wording).matches()) {
      return new Licence(LicenceClass.CC_BY, null, null);
    }
    return one(plain).or(() -> several(wording)).orElse(Licence.UNKNOWN);
  }

  private static Optional<Licence> one(String plain) {
    if (ZERO.matcher(plain).matches()) {
      return Optional.of(Licence.CC0);
    }
    if (plain.equals("pd") || PUBLIC_DOMAIN.matcher(plain).matches()) {
      return Optional.of(Licence.PUBLIC_DOMAIN);
    }
    return OtherOpen.ofWording(plain).or(() -> creativeCommons(plain));
  }

  private static Optional<Licence> creativeCommons(String plain) {
    Matcher match = CREATIVE_COMMONS.matcher(plain);
    if (!match.matches()) {
      return Optional.empty();
    }
    String version = match.group("version");
    boolean bare = match.group("cc") == null;
    if (bare && (plain.startsWith("by") || (version == null && match.group("sa") == null))) {
      return Optional.empty();
    }
    LicenceClass type = match.group("sa") == null ? LicenceClass.CC_BY : LicenceClass.CC_BY_SA;
    return Optional.of(creativeCommons(type, version, match.group("port")));
  }

  /**
   * @param type {@link LicenceClass#CC_BY} or {@link LicenceClass#CC_BY_SA}
   * @param port the jurisdiction it was adapted to, if any
   */
  static Licence creativeCommons(
      LicenceClass type, @Nullable String version, @Nullable String port) {
    if (version == null) {
      return new Licence(type, null, null);
    }
    String full = version.length() == 1 ? version + ".0" : version;
    String kind = type == LicenceClass.CC_BY ? "by" : "by-sa";
    String deed = "https://creativecommons.org/licenses/%s/%s/".formatted(kind, full);
    return new Licence(type, full, port == null ? deed : deed + port + "/");
  }

  /**
   * The most demanding of several, all of which must be open: whether one may choose, or each
   * covers a part, is not told.
   */
  private static Optional<Licence> several(String wording) {
    List<Optional<Licence>> parts =
        PlainWording.parts(wording).stream().map(Wordings::one).toList();
    if (parts.size() < 2 || parts.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    return parts.stream()
        .map(Optional::get)
        .max(
            Comparator.comparing(Licence::credit)
                .thenComparing(Licence::type, Comparator.reverseOrder()));
  }
}
