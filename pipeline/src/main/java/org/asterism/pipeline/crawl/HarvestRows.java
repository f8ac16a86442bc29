package org.asterism.pipeline.crawl;

import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * One source's harvest as rows of {@link Objects#SCHEMA}, lazily. A listing that was not read to
 * its end has a last row with a source but no source id, and with a refusal if it broke off.
 */
final class HarvestRows implements Iterator<Row> {
  private final SourceSettings settings;
  private final String sourceName;
  private final Instant now;
  private final Runnable onRecord;
  private final Iterator<Harvest> listing;
  private int taken;
  private boolean ended;

  HarvestRows(SourceSettings settings, @Nullable String watermark, Instant now, Runnable onRecord) {
    this.settings = settings;
    this.sourceName = Sources.displayName(settings.id());
    this.now = now;
    this.onRecord = onRecord;
    this.listing = Sources.of(settings).changedSince(watermark);
  }

  @Override
  public boolean hasNext() {
    return isAtLimit() ? !ended : listing.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (isAtLimit()) {
      ended = true;
      return ending(null);
    }
    Harvest harvest = listing.next();
    onRecord.run();
    if (harvest instanceof Harvest.Found found) {
      if (found.artwork().licence().isOpen() && found.artwork().imageUrl() != null) {
        taken++;
      }
      return Objects.found(found, sourceName, now);
    }
    if (harvest instanceof Harvest.Unreadable unreadable) {
      return Objects.unreadable(settings.id(), unreadable, now);
    }
    return ending(((Harvest.BrokenOff) harvest).reason());
  }

  private boolean isAtLimit() {
    return settings.limit() != null && taken >= settings.limit();
  }

  private Row ending(@Nullable String reason) {
    Object[] values = new Object[Objects.SCHEMA.size()];
    values[Objects.SCHEMA.fieldIndex(Objects.SOURCE)] = settings.id();
    values[Objects.SCHEMA.fieldIndex(Objects.REFUSAL)] = reason;
    return RowFactory.create(values);
  }
}
