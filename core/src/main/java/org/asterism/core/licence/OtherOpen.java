package org.asterism.core.licence;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The open licences beside Creative Commons that pictures of artworks come under.
 *
 * <p>"No known copyright restrictions" is no licence: an institution says that it knows of no right
 * in the way. It is open here, as it is on Wikimedia Commons, under a name that says no more than
 * that. A work of the United States' government is free of copyright by law there (17 U.S.C. §
 * 105).
 */
enum OtherOpen {
  NO_KNOWN_RESTRICTIONS(
      "No known copyright restrictions",
      null,
      "https://www.flickr.com/commons/usage/",
      Credit.NOT_REQUIRED,
      "no (?:known )?(?:copyright )?restrictions|keine bekannten urheberrechtsbeschrankungen",
      "flickr\\.com/commons/usage"),
  US_GOVERNMENT(
      "United States government work",
      null,
      "https://www.usa.gov/government-works",
      Credit.NOT_REQUIRED,
      "(?:united states|u s|us) government works?",
      "usa\\.gov/(?:government-works|government-copyright|copyright\\.shtml)"),
  FREE_ART(
      "Free Art License",
      "1.3",
      "https://artlibre.org/licence/lal/en/",
      Credit.NAME_LICENCE_AND_SAME_TERMS,
      "(?:fal|lal|free art|art libre)(?: 1\\.3)?",
      "artlibre\\.org(?:/licence/lal.*)?"),
  GFDL(
      "GNU Free Documentation License",
      null,
      "https://www.gnu.org/licenses/fdl.html",
      Credit.NAME_LICENCE_AND_SAME_TERMS,
      "(?:gfdl|gnu free documentation|gnu fdl)(?: v?1\\.[0-3])?(?: only| self)?",
      "gnu\\.org/(?:copyleft|licenses)(?:/old-licenses)?/fdl(?:-1\\.[0-3])?(?:\\.[a-z.-]+)?"),
  OGL_1(
      "Open Government Licence",
      "1.0",
      "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/1/",
      Credit.NAME_AND_LICENCE,
      "(?:ogl|open government) v?1(?:\\.0)?",
      "nationalarchives\\.gov\\.uk/doc/open-government-licence/version/1"),
  OGL_2(
      "Open Government Licence",
      "2.0",
      "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/2/",
      Credit.NAME_AND_LICENCE,
      "(?:ogl|open government) v?2(?:\\.0)?",
      "nationalarchives\\.gov\\.uk/doc/open-government-licence/version/2"),
  OGL_3(
      "Open Government Licence",
      "3.0",
      "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
      Credit.NAME_AND_LICENCE,
      "(?:ogl|open government) v?3(?:\\.0)?",
      "nationalarchives\\.gov\\.uk/doc/open-government-licence/version/3"),
  OGL(
      "Open Government Licence",
      null,
      "https://www.nationalarchives.gov.uk/doc/open-government-licence/",
      Credit.NAME_AND_LICENCE,
      "ogl|open government",
      "nationalarchives\\.gov\\.uk/doc/open-government-licence"),
  DATA_LICENCE_GERMANY_BY(
      "Data licence Germany – attribution",
      "2.0",
      "https://www.govdata.de/dl-de/by-2-0",
      Credit.NAME_AND_LICENCE,
      "dl de by(?: 2\\.0| 2 0)?|datenlizenz deutschland namensnennung(?: 2\\.0)?",
      "govdata\\.de/dl-de/by-2-0"),
  DATA_LICENCE_GERMANY_ZERO(
      "Data licence Germany – Zero",
      "2.0",
      "https://www.govdata.de/dl-de/zero-2-0",
      Credit.NOT_REQUIRED,
      "dl de zero(?: 2\\.0| 2 0)?|datenlizenz deutschland zero(?: 2\\.0)?",
      "govdata\\.de/dl-de/zero-2-0"),
  /** Wikimedia Commons' template of that name: free for any use as long as the maker is named. */
  ATTRIBUTION("Free with attribution", null, null, Credit.NAME_AND_LICENCE, "attribution", null),
  FREE_USE("Copyrighted free use", null, null, Credit.NOT_REQUIRED, "copyrighted free use", null);

  private final String label;
  private final Credit credit;
  private final Licence licence;
  private final Pattern wording;
  private final @Nullable Pattern address;

  /**
   * @param wording of the plain form {@link PlainWording} makes
   * @param address host and path, without www and the last slash
   */
  OtherOpen(
      String label,
      @Nullable String version,
      @Nullable String uri,
      Credit credit,
      String wording,
      @Nullable String address) {
    this.label = label;
    this.credit = credit;
    this.licence = new Licence(LicenceClass.OTHER_OPEN, version, uri);
    this.wording = Pattern.compile(wording);
    this.address = address == null ? null : Pattern.compile(address);
  }

  Licence licence() {
    return licence;
  }

  static Optional<Licence> ofWording(String plain) {
    return Arrays.stream(values())
        .filter(each -> each.wording.matcher(plain).matches())
        .map(each -> each.licence)
        .findFirst();
  }

  static Optional<Licence> ofAddress(String hostAndPath) {
    return Arrays.stream(values())
        .filter(each -> each.address != null && each.address.matcher(hostAndPath).matches())
        .map(each -> each.licence)
        .findFirst();
  }

  /** Those with a deed are told by it. */
  private static Optional<OtherOpen> of(Licence licence) {
    return licence.uri() == null
        ? Optional.empty()
        : Arrays.stream(values()).filter(e -> licence.uri().equals(e.licence.uri())).findFirst();
  }

  static String labelOf(Licence licence) {
    return of(licence).map(each -> each.label).orElse(licence.type().label());
  }

  static Credit creditOf(Licence licence) {
    return of(licence).map(each -> each.credit).orElse(licence.type().credit());
  }
}
