package io.yemae.shared.sql;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutageTest {
    private static final SQLException LOST = new SQLException("An I/O error occurred while sending to the backend.", "08006");

    @Test
    void aLostConnectionIsAnOutage() {
        assertThat(Outage.in(new IllegalStateException(LOST))).containsSame(LOST);
    }

    @Test
    void aConnectionThatIsLostDuringTheCommitIsAnOutage() {
        for (Exception commit : List.of(new HeuristicMixedException(), new HeuristicRollbackException(), new RollbackException())) {
            commit.addSuppressed(new IllegalStateException(LOST));
            assertThat(Outage.in(new EJBException(commit))).containsSame(LOST);
        }
    }

    @Test
    void aTransactionThatIsRolledBackForAnotherReasonIsNone() {
        RollbackException rollback = new RollbackException();
        rollback.addSuppressed(new SQLException("duplicate key", "23505"));
        assertThat(Outage.in(new EJBException(rollback))).isEmpty();
        rollback.initCause(LOST);
        assertThat(Outage.in(rollback)).as("which the transaction was rolled back for before the commit").containsSame(LOST);
    }

    @Test
    void aDefectIsNone() {
        IllegalStateException defect = new IllegalStateException();
        defect.addSuppressed(LOST);
        assertThat(Outage.in(defect)).isEmpty();
        assertThat(Outage.in(new SQLException("duplicate key", "23505"))).isEmpty();
    }
}
