package io.yemae.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.shared.sql.DatabaseTransitions;
import org.junit.jupiter.api.Test;

class ReservationStatusTest {

    @Test
    void theDatabaseAllowsTheSameTransitions() throws Exception {
        assertThat(DatabaseTransitions.of("reservations_transition")).isNotEmpty()
            .isEqualTo(DatabaseTransitions.allowed(ReservationStatus.class, ReservationStatus::canBecome));
    }

    @Test
    void noTransitionLeavesACancelledReservation() {
        assertThat(ReservationStatus.values()).noneMatch(ReservationStatus.CANCELLED::canBecome);
    }

    @Test
    void aReservationThatIsNotPayableSaysWhy() {
        assertThat(ReservationStatus.CONFIRMED.notPayable().code()).isEqualTo("ALREADY_PAID");
        assertThat(ReservationStatus.CANCELLED.notPayable().code()).isEqualTo("RESERVATION_CANCELLED");
        assertThat(ReservationStatus.EXPIRED.notPayable().code()).isEqualTo("HOLD_EXPIRED");
    }
}
