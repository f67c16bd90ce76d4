package io.yemae.shared.idempotency;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Clears away idempotency keys that are over a day old. */
@Singleton
public class IdempotencyTimer {

    @Inject
    Idempotency idempotency;

    @Schedule(hour = "*", minute = "43", persistent = false)
    void everyHour() {
        idempotency.forgetOld();
    }
}
