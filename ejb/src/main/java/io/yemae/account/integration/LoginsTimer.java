package io.yemae.account.integration;

import io.yemae.account.Logins;
import io.yemae.account.persistence.AccountMails;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Deletes expired refresh tokens, expired counts of failed logins, and old mails. */
@Singleton
public class LoginsTimer {

    @Inject
    Logins logins;

    @Inject
    AccountMails mails;

    @Schedule(hour = "*", minute = "23", persistent = false)
    void everyHour() {
        logins.deleteExpired();
        mails.deleteOld();
    }
}
