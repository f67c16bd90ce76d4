package io.yemae.tokens.integration;

import io.yemae.shared.sql.Outage;
import io.yemae.tokens.EndedTokens;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Reads the ended tokens: when this node starts, and once a second in case a message from another node was lost. */
@Startup
@Singleton
@DependsOn("Migrations")
// A single read-only statement needs no transaction.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EndedTokensTimer {

    @Inject
    EndedTokens ended;

    @PostConstruct
    void start() {
        ended.read();
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void everySecond() {
        try {
            ended.read();
        } catch (RuntimeException e) {
            // If the database is unavailable, no token can end, and the next second retries. Other components log the outage.
            if (Outage.in(e).isEmpty()) {
                throw e;
            }
        }
    }
}
