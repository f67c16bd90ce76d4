package io.yemae.boxoffice;

import static io.yemae.boxoffice.TicketStatus.CANCELED;
import static io.yemae.boxoffice.TicketStatus.ISSUED;
import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.shared.sql.DatabaseTransitions;
import org.junit.jupiter.api.Test;

class TicketStatusTest {

    @Test
    void theDatabaseAllowsTheSameTransitions() throws Exception {
        assertThat(DatabaseTransitions.of("tickets_transition"))
            .isEqualTo(DatabaseTransitions.allowed(TicketStatus.class, TicketStatus::canBecome));
    }

    @Test
    void onlyAnIssuedTicketCanBeCanceled() {
        assertThat(ISSUED.canBecome(CANCELED)).isTrue();
        assertThat(CANCELED.canBecome(ISSUED)).isFalse();
        assertThat(CANCELED.canBecome(CANCELED)).isFalse();
        assertThat(ISSUED.canBecome(ISSUED)).isFalse();
    }
}
