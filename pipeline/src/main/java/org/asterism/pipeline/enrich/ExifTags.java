package org.asterism.pipeline.enrich;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The EXIF tags worth keeping. Tags are named one by one, so that nothing about a place, a person's
 * device or its serial number slips in.
 */
final class ExifTags {
  private static final Map<Integer, String> MAIN =
      Map.of(
          ExifIFD0Directory.TAG_MAKE, "make",
          ExifIFD0Directory.TAG_MODEL, "model",
          ExifIFD0Directory.TAG_SOFTWARE, "software",
          ExifIFD0Directory.TAG_ARTIST, "artist",
          ExifIFD0Directory.TAG_COPYRIGHT, "copyright",
          ExifIFD0Directory.TAG_IMAGE_DESCRIPTION, "description");

  private static final Map<Integer, String> SUB =
      Map.of(ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL, "taken");

  private static final ObjectMapper JSON = new ObjectMapper();

  private ExifTags() {}

  /** A JSON object of the tags present, or null if there are none or they cannot be read. */
  static @Nullable String jsonOf(byte[] picture) {
    Map<String, String> tags = new TreeMap<>();
    try {
      Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(picture));
      collect(metadata.getFirstDirectoryOfType(ExifIFD0Directory.class), MAIN, tags);
      collect(metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class), SUB, tags);
      return tags.isEmpty() ? null : JSON.writeValueAsString(tags);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts is always JSON", e);
    } catch (ImageProcessingException | IOException e) {
      // Broken metadata says nothing about the picture, which decoded.
      return null;
    }
  }

  private static void collect(
      @Nullable Directory directory, Map<Integer, String> wanted, Map<String, String> tags) {
    if (directory == null) {
      return;
    }
    wanted.forEach(
        (tag, name) -> {
          String value = directory.getString(tag);
          if (value != null && !value.isBlank()) {
            tags.put(name, value.strip());
          }
        });
  }
}
