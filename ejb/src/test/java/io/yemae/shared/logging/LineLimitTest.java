package io.yemae.shared.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LineLimitTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long start = System.nanoTime() + SECOND;
    private final LineLimit limit = new LineLimit(20);

    @Test
    void asManyAsInASecondMayComeAtOnce() {
        assertThat(IntStream.range(0, 20).mapToLong(line -> limit.turn(start))).containsOnly(0L);
        assertThat(limit.turn(start)).isNegative();
    }

    @Test
    void laterLinesPassAtTheRateAndReportHowManyWereSkipped() {
        LongStream.range(0, 30).forEach(line -> limit.turn(start));

        assertThat(limit.turn(start + SECOND / 20)).isEqualTo(10);
        assertThat(limit.turn(start + SECOND / 20)).isNegative();
        long inTheNextMinute = LongStream.range(1, 60_000).filter(millis -> limit.turn(start + millis * SECOND / 1_000) >= 0).count();
        assertThat(inTheNextMinute).isBetween(1_150L, 1_200L);
    }

    @Test
    void oneASecondIsOneAtOnce() {
        LineLimit one = new LineLimit(1);

        assertThat(one.turn(start)).isZero();
        assertThat(one.turn(start + SECOND / 2)).isNegative();
        assertThat(one.turn(start + SECOND)).isEqualTo(1);
    }
}
