package io.yemae.receipts.integration;

import io.yemae.receipts.Notices;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Retries notices that could not be sent for half an hour. */
@Singleton
public class SendNoticesAgainTimer {

    @Inject
    Notices notices;

    @Schedule(hour = "*", minute = "*", second = "*/20", persistent = false)
    void everyTwentySeconds() {
        notices.retry();
    }
}
