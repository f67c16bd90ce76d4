package io.yemae.rehearsal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.yemae.rehearsal.Percentiles;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private static final double PART = 3.2;

    @Test
    void percentilesAreExactToThreePercent() {
        Latencies latencies = new Latencies();
        for (int millis = 1; millis <= 10_000; millis++) {
            latencies.add(millis * 1_000L);
        }

        Percentiles found = latencies.percentiles();

        assertThat(found.count()).isEqualTo(10_000);
        assertThat(found.p50()).isCloseTo(5_000, withPercentage(PART));
        assertThat(found.p95()).isCloseTo(9_500, withPercentage(PART));
        assertThat(found.p99()).isCloseTo(9_900, withPercentage(PART));
        assertThat(found.max()).isEqualTo(10_000);
    }

    @Test
    void oneDurationIsAllOfThem() {
        Latencies latencies = new Latencies();
        latencies.add(1_234_567);

        assertThat(latencies.percentiles()).isEqualTo(new Percentiles(1, 1_234.6, 1_234.6, 1_234.6, 1_234.6));
    }

    @Test
    void thereMayBeNone() {
        assertThat(new Latencies().percentiles()).isEqualTo(new Percentiles(0, 0, 0, 0, 0));
    }

    @Test
    void theLongestAndTheShortestHaveTheirPlace() {
        Latencies latencies = new Latencies();
        latencies.add(Long.MAX_VALUE);
        latencies.add(-1);
        latencies.add(31);
        latencies.add(32);

        assertThat(latencies.percentiles().p50()).isEqualTo(0);
        assertThat(latencies.percentiles().count()).isEqualTo(4);
    }
}
