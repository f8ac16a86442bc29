package org.asterism.pipeline.embed;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.asterism.core.learned.LearnedEncoder;
import org.jspecify.annotations.Nullable;

/**
 * A picture that is to be encoded, with what the model makes of its caption.
 *
 * @param picture a row of {@link WantedPictures}
 * @param said as the model gives it; null where there are no words, or nobody asks for them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Captioned(Row picture, float @Nullable [] said) {
  /** Batches looked ahead, so that texts of one length fill one. */
  private static final int AHEAD = 16;

  /**
   * The pictures in their order; some are looked ahead, for texts are encoded many at a time.
   *
   * @param texts null if captions do not count
   */
  static Iterator<Captioned> of(
      Iterator<Row> pictures, LearnedEncoder.@Nullable Texts texts, int batch) {
    return new Iterator<>() {
      private Iterator<Captioned> ready = List.<Captioned>of().iterator();

      @Override
      public boolean hasNext() {
        if (!ready.hasNext() && pictures.hasNext()) {
          ready = some().iterator();
        }
        return ready.hasNext();
      }

      private List<Captioned> some() {
        List<Row> rows = new ArrayList<>();
        int most = texts == null ? batch : AHEAD * batch;
        while (rows.size() < most && pictures.hasNext()) {
          rows.add(pictures.next());
        }
        float @Nullable [][] said = new float[rows.size()][];
        if (texts != null) {
          List<@Nullable String> captions = new ArrayList<>(rows.size());
          rows.forEach(row -> captions.add(row.getAs(WantedPictures.CAPTION)));
          said = texts.encode(captions, batch);
        }
        List<Captioned> captioned = new ArrayList<>(rows.size());
        for (int i = 0; i < said.length; i++) {
          captioned.add(new Captioned(rows.get(i), said[i]));
        }
        return captioned;
      }

      @Override
      public Captioned next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return ready.next();
      }
    };
  }
}
