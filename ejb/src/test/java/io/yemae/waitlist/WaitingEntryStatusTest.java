package io.yemae.waitlist;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.shared.sql.DatabaseTransitions;
import org.junit.jupiter.api.Test;

class WaitingEntryStatusTest {

    @Test
    void theDatabaseAllowsTheSameTransitions() throws Exception {
        assertThat(DatabaseTransitions.listedBy("waiting_entries_transition")).isNotEmpty()
            .isEqualTo(DatabaseTransitions.allowed(WaitingEntryStatus.class, WaitingEntryStatus::canBecome));
    }
}
