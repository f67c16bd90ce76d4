package io.yemae.seating;

import static io.yemae.seating.SeatStatus.AVAILABLE;
import static io.yemae.seating.SeatStatus.BLOCKED;
import static io.yemae.seating.SeatStatus.LOCKED;
import static io.yemae.seating.SeatStatus.SOLD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SeatStatusTest {
    /** As the trigger seat_states_transition has them. */
    private static final Map<SeatStatus, Set<SeatStatus>> TRANSITIONS = Map.of(
        AVAILABLE, Set.of(LOCKED, BLOCKED),
        LOCKED, Set.of(LOCKED, SOLD, AVAILABLE, BLOCKED),
        SOLD, Set.of(AVAILABLE),
        BLOCKED, Set.of(AVAILABLE));

    @Test
    void allowsTheTransitionsOfTheDatabaseAndNoOther() {
        TRANSITIONS.forEach((from, allowed) -> assertThat(Arrays.stream(SeatStatus.values()).filter(from::canBecome)
            .collect(Collectors.toSet())).as(from.wireName()).isEqualTo(allowed));
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
