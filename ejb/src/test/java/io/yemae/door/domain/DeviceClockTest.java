package io.yemae.door.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeviceClockTest {
    private static final Instant RECEIVED = Instant.parse("2026-12-24T10:00:00.123456Z");
    private static final Duration SKEW = Duration.ofSeconds(60);

    @Test
    void anOfflineScanHasTheTimeOfTheDevice() {
        Instant at = RECEIVED.minusSeconds(3600);

        assertThat(clock(RECEIVED.plusSeconds(60)).timeOf(at, true)).isEqualTo(at);
        assertThat(clock(RECEIVED.minusSeconds(60)).timeOf(at.plusNanos(1), true)).as("in microseconds").isEqualTo(at);
    }

    @Test
    void aScanThatWaitedForTheAnswerHasTheTimeOfItsArrival() {
        assertThat(clock(RECEIVED).timeOf(RECEIVED.minusSeconds(5), false)).isEqualTo(RECEIVED);
    }

    @Test
    void aWrongClockIsNotAsked() {
        Instant at = RECEIVED.minusSeconds(3600);

        assertThat(clock(RECEIVED.plusSeconds(61)).timeOf(at, true)).isEqualTo(RECEIVED);
        assertThat(clock(RECEIVED.minusSeconds(61)).timeOf(at, true)).isEqualTo(RECEIVED);
        assertThat(clock(Instant.MAX).timeOf(at, true)).isEqualTo(RECEIVED);
        assertThat(clock(Instant.MIN).timeOf(at, true)).isEqualTo(RECEIVED);
    }

    @Test
    void noScanIsInTheFutureOrOfAnotherWeek() {
        for (Instant at : new Instant[] {RECEIVED.plusSeconds(1), RECEIVED.minus(Duration.ofDays(8)), Instant.MIN, Instant.MAX}) {
            assertThat(clock(RECEIVED).timeOf(at, true)).isEqualTo(RECEIVED);
        }
    }

    private static DeviceClock clock(Instant sentAt) {
        return new DeviceClock(sentAt, RECEIVED, SKEW);
    }
}
