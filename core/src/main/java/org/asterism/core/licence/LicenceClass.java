package org.asterism.core.licence;

import java.util.Arrays;
import java.util.Optional;

/** What a licence allows. Only open classes are downloaded, indexed and shown. */
public enum LicenceClass {
  CC0("cc0", "CC0", true, Credit.NOT_REQUIRED),
  PUBLIC_DOMAIN("pdm", "Public domain", true, Credit.NOT_REQUIRED),
  CC_BY("cc-by", "CC BY", true, Credit.NAME_AND_LICENCE),
  CC_BY_SA("cc-by-sa", "CC BY-SA", true, Credit.NAME_LICENCE_AND_SAME_TERMS),
  OTHER_OPEN("other-open", "Other open licence", true, Credit.NAME_AND_LICENCE),
  NOT_OPEN("not-open", "Not open", false, Credit.NAME_AND_LICENCE),
  UNKNOWN("unknown", "Unknown terms", false, Credit.NAME_AND_LICENCE);

  private final String code;
  private final String label;
  private final boolean open;
  private final Credit credit;

  LicenceClass(String code, String label, boolean open, Credit credit) {
    this.code = code;
    this.label = label;
    this.open = open;
    this.credit = credit;
  }

  /** The name in tables, the API and filters, such as {@code cc-by-sa}. */
  public String code() {
    return code;
  }

  /** The name for people, such as "CC BY-SA". */
  public String label() {
    return label;
  }

  /** Whether a picture under it may be stored and shown. */
  public boolean isOpen() {
    return open;
  }

  /** What it demands; for {@link #OTHER_OPEN} ask {@link Licence#credit}, which knows which one. */
  public Credit credit() {
    return credit;
  }

  /** The class with that {@link #code}. */
  public static Optional<LicenceClass> ofCode(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }
}
