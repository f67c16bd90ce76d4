package io.yemae.rest.edge.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BucketTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    /** Negative, as System.nanoTime may be. */
    private static final long START = Long.MAX_VALUE - 5 * SECOND;

    private final Bucket bucket = new Bucket(START);

    @Test
    void theRequestsOfOneMinuteAreGrantedAtOnceAndTheNextOneIsNot() {
        for (int left = 59; left >= 0; left--) {
            assertThat(bucket.take(START, 60).left()).isEqualTo(left);
        }
        Bucket.Take refused = bucket.take(START, 60);

        assertThat(refused.isGranted()).isFalse();
        assertThat(refused.waitNanos()).isEqualTo(SECOND);
        assertThat(refused.fullNanos()).isEqualTo(60 * SECOND);
    }

    @Test
    void theBucketIsRefilledContinuouslyUpToTheRequestsOfOneMinute() {
        for (int i = 0; i < 60; i++) {
            bucket.take(START, 60);
        }
        assertThat(bucket.take(START + SECOND / 2, 60).isGranted()).isFalse();
        assertThat(bucket.take(START + SECOND, 60).isGranted()).isTrue();
        assertThat(bucket.take(START + SECOND, 60).isGranted()).isFalse();
        assertThat(bucket.take(START + 600 * SECOND, 60).left()).isEqualTo(59);
    }

    @Test
    void aChangedLimitAppliesAtOnce() {
        for (int i = 0; i < 60; i++) {
            bucket.take(START, 60);
        }
        assertThat(bucket.take(START + SECOND, 600).left()).isEqualTo(9);
    }

    @Test
    void fullBucketsAreDiscardedAndCallersBeyondTheLimitShareOne() {
        Buckets buckets = new Buckets(2, START);
        buckets.take(Traffic.READ, "a", 2, START);
        buckets.take(Traffic.READ, "b", 2, START);
        assertThat(buckets.take(Traffic.READ, "c", 2, START).left()).isEqualTo(1);
        assertThat(buckets.take(Traffic.READ, "d", 2, START).left()).isZero();
        assertThat(buckets.size()).isEqualTo(2);

        buckets.take(Traffic.READ, "a", 2, START);
        buckets.sweep(START + 31 * SECOND);

        assertThat(buckets.size()).isEqualTo(1);
    }
}
