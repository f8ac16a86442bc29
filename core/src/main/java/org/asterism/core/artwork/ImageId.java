package org.asterism.core.artwork;

import com.fasterxml.uuid.Generators;
import java.util.UUID;

/** The id of an image: a UUIDv5 of its source and source id, the same everywhere, for ever. */
public final class ImageId {
  /** The namespace, itself the UUIDv5 of "asterism.org/images" in the URL namespace. */
  private static final UUID NAMESPACE =
      Generators.nameBasedGenerator(UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8"))
          .generate("asterism.org/images");

  private ImageId() {}

  /**
   * @param source the source's short name, such as {@code aic}
   * @param sourceId the work's id at that source
   * @return 36 characters, lower case
   */
  public static String of(String source, String sourceId) {
    return Generators.nameBasedGenerator(NAMESPACE).generate(source + "/" + sourceId).toString();
  }
}
