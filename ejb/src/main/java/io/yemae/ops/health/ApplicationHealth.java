package io.yemae.ops.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Startup;

/** Live as long as the application answers. Started once it is deployed, which happens after the migrations. */
@ApplicationScoped
public class ApplicationHealth {

    @Produces
    @Liveness
    HealthCheck live() {
        return () -> HealthCheckResponse.up("yemae");
    }

    @Produces
    @Startup
    HealthCheck started() {
        return () -> HealthCheckResponse.up("yemae");
    }
}
