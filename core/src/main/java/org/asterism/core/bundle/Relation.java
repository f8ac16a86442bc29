package org.asterism.core.bundle;

/**
 * A directed link between two entities: {@code src} taught or influenced {@code dst}, {@code src}
 * is a member of, or was active in or during, {@code dst}.
 *
 * @param src an {@link Entity#id}
 * @param dst an {@link Entity#id}
 * @param type one of the constants here
 */
public record Relation(String src, String dst, String type) {
  public static final String TAUGHT = "taught";
  public static final String INFLUENCED = "influenced";
  public static final String MEMBER_OF = "member_of";
  public static final String ACTIVE_IN = "active_in";
  public static final String ACTIVE_DURING = "active_during";

  /** {@code src} made works in the medium {@code dst}. */
  public static final String MADE_IN = "made_in";
}
