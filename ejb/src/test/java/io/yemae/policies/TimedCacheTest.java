package io.yemae.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TimedCacheTest {

    @Test
    void repeatedCallsReadOnce() {
        AtomicInteger readings = new AtomicInteger();
        TimedCache<Integer> remembered = new TimedCache<>(readings::incrementAndGet);
        long start = System.nanoTime();

        int last = 0;
        for (int i = 0; i < 1_000; i++) {
            last = remembered.get();
        }

        assertThat(last).isLessThanOrEqualTo(1 + (int) ((System.nanoTime() - start) / 1_000_000_000L));
    }

    @Test
    void aFailedReadIsRepeated() {
        AtomicInteger readings = new AtomicInteger();
        TimedCache<Integer> remembered = new TimedCache<>(() -> {
            if (readings.incrementAndGet() == 1) {
                throw new IllegalStateException("away");
            }
            return readings.get();
        });

        assertThatThrownBy(remembered::get).hasMessage("away");
        assertThat(remembered.get()).isEqualTo(2);
    }

    @Test
    @SuppressWarnings("unchecked")
    void aChangeIsReadAtOnceAlsoIfAReadWasUnderWay() {
        AtomicInteger stored = new AtomicInteger(1);
        AtomicInteger readings = new AtomicInteger();
        TimedCache<Integer>[] cache = new TimedCache[1];
        cache[0] = new TimedCache<>(() -> {
            int value = stored.get();
            if (readings.incrementAndGet() == 1) {
                stored.set(2);
                cache[0].changed();
            }
            return value;
        });

        assertThat(cache[0].get()).isEqualTo(1);
        assertThat(cache[0].get()).isEqualTo(2);
        stored.set(3);
        cache[0].changed();
        assertThat(cache[0].get()).isEqualTo(3);
    }
}
