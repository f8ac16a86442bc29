package org.asterism.serving.live;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.asterism.core.AsterismException;
import org.asterism.core.bundle.Bundle;
import org.asterism.core.bundle.Bundles;
import org.asterism.core.recommend.QuestionEncoder;
import org.asterism.serving.AsterismConfig;
import org.jspecify.annotations.Nullable;

/**
 * The bundle in use. When {@code CURRENT} names another, that one is opened beside it, takes over
 * for new requests, and the old one is closed when its last request is done. A damaged one is
 * refused and the old one stays.
 */
@ApplicationScoped
public class LiveBundle {
  private final Bundles bundles;
  private final BundleMetrics metrics;
  private final QuestionEncoder.Loader models;
  private final Scoring scoring;
  private volatile @Nullable Served served;
  private volatile @Nullable String refusal = "none was looked for yet";

  /** When CURRENT was written as it was last read; it is not read again until it is written. */
  private @Nullable Instant seen;

  LiveBundle(
      AsterismConfig config,
      BundleMetrics metrics,
      QuestionEncoder.Loader models,
      Scoring scoring) {
    bundles = new Bundles(config.bundles());
    this.metrics = metrics;
    this.models = models;
    this.scoring = scoring;
  }

  void start(@Observes StartupEvent event) {
    refresh();
  }

  /** Takes up the bundle {@code CURRENT} names, if it is another. */
  @Scheduled(every = "${asterism.reload}", delayed = "${asterism.reload}")
  public synchronized void refresh() {
    Instant since = null;
    try {
      since = bundles.currentSince().orElse(null);
      if (since == null) {
        refusal = "no bundle was published yet";
      } else if (!since.equals(seen)) {
        takeUp(bundles.currentId().orElseThrow());
      }
    } catch (AsterismException e) {
      metrics.refused();
      refusal = e.getMessage();
      Log.errorf("%s The bundle in use stays: %s", refusal, servedId().orElse("none"));
    }
    seen = since;
  }

  private void takeUp(String id) {
    if (!id.equals(servedId().orElse(null))) {
      Bundle next = Bundle.open(bundles.folder().resolve(id));
      try {
        take(Served.of(next, scoring.settings(), models));
      } catch (AsterismException e) {
        next.close();
        throw e;
      }
    }
    refusal = null;
  }

  private void take(Served next) {
    Served before = served;
    served = next;
    metrics.serving(next.bundle());
    next.questions()
        .absent()
        .forEach(
            (affinity, why) ->
                Log.warnf("Questions from outside have no %s vector: %s", affinity.key(), why));
    Log.infof(
        "Serving bundle %s: %d images",
        next.bundle().id(), next.bundle().manifest().counts().images());
    if (before != null) {
      before.close();
    }
  }

  /**
   * Answers from the bundle in use, which stays open meanwhile.
   *
   * @throws NoBundleException if there is none
   */
  public <T> T reading(Function<Served, T> answer) {
    while (true) {
      Served now = served;
      if (now == null) {
        throw new NoBundleException(refusal().orElse("it is being opened"));
      }
      Optional<T> answered = now.bundle().reading(open -> answer.apply(now));
      if (answered.isPresent()) {
        return answered.get();
      }
      // It was closed between the two lines above; by then another one was in use.
    }
  }

  /** The id of the bundle in use. */
  public Optional<String> servedId() {
    Served now = served;
    return now == null ? Optional.empty() : Optional.of(now.bundle().id());
  }

  /** Why what {@code CURRENT} names is not in use, if it is not. */
  public Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }

  synchronized void stop(@Observes ShutdownEvent event) {
    Served last = served;
    served = null;
    if (last != null) {
      last.close();
    }
  }
}
