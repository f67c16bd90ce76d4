package io.yemae.audit;

import io.yemae.shared.Seoul;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/** Seals the entries of the audit log and removes those whose retention has ended. */
@Singleton
@DependsOn("Migrations")
// The facade opens the transactions that it needs.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditTimer {
    private static final Logger LOG = Logger.getLogger(AuditTimer.class.getName());
    private static final int BATCH = 1_000;
    private static final int BATCHES = 100;

    @Inject
    AuditChain chain;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void everySecond() {
        chain.seal();
    }

    /** Logs the last seal: logs are shipped to other machines, where an attacker who can change the database cannot change them. */
    @Schedule(hour = "4", minute = "5", persistent = false, timezone = Seoul.NAME)
    void everyNight() {
        for (int batch = 0; batch < BATCHES && chain.forget(BATCH) == BATCH; batch++) {
            continue;
        }
        chain.head().ifPresent(head -> LOG.info("Audit log: place " + head.place() + " has the seal " + head.hash()));
    }
}
