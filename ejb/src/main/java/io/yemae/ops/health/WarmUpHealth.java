package io.yemae.ops.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once this node has warmed up, or does not do so. */
@Readiness
@ApplicationScoped
public class WarmUpHealth implements HealthCheck {
    private volatile boolean ended;

    /** From now on this node is ready, as far as its warm-up is concerned. */
    public void end() {
        ended = true;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("warm-up").status(ended).build();
    }
}
