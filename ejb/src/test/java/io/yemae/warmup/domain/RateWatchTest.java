package io.yemae.warmup.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateWatchTest {

    @Test
    void aRateThatDoesNotRiseForSomeWindowsHasStopped() {
        RateWatch rate = new RateWatch(3, 0);

        assertThat(rate.add(100)).isFalse();
        assertThat(rate.add(104)).isFalse();
        assertThat(rate.add(90)).isFalse();
        assertThat(rate.add(103)).isTrue();
    }

    @Test
    void aSlowRiseIsARise() {
        RateWatch rate = new RateWatch(3, 0);

        // By two percent from window to window.
        for (double count = 1_000; count < 3_000; count *= 1.02) {
            assertThat(rate.add(Math.round(count))).as("at " + count).isFalse();
        }
    }

    @Test
    void aRiseStartsTheCountAgain() {
        RateWatch rate = new RateWatch(2, 0);

        assertThat(rate.add(100)).isFalse();
        assertThat(rate.add(100)).isFalse();
        assertThat(rate.add(200)).isFalse();
        assertThat(rate.add(200)).isFalse();
        assertThat(rate.add(200)).isTrue();
    }

    @Test
    void aRateThatStaysLowHasNotStoppedRisingBeforeEnoughIsDone() {
        RateWatch rate = new RateWatch(2, 500);

        assertThat(rate.add(100)).isFalse();
        assertThat(rate.add(100)).isFalse();
        assertThat(rate.add(100)).isFalse();
        assertThat(rate.add(100)).isFalse();
        assertThat(rate.add(100)).isTrue();
    }

    @Test
    void aWarmUpInWhichNothingSucceedsStops() {
        RateWatch rate = new RateWatch(2, 500);

        assertThat(rate.add(0)).isFalse();
        assertThat(rate.add(0)).isTrue();
    }
}
