package org.asterism.sandbox.collection;

import java.util.List;
import java.util.Optional;

/** What a sandbox museum holds. Implementations are immutable and safe to share. */
public interface Collection {
  /** A few words for the start line, such as "600 generated works". */
  String title();

  /** Every record of the three museums, refused ones included; ids are unique in a museum. */
  List<Work> works();

  /**
   * The picture as its museum keeps it. The same bytes every time.
   *
   * @return a JPEG or PNG, or nothing if the file is lost
   */
  Optional<byte[]> picture(Work work);

  /** Names the bytes of the work's picture: equal names, equal bytes, in any collection. */
  default String pictureName(Work work) {
    return "%s/%s#%d".formatted(work.museum().key(), work.key(), work.upload().edition());
  }

  /** What a scholar knows about the artists. */
  List<Relation> relations();
}
