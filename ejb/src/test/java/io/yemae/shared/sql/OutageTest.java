package io.yemae.shared.sql;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.transaction.HeuristicMixedException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class OutageTest {
    private static final SQLException LOST = new SQLException("An I/O error occurred while sending to the backend.", "08006");

    @Test
    void aLostConnectionIsAnOutage() {
        assertThat(Outage.in(new IllegalStateException(LOST))).containsSame(LOST);
    }

    @Test
    void aConnectionThatIsLostDuringTheCommitIsAnOutage() {
        HeuristicMixedException commit = new HeuristicMixedException();
        commit.addSuppressed(new IllegalStateException(LOST));
        assertThat(Outage.in(new EJBException(commit))).containsSame(LOST);
    }

    @Test
    void aDefectIsNone() {
        IllegalStateException defect = new IllegalStateException();
        defect.addSuppressed(LOST);
        assertThat(Outage.in(defect)).isEmpty();
        assertThat(Outage.in(new SQLException("duplicate key", "23505"))).isEmpty();
    }
}
