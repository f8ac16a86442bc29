package org.asterism.serving.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.asterism.core.bundle.Bundle;

/** What the metrics say of bundles: which is in use, how many images it holds, how many refused. */
@ApplicationScoped
class BundleMetrics {
  private final MultiGauge images;
  private final Counter refused;

  BundleMetrics(MeterRegistry registry) {
    images =
        MultiGauge.builder("asterism.bundle.images")
            .description("Images in the bundle in use, which the label names")
            .register(registry);
    refused =
        Counter.builder("asterism.bundle.refused")
            .description("Bundles that were not taken up because they could not be read")
            .register(registry);
  }

  void serving(Bundle bundle) {
    images.register(
        List.of(
            MultiGauge.Row.of(Tags.of("bundle", bundle.id()), bundle.manifest().counts().images())),
        true);
  }

  void refused() {
    refused.increment();
  }
}
