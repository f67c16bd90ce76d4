package io.yemae.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yemae.shared.EventId;
import io.yemae.shared.PerformanceId;
import io.yemae.shared.ReservationId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeTest {

    @Test
    void changesAreReadAsWrittenWithoutDuplicates() {
        Change seats = Change.ofSeats(PerformanceId.next(), ReservationId.next());
        Change event = Change.ofEvent(EventId.next());
        ChangesArrived batch = ChangesArrived.of(List.of(seats, event, seats, Change.ofAllEvents()));

        assertThat(ChangesArrived.read(batch.written()).changes()).containsExactly(seats, event, Change.ofAllEvents());
    }

    @Test
    void otherTextIsRefused() {
        assertThatThrownBy(() -> Change.read("SEATS 1")).isInstanceOf(IllegalArgumentException.class);
    }
}
