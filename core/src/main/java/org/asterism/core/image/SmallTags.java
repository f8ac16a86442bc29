package org.asterism.core.image;

import com.drew.lang.RandomAccessReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifTiffHandler;
import java.io.IOException;
import java.util.Set;

/** Takes the tags of an EXIF block or TIFF file, but no maker note and none that is very large. */
final class SmallTags extends ExifTiffHandler {
  SmallTags(Metadata metadata) {
    super(metadata, null, 0);
  }

  @Override
  public boolean customProcessTag(
      int tagOffset,
      Set<Integer> processedIfdOffsets,
      int tiffHeaderOffset,
      RandomAccessReader reader,
      int tagId,
      int byteCount)
      throws IOException {
    return tagId == ExifDirectoryBase.TAG_MAKERNOTE
        || byteCount > PictureMetadata.MAX_BLOCK
        || super.customProcessTag(
            tagOffset, processedIfdOffsets, tiffHeaderOffset, reader, tagId, byteCount);
  }
}
