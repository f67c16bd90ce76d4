package io.yemae.shared.idempotency;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Deletes idempotency keys that are more than a day old. */
@Singleton
public class IdempotencyTimer {

    @Inject
    Idempotency idempotency;

    @Schedule(hour = "*", minute = "43", persistent = false)
    void everyHour() {
        idempotency.deleteOld();
    }
}
