package org.asterism.pipeline.manners;

import org.jspecify.annotations.Nullable;

/** What a server calls the version of a resource it gave (RFC 9110, section 8.8). */
public record Validators(@Nullable String etag, @Nullable String lastModified) {
  public static final Validators NONE = new Validators(null, null);
}
