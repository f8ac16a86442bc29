package org.asterism.sandbox.server;

import java.util.Optional;
import org.asterism.sandbox.collection.Work;

/** Sends picture files, with an entity tag so that a client can skip what it has. */
final class PictureReplies {
  private final Pictures pictures;

  PictureReplies(Pictures pictures) {
    this.pictures = pictures;
  }

  Pictures pictures() {
    return pictures;
  }

  /** The picture at that width at most. */
  Reply picture(Work work, int width) {
    Optional<byte[]> file = pictures.atWidth(work, width);
    if (file.isEmpty()) {
      return Reply.notFound(Reply.Kind.IMAGE);
    }
    return Reply.of(Reply.Kind.IMAGE, 200, mime(file.get()), file.get())
        .dated(
            pictures.facts(work).sha1() + "-" + Math.min(width, work.width()), work.upload().at())
        .with("Access-Control-Allow-Origin", "*");
  }

  /** By content: the first bytes of a PNG differ from a JPEG's. */
  static String mime(byte[] file) {
    return file.length > 4 && (file[0] & 0xff) == 0x89 && file[1] == 'P'
        ? "image/png"
        : "image/jpeg";
  }
}
