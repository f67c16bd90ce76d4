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

/** Reads which tokens have ended: when this node starts, and once a second in case a message from another node was lost. */
@Startup
@Singleton
@DependsOn("Migrations")
// One statement that reads.
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
            // The database is away: nothing can end then, and the next second tries again. Others log that it is away.
            if (Outage.in(e).isEmpty()) {
                throw e;
            }
        }
    }
}
