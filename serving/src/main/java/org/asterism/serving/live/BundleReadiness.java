package org.asterism.serving.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready with a bundle; a refused newer one is told but does not stop the service. */
@Readiness
@ApplicationScoped
class BundleReadiness implements HealthCheck {
  private final LiveBundle live;

  BundleReadiness(LiveBundle live) {
    this.live = live;
  }

  @Override
  public HealthCheckResponse call() {
    Optional<String> id = live.servedId();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("bundle").status(id.isPresent());
    id.ifPresent(value -> response.withData("bundle", value));
    live.refusal().ifPresent(why -> response.withData("refused", why));
    return response.build();
  }
}
