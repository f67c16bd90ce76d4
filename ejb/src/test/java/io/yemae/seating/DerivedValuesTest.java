package io.yemae.seating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DerivedValuesTest {
    private final DerivedValues values = new DerivedValues();

    /** The worst case of a hash table. Classes, the usual keys, have a random hash in each process. */
    private record Colliding(String name) {

        @Override
        public int hashCode() {
            return 1;
        }
    }

    @Test
    void aValueIsDerivedFromAnotherWhateverTheHashesOfTheirKeys() {
        int derived = values.of(new Colliding("double"), () -> 2 * values.<Integer>of(new Colliding("plain"), () -> 21));

        assertThat(derived).isEqualTo(42);
        assertThat(values.<Integer>ifPresent(new Colliding("plain"))).contains(21);
    }

    @Test
    void aValueIsComputedOnceForAllWhoAskAtTheSameTime() throws Exception {
        int callers = 8;
        AtomicInteger computed = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(callers);
        Callable<Object> caller = () -> {
            start.await();
            return values.of("key", () -> "value " + computed.incrementAndGet());
        };
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<Object>> answers = threads.invokeAll(IntStream.range(0, callers).mapToObj(each -> caller).toList());
            for (Future<Object> each : answers) {
                assertThat(each.get()).isEqualTo("value 1");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aFailedComputationIsRepeatedByTheNextCaller() {
        assertThatThrownBy(() -> values.of("key", () -> {
            throw new IllegalStateException("not now");
        })).isInstanceOf(IllegalStateException.class);

        assertThat(values.ifPresent("key")).isEmpty();
        assertThat(values.<String>of("key", () -> "later")).isEqualTo("later");
    }
}
