package org.asterism.core.licence;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The terms of one picture.
 *
 * @param type what they allow
 * @param version the licence's version, such as "4.0", where it has one
 * @param uri the licence's deed, where there is one
 */
public record Licence(LicenceClass type, @Nullable String version, @Nullable String uri) {
  public static final Licence CC0 =
      new Licence(LicenceClass.CC0, "1.0", "https://creativecommons.org/publicdomain/zero/1.0/");
  public static final Licence PUBLIC_DOMAIN =
      new Licence(
          LicenceClass.PUBLIC_DOMAIN, null, "https://creativecommons.org/publicdomain/mark/1.0/");
  public static final Licence NOT_OPEN = new Licence(LicenceClass.NOT_OPEN, null, null);
  public static final Licence UNKNOWN = new Licence(LicenceClass.UNKNOWN, null, null);

  /** "by" or "by-sa" and an optional version; anything after it (nc, nd) is another licence. */
  private static final Pattern ATTRIBUTION =
      Pattern.compile("cc[- ](by(?:-sa)?)(?:[- ](\\d\\.\\d))?(?:[- ][a-z]{2,3})?");

  /**
   * Reads a Creative Commons code or short name: {@code cc0}, {@code pd-old-100}, {@code
   * cc-by-sa-4.0}, "CC BY 2.0", "Public domain". Unversioned CC BY is taken as it is, without a
   * deed.
   *
   * @return {@link LicenceClass#NOT_OPEN} for the NC and ND licences, {@link LicenceClass#UNKNOWN}
   *     for wording it does not know
   */
  public static Licence ofWording(@Nullable String wording) {
    String code = wording == null ? "" : wording.strip().toLowerCase(Locale.ROOT);
    if (code.startsWith("cc0") || code.startsWith("cc-zero")) {
      return CC0;
    }
    if (code.equals("pd") || code.startsWith("pd-") || code.startsWith("public domain")) {
      return PUBLIC_DOMAIN;
    }
    if (code.matches("cc[- ]by.*[- ](nc|nd).*")) {
      return NOT_OPEN;
    }
    Matcher attribution = ATTRIBUTION.matcher(code);
    if (attribution.matches()) {
      String kind = attribution.group(1);
      String version = attribution.group(2);
      return new Licence(
          kind.equals("by") ? LicenceClass.CC_BY : LicenceClass.CC_BY_SA,
          version,
          version == null
              ? null
              : "https://creativecommons.org/licenses/%s/%s/".formatted(kind, version));
    }
    return UNKNOWN;
  }

  /** Whether a picture under these terms may be stored and shown. */
  public boolean isOpen() {
    return type.isOpen();
  }

  /** The name for people, such as "CC BY-SA 4.0". */
  public String label() {
    return version == null ? type.label() : type.label() + " " + version;
  }
}
