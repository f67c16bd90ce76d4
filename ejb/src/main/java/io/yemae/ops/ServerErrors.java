package io.yemae.ops;

import io.yemae.ops.persistence.ServerErrorRows;
import io.yemae.shared.logging.EventLog;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Writes the failed requests of this node every five seconds, if there were any, so that the figures of a sale are those of all nodes. */
@Singleton
@DependsOn("Migrations")
public class ServerErrors {

    @Inject
    ServerErrorRows rows;

    private long written;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void everyFiveSeconds() {
        long failures = EventLog.failures();
        if (failures > written) {
            rows.add(failures - written);
            written = failures;
        }
    }
}
