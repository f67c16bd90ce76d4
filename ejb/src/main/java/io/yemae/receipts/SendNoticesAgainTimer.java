package io.yemae.receipts;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Puts news that could not be told for half an hour on its way again. */
@Singleton
public class SendNoticesAgainTimer {

    @Inject
    Notices notices;

    @Schedule(hour = "*", minute = "*", second = "*/20", persistent = false)
    void everyTwentySeconds() {
        notices.sendAgain();
    }
}
