package org.asterism.core.bundle;

import java.nio.file.Path;
import org.asterism.core.affinity.Affinity;

/** Where things lie in a bundle and in the folder of bundles. */
final class BundleLayout {
  /** Raised whenever an older reader could not read what is written. */
  static final int FORMAT_VERSION = 5;

  static final String CURRENT = "CURRENT";
  static final String LOCK = ".lock";
  static final String UNFINISHED = ".tmp-";

  static final String MANIFEST = "manifest.json";
  static final String CATALOGUE = "catalogue.sqlite";
  static final String THUMBNAILS = "thumbnails";
  static final String THUMBNAIL_SUMS = "thumbnails.sha256";
  static final String LEARNED = "learned";

  private BundleLayout() {}

  static String index(Affinity affinity) {
    return affinity.key() + ".jvector";
  }

  /** Two levels, so that no folder holds more than a few thousand files. */
  static String thumbnail(String imageId) {
    return THUMBNAILS + "/" + imageId.substring(0, 2) + "/" + imageId + ".jpg";
  }

  static String learned(String name) {
    return LEARNED + "/" + name;
  }

  static boolean isUnfinished(Path path) {
    return path.getFileName().toString().startsWith(UNFINISHED);
  }
}
