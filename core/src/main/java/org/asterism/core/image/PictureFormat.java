package org.asterism.core.image;

import java.util.Arrays;
import java.util.Optional;

/** A file format that {@link Picture#decode} reads, told from the first bytes alone. */
public enum PictureFormat {
  JPEG("image/jpeg", "jpg") {
    @Override
    boolean opens(byte[] bytes) {
      return startsWith(bytes, 0xFF, 0xD8, 0xFF);
    }
  },
  PNG("image/png", "png") {
    @Override
    boolean opens(byte[] bytes) {
      return startsWith(bytes, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');
    }
  },
  GIF("image/gif", "gif") {
    @Override
    boolean opens(byte[] bytes) {
      return startsWith(bytes, 'G', 'I', 'F', '8', '7', 'a')
          || startsWith(bytes, 'G', 'I', 'F', '8', '9', 'a');
    }
  },
  WEBP("image/webp", "webp") {
    @Override
    boolean opens(byte[] bytes) {
      return startsWith(bytes, 'R', 'I', 'F', 'F')
          && bytes.length >= 12
          && startsWith(Arrays.copyOfRange(bytes, 8, 12), 'W', 'E', 'B', 'P');
    }
  },
  TIFF("image/tiff", "tif") {
    @Override
    boolean opens(byte[] bytes) {
      return startsWith(bytes, 'I', 'I', 42, 0) || startsWith(bytes, 'M', 'M', 0, 42);
    }
  };

  private final String mime;
  private final String extension;

  PictureFormat(String mime, String extension) {
    this.mime = mime;
    this.extension = extension;
  }

  /** The media type, such as {@code image/jpeg}. */
  public String mime() {
    return mime;
  }

  /** The usual file extension without its dot, such as {@code jpg}. */
  public String extension() {
    return extension;
  }

  /** The format these bytes open with, whatever a server or a file name says of them. */
  public static Optional<PictureFormat> of(byte[] bytes) {
    return Arrays.stream(values()).filter(format -> format.opens(bytes)).findFirst();
  }

  abstract boolean opens(byte[] bytes);

  private static boolean startsWith(byte[] bytes, int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
