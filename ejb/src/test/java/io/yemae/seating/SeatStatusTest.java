package io.yemae.seating;

import static io.yemae.seating.SeatStatus.AVAILABLE;
import static io.yemae.seating.SeatStatus.BLOCKED;
import static io.yemae.seating.SeatStatus.LOCKED;
import static io.yemae.seating.SeatStatus.SOLD;
import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.shared.sql.DatabaseTransitions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SeatStatusTest {

    @Test
    void allowsTheTransitionsOfTheDatabaseAndNoOther() throws Exception {
        assertThat(DatabaseTransitions.allowed(SeatStatus.class, (from, to) -> from != to && from.canBecome(to))).isNotEmpty()
            .isEqualTo(DatabaseTransitions.notRefusedBy("seat_states_transition", SeatStatus.class));
    }

    @Test
    void aHoldThatHasRunOutCanBeFollowedByAnother() {
        assertThat(LOCKED.canBecome(LOCKED)).isTrue();
    }

    @Test
    void aSeatIsNeverSoldWithoutAHold() {
        assertThat(AVAILABLE.canBecome(SOLD)).isFalse();
        assertThat(SOLD.canBecome(LOCKED)).isFalse();
    }

    @Test
    void aBlockedSeatIsSoldInFormatsWithThreeWords() {
        assertThat(Arrays.stream(SeatStatus.values()).map(SeatStatus::wireName)).containsExactly("available", "locked", "sold", "sold");
        assertThat(SeatStatus.of("blocked")).isEqualTo(BLOCKED);
    }
}
