package io.yemae.privacy;

import io.yemae.shared.Seoul;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Applies the retention periods every night. */
@Singleton
@DependsOn("Migrations")
// The facade opens the transactions that it needs.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RetentionTimer {

    @Inject
    Retention retention;

    @Schedule(hour = "3", minute = "41", persistent = false, timezone = Seoul.NAME)
    void everyNight() {
        retention.apply();
    }
}
