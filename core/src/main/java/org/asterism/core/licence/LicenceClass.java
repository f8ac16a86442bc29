package org.asterism.core.licence;

import java.util.Arrays;
import java.util.Optional;

/** What a licence allows. Only open classes are downloaded, indexed and shown. */
public enum LicenceClass {
  CC0("cc0", "CC0", true),
  PUBLIC_DOMAIN("pdm", "Public domain", true),
  CC_BY("cc-by", "CC BY", true),
  CC_BY_SA("cc-by-sa", "CC BY-SA", true),
  OTHER_OPEN("other-open", "Other open licence", true),
  NOT_OPEN("not-open", "Not open", false),
  UNKNOWN("unknown", "Unknown terms", false);

  private final String code;
  private final String label;
  private final boolean open;

  LicenceClass(String code, String label, boolean open) {
    this.code = code;
    this.label = label;
    this.open = open;
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

  /** The class with that {@link #code}. */
  public static Optional<LicenceClass> ofCode(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }
}
