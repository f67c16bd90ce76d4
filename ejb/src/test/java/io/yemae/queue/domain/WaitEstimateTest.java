package io.yemae.queue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitEstimateTest {
    private static final long SESSION_SECONDS = 300;
    private static final List<Integer> LIMITS = List.of(1, 2, 5, 9, 10, 11, 20, 99, 100, 101, 300, 1_000, 5_000, 1_000_000);

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 2, 40, 500})
    void theLimitsThatTheRoomHasGiveWhatItsBuyersAreShown(double admittedPerSecond) {
        for (int threshold : LIMITS) {
            for (int rate : List.of(1, 7, 100)) {
                WaitEstimate estimate = WaitEstimate.of(admittedPerSecond, SESSION_SECONDS, threshold, rate, threshold + 3);

                assertThat(estimate.with(threshold, rate, 1_234).seconds()).isEqualTo(estimate.seconds(1_234));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 100, 130})
    void aHigherLimitNeverMeansALongerWait(int admitted) {
        WaitEstimate estimate = WaitEstimate.of(0.7, SESSION_SECONDS, 100, 10, admitted);

        assertThat(LIMITS.stream().map(threshold -> estimate.with(threshold, 10, 400).seconds())).isSortedAccordingTo(descending());
        assertThat(LIMITS.stream().map(rate -> estimate.with(200, rate, 400).seconds())).isSortedAccordingTo(descending());
        assertThat(LIMITS.stream().map(rate -> estimate.with(60, rate, 400).seconds())).isSortedAccordingTo(descending());
    }

    @Test
    void aLargerRoomTakesTheDifferenceAtOnceAsFastAsTheRateAllows() {
        WaitEstimate estimate = WaitEstimate.of(1, SESSION_SECONDS, 100, 10, 100);

        // 100 within ten seconds, and the other 100 at two a second.
        assertThat(estimate.with(200, 10, 200).seconds()).isEqualTo(60);
        assertThat(estimate.with(1_000, 10, 200).seconds()).isEqualTo(20);
    }

    @Test
    void aSmallerRoomWaitsUntilTheSurplusHasLeft() {
        WaitEstimate estimate = WaitEstimate.of(1, SESSION_SECONDS, 100, 10, 100);

        // 50 leave at one a second, and then 20 are admitted at one every two seconds.
        assertThat(estimate.with(50, 10, 20).seconds()).isEqualTo(90);
    }

    @Test
    void nobodyWaitsInAnEmptyQueue() {
        WaitEstimate estimate = WaitEstimate.of(0, SESSION_SECONDS, 100, 10, 100);

        assertThat(Stream.of(1, 100, 5_000).map(threshold -> estimate.with(threshold, 1, 0).seconds())).containsOnly(0L);
    }

    private static Comparator<Long> descending() {
        return Comparator.reverseOrder();
    }
}
