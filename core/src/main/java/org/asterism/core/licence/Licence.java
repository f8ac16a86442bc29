package org.asterism.core.licence;

import org.jspecify.annotations.Nullable;

/**
 * The terms of one picture.
 *
 * @param type what they allow
 * @param version the licence's version, such as "4.0", where it has one
 * @param uri the licence's deed, where there is one, always in the same spelling
 */
public record Licence(LicenceClass type, @Nullable String version, @Nullable String uri) {
  public static final Licence CC0 =
      new Licence(LicenceClass.CC0, "1.0", "https://creativecommons.org/publicdomain/zero/1.0/");
  public static final Licence PUBLIC_DOMAIN =
      new Licence(
          LicenceClass.PUBLIC_DOMAIN, null, "https://creativecommons.org/publicdomain/mark/1.0/");
  public static final Licence NOT_OPEN = new Licence(LicenceClass.NOT_OPEN, null, null);
  public static final Licence UNKNOWN = new Licence(LicenceClass.UNKNOWN, null, null);

  /**
   * Reads a licence's name or code: {@code cc0}, {@code pd-old-100}, {@code cc-by-sa-3.0-de}, "CC
   * BY 2.0", "Public domain", "No known copyright restrictions", "Copyrighted". Unversioned CC BY
   * is taken as it is, without a deed. Of several licences the most demanding stands.
   *
   * @return {@link LicenceClass#NOT_OPEN} for whatever speaks of NC, ND or reserved rights, {@link
   *     LicenceClass#UNKNOWN} for wording it does not know
   */
  public static Licence ofWording(@Nullable String wording) {
    return wording == null || wording.isBlank() ? UNKNOWN : Wordings.read(wording);
  }

  /**
   * Reads the address of a licence: a deed of Creative Commons in any language, a statement of
   * rightsstatements.org, or the page of another open licence. For every licence with an address,
   * {@code ofUri(licence.uri())} gives it back.
   *
   * @return {@link LicenceClass#NOT_OPEN} or {@link LicenceClass#UNKNOWN} as {@link #ofWording}
   */
  public static Licence ofUri(@Nullable String uri) {
    return uri == null || uri.isBlank() ? UNKNOWN : Addresses.read(uri);
  }

  /**
   * Reads what a source says in both ways. The address is the more exact and stands, unless the
   * wording forbids what the address allows.
   */
  public static Licence of(@Nullable String wording, @Nullable String uri) {
    Licence named = ofWording(wording);
    Licence linked = ofUri(uri);
    if (named.type() == LicenceClass.NOT_OPEN && linked.type() != LicenceClass.NOT_OPEN) {
      return named;
    }
    return linked.type() == LicenceClass.UNKNOWN && named.type() != LicenceClass.UNKNOWN
        ? named
        : linked;
  }

  /** Whether a picture under these terms may be stored and shown. */
  public boolean isOpen() {
    return type.isOpen();
  }

  /** What has to stand beside the picture. */
  public Credit credit() {
    return OtherOpen.creditOf(this);
  }

  /** The name for people, such as "CC BY-SA 4.0". */
  public String label() {
    String name = OtherOpen.labelOf(this);
    return version == null ? name : name + " " + version;
  }
}
