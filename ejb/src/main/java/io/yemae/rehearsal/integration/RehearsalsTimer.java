package io.yemae.rehearsal.integration;

import io.yemae.rehearsal.persistence.RehearsalRows;
import io.yemae.shared.NodeName;
import io.yemae.shared.Seoul;
import io.yemae.shared.Transactions;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Marks rehearsals as failed if their node has stopped, and removes their copies. */
@Startup
@Singleton
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// Each step commits by itself.
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RehearsalsTimer {

    @Inject
    RehearsalRows rows;

    @Inject
    RehearsalRunner runner;

    @Inject
    Transactions transactions;

    @Inject
    NodeName node;

    /** A rehearsal that this node ran before its restart cannot go on. */
    @PostConstruct
    void begin() {
        transactions.inNew(() -> rows.endLost(node.get()));
    }

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void everyTenSeconds() {
        transactions.inNew(() -> rows.endLost(null));
        runner.remove();
    }

    @Schedule(hour = "3", minute = "50", persistent = false, timezone = Seoul.NAME)
    void everyNight() {
        transactions.inNew(rows::deleteOld);
    }
}
