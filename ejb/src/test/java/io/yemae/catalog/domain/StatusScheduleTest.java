package io.yemae.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.shared.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusScheduleTest {
    private static final Instant START = Instant.parse("2026-12-24T10:00:00Z");
    private static final EventId ONE = EventId.next();
    private static final EventId OTHER = EventId.next();

    @Test
    void sleepsUntilTheNextChange() {
        StatusSchedule schedule = StatusSchedule.at(START, START, List.of(change(7, ONE), change(9, OTHER)));

        assertThat(schedule.due()).isEmpty();
        assertThat(schedule.idle()).isEqualTo(Duration.ofSeconds(7));
        assertThat(schedule.processedUntil()).isEqualTo(START);
    }

    @Test
    void publishesTheEventAtTheInstantAndSleepsOn() {
        StatusSchedule schedule = StatusSchedule.at(START.plusSeconds(7), START, List.of(change(7, ONE), change(9, OTHER)));

        assertThat(schedule.due()).containsExactly(ONE);
        assertThat(schedule.processedUntil()).isEqualTo(START.plusSeconds(7));
        assertThat(schedule.idle()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void publishesNothingBeforeTheInstant() {
        assertThat(StatusSchedule.at(START.plusSeconds(7).minusNanos(1), START, List.of(change(7, ONE))).due()).isEmpty();
    }

    @Test
    void publishesMissedChangesOnceAfterAnOutage() {
        StatusSchedule schedule =
            StatusSchedule.at(START.plusSeconds(60), START, List.of(change(7, ONE), change(9, OTHER), change(50, ONE), change(61, ONE)));

        assertThat(schedule.due()).containsExactly(ONE, OTHER);
        assertThat(schedule.processedUntil()).isEqualTo(START.plusSeconds(50));
        assertThat(schedule.idle()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void readsAgainAtOnceIfTheBatchWasFull() {
        assertThat(StatusSchedule.at(START.plusSeconds(60), START, List.of(change(7, ONE))).idle()).isZero();
    }

    @Test
    void wakesUpOnceAMinuteIfNothingIsDue() {
        assertThat(StatusSchedule.at(START, START, List.of()).idle()).isEqualTo(StatusSchedule.LONGEST_SLEEP);
        assertThat(StatusSchedule.at(START, START, List.of(change(86_400, ONE))).idle()).isEqualTo(StatusSchedule.LONGEST_SLEEP);
    }

    private static StatusChange change(long second, EventId event) {
        return new StatusChange(START.plusSeconds(second), event);
    }
}
