package io.yemae.privacy;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.function.IntUnaryOperator;

/** Ends the keeping of data every night, in small transactions. What is left beyond the bound is for the next night. */
@Singleton
@DependsOn("Migrations")
// The facade opens the transactions that it needs.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RetentionTimer {
    private static final int BATCH = 100;
    private static final int BATCHES = 1_000;

    @Inject
    Retention retention;

    @Schedule(hour = "3", minute = "41", persistent = false, timezone = "Asia/Seoul")
    void everyNight() {
        repeat(retention::eraseUnconfirmed);
        repeat(retention::eraseInactive);
        repeat(retention::forgetReservations);
    }

    private static void repeat(IntUnaryOperator step) {
        for (int batch = 0; batch < BATCHES && step.applyAsInt(BATCH) == BATCH; batch++) {
            continue;
        }
    }
}
