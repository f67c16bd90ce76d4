package io.yemae.ops;

import io.yemae.ops.persistence.ServerErrorRows;
import io.yemae.shared.logging.EventLog;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/**
 * Writes the failed requests of this node every five seconds, if there were any, so that the figures of a sale are those of all nodes. Only
 * the refusals by these two codes count: if a feature is switched off or the gateway cannot be reached, the platform has not failed.
 */
@Singleton
@DependsOn("Migrations")
public class ServerErrors {

    private static final List<String> CODES = List.of("UNEXPECTED", "UNAVAILABLE");

    @Inject
    ServerErrorRows rows;

    private long written;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void everyFiveSeconds() {
        Map<String, Long> refusals = EventLog.refusals();
        long failures = CODES.stream().mapToLong(code -> refusals.getOrDefault(code, 0L)).sum();
        if (failures > written) {
            rows.add(failures - written);
            written = failures;
        }
    }
}
