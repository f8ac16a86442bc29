package org.asterism.pipeline.embed;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.asterism.core.affinity.UnitVectors;
import org.asterism.core.image.UnreadablePictureException;
import org.asterism.core.learned.LearnedEncoder;
import org.asterism.core.learned.OnnxSpec;
import org.asterism.core.learned.PixelBatch;
import org.asterism.pipeline.fetch.RawStore;
import org.jspecify.annotations.Nullable;

/**
 * One task's pictures, batch after batch: while the model works on one, the next is read and
 * decoded on a thread of its own. Two batches are held, and the captions of a few more, however
 * many pictures there are.
 */
final class EncodedPictures implements Iterator<Row>, AutoCloseable {
  private final Iterator<Captioned> pictures;
  private final RawStore raw;
  private final OnnxSpec spec;
  private final ExecutorModels.Loaded model;
  private final int batch;
  private final LongAccumulator done;
  private final LearnedEncoder.Pictures encoder;
  private final LearnedEncoder.@Nullable Texts texts;
  private final ExecutorService decoder =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "asterism-decoder");
            thread.setDaemon(true);
            return thread;
          });

  private @Nullable Future<Decoded> coming;
  private PixelBatch spare;
  private Iterator<Row> ready = List.<Row>of().iterator();

  /** Pictures of one batch, and what could not be read. */
  private record Decoded(PixelBatch pixels, List<Captioned> readable, List<Row> refused) {}

  /**
   * @param pictures rows of {@link WantedPictures}
   */
  EncodedPictures(
      Iterator<Row> pictures,
      RawStore raw,
      ExecutorModels.Loaded model,
      int batch,
      LongAccumulator done) {
    this.raw = raw;
    this.model = model;
    this.spec = model.encoder().spec();
    this.batch = batch;
    this.done = done;
    this.encoder = model.encoder().pictures();
    this.texts = spec.captions() > 0 ? model.encoder().texts() : null;
    this.pictures = Captioned.of(pictures, texts, batch);
    this.spare = model.batch(batch);
    PixelBatch first = model.batch(batch);
    coming = decoding(first);
  }

  @Override
  public boolean hasNext() {
    while (!ready.hasNext() && coming != null) {
      encodeNext();
    }
    return ready.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.next();
  }

  private void encodeNext() {
    Decoded decoded = taken(coming);
    coming = decoding(spare);
    float[][] vectors = encoder.encode(decoded.pixels());
    if (coming == null) {
      model.spare().add(spare);
      model.spare().add(decoded.pixels());
    }
    List<Row> rows = new ArrayList<>(decoded.refused());
    for (int i = 0; i < vectors.length; i++) {
      rows.add(row(decoded.readable().get(i), vectors[i]));
    }
    spare = decoded.pixels();
    done.add(rows.size());
    ready = rows.iterator();
  }

  /** Starts on the next pictures, if there are any. */
  private @Nullable Future<Decoded> decoding(PixelBatch into) {
    List<Captioned> next = new ArrayList<>(batch);
    while (next.size() < batch && pictures.hasNext()) {
      next.add(pictures.next());
    }
    return next.isEmpty() ? null : decoder.submit(() -> decoded(next, into));
  }

  private Decoded decoded(List<Captioned> pictures, PixelBatch into) {
    into.clear();
    List<Captioned> readable = new ArrayList<>(pictures.size());
    List<Row> refused = new ArrayList<>();
    for (Captioned each : pictures) {
      try {
        into.add(StoredPicture.decoded(each.picture(), raw));
        readable.add(each);
      } catch (UnreadablePictureException e) {
        refused.add(Encoded.refused(each.picture(), e.reason()));
      }
    }
    return new Decoded(into, readable, refused);
  }

  private Row row(Captioned captioned, float[] given) {
    Row picture = captioned.picture();
    float @Nullable [] vector = unit(given);
    if (vector == null) {
      return Encoded.refused(
          picture, "the encoder gave a vector that is not finite, or has no length");
    }
    float @Nullable [] meant = captioned.said() == null ? null : unit(captioned.said());
    if (meant != null) {
      vector = together(vector, meant);
    }
    return Encoded.vector(picture, vector);
  }

  private float[] together(float[] seen, float[] said) {
    float weight = (float) spec.captions();
    float[] mean = new float[seen.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (1 - weight) * seen[i] + weight * said[i];
    }
    float @Nullable [] vector = unit(mean);
    return vector == null ? seen : vector;
  }

  /** Of length 1, or null if that cannot be. */
  private static float @Nullable [] unit(float[] given) {
    float[] unit = UnitVectors.unitLength(given);
    boolean hasLength = false;
    for (float value : unit) {
      if (!Float.isFinite(value)) {
        return null;
      }
      hasLength |= value != 0;
    }
    return hasLength ? unit : null;
  }

  private static Decoded taken(Future<Decoded> coming) {
    try {
      return coming.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("told to stop", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    decoder.shutdownNow();
    encoder.close();
    if (texts != null) {
      texts.close();
    }
  }
}
