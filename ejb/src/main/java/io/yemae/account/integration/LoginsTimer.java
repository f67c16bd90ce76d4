package io.yemae.account.integration;

import io.yemae.account.Logins;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Clears away refresh tokens that have run out, and counts of failed logins that are over. */
@Singleton
public class LoginsTimer {

    @Inject
    Logins logins;

    @Schedule(hour = "*", minute = "23", persistent = false)
    void everyHour() {
        logins.forgetOld();
    }
}
