package io.yemae.rehearsal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.rehearsal.LimitingResource;
import io.yemae.rehearsal.Percentiles;
import io.yemae.rehearsal.RehearsalReport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final Percentiles NO_WAITS = new Percentiles(0, 0, 0, 0, 0);
    private static final Percentiles LONG_WAITS = new Percentiles(100, 4_000, 20_000, 21_000, 22_000);

    @Test
    void aBusyProcessorExplainsEverythingElse() {
        assertThat(Limits.of(samples(0.95, 8, 4, 9).resources(), 900, LONG_WAITS))
            .isEqualTo(new RehearsalReport.Limit(LimitingResource.PROCESSOR, 0.95, 0.85));
    }

    @Test
    void lateBotsTakePrecedenceOverTheDatabaseAndTheWaitingRoom() {
        assertThat(Limits.of(samples(0.5, 8, 4, 9).resources(), 900, LONG_WAITS).resource()).isEqualTo(LimitingResource.BOTS);
    }

    @Test
    void theDatabaseExplainsThatNoConnectionIsFree() {
        assertThat(Limits.of(samples(0.5, 8, 4, 0).resources(), 1, NO_WAITS).resource()).isEqualTo(LimitingResource.DATABASE_LOCKS);
        assertThat(Limits.of(samples(0.5, 8, 0, 3).resources(), 1, NO_WAITS).resource()).isEqualTo(LimitingResource.DATABASE_STORAGE);
        assertThat(Limits.of(samples(0.5, 8, 0, 1).resources(), 1, LONG_WAITS))
            .isEqualTo(new RehearsalReport.Limit(LimitingResource.CONNECTIONS, 1, 0.25));
    }

    @Test
    void aMachineWithRoomIsLimitedByItsWaitingRoomOrByNothing() {
        assertThat(Limits.of(samples(0.5, 3, 0, 1).resources(), 1, LONG_WAITS).resource()).isEqualTo(LimitingResource.WAITING_ROOM);
        assertThat(Limits.of(samples(0.5, 3, 0, 1).resources(), 1, NO_WAITS).resource()).isEqualTo(LimitingResource.NONE);
        assertThat(Limits.of(new ResourceSamples().resources(), 0, NO_WAITS).resource()).isEqualTo(LimitingResource.NONE);
    }

    @Test
    void commitsAreThoseOfASecond() {
        assertThat(samples(0.5, 3, 0, 1).resources().commits()).isEqualTo(250);
    }

    /** Two samples, two seconds apart. */
    private static ResourceSamples samples(double machine, int connections, int locks, int storage) {
        ResourceSamples samples = new ResourceSamples();
        Stream.of(0L, 2L).forEach(second -> samples.add(
            new Sample(machine, 0.3, connections, 8, 1_000 + 250 * second, locks, storage, 1, second * 1_000_000)));
        return samples;
    }
}
