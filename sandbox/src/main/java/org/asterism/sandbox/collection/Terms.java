package org.asterism.sandbox.collection;

import org.jspecify.annotations.Nullable;

/**
 * The terms of a picture. The Art Institute and the Met only know public domain or not; Commons
 * words each of these as its templates do.
 */
public enum Terms {
  PUBLIC_DOMAIN("pd", "Public domain", null, true),
  PUBLIC_DOMAIN_OLD("pd", "Public domain", null, true),
  CC0("cc0", "CC0", "http://creativecommons.org/publicdomain/zero/1.0/deed.en", true),
  CC_BY("cc-by-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0", true),
  CC_BY_SA("cc-by-sa-4.0", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0", true),
  CC_BY_NC_SA(
      "cc-by-nc-sa-3.0",
      "CC BY-NC-SA 3.0",
      "https://creativecommons.org/licenses/by-nc-sa/3.0",
      false),
  FAIR_USE(null, "Fair use", null, false),
  UNSTATED(null, "See description", null, false);

  private final @Nullable String code;
  private final String shortName;
  private final @Nullable String url;
  private final boolean open;

  Terms(@Nullable String code, String shortName, @Nullable String url, boolean open) {
    this.code = code;
    this.shortName = shortName;
    this.url = url;
    this.open = open;
  }

  /** Commons' machine-readable code, absent where no licence template was recognised. */
  public @Nullable String code() {
    return code;
  }

  public String shortName() {
    return shortName;
  }

  /** The licence's page; Commons gives none for the public domain. */
  public @Nullable String url() {
    return url;
  }

  /** Whether a crawler of open collections may keep the picture. */
  public boolean isOpen() {
    return open;
  }

  /** Whether copyright has ended or never existed. */
  public boolean isPublicDomain() {
    return this == PUBLIC_DOMAIN || this == PUBLIC_DOMAIN_OLD || this == CC0;
  }
}
