package io.yemae.queue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BatchTimerTest {
    private static final long TURN_MILLIS = 4;
    /** Between the completion of a request and the client's next one. */
    private static final long ROUND_TRIP_MILLIS = 2;

    private final FakeTime time = new FakeTime();
    private final List<Integer> batches = new ArrayList<>();
    private final List<Long> submittedAt = new ArrayList<>();
    private final List<Long> latencies = new ArrayList<>();
    private boolean isClosedLoop;
    private final BatchTimer timer = new BatchTimer(this::turn, time, time);

    @Test
    void aSingleRequestRunsAtOnce() {
        submit(1);
        time.run();

        assertThat(batches).containsExactly(1);
    }

    @Test
    void requestsThatComeDuringATurnRunWhenItHasCommitted() {
        submit(1);
        time.advance(1);
        submit(3);
        time.advance(TURN_MILLIS - 1);

        assertThat(batches).containsExactly(1, 3);
    }

    @Test
    void inARushATurnWaitsForMore() {
        submit(1);
        time.advance(1);
        submit(6);
        time.advance(TURN_MILLIS);
        assertThat(batches).containsExactly(1);
        submit(3);
        time.advance(3);
        submit(1);
        assertThat(batches).containsExactly(1);

        submit(1);
        time.run();
        assertThat(batches).as("11 are enough").containsExactly(1, 11);
    }

    @Test
    void aTurnWaitsNoLongerIfNobodyComes() {
        submit(1);
        time.advance(1);
        submit(6);

        time.advance(TURN_MILLIS + 20);

        assertThat(batches).containsExactly(1, 6);
    }

    @Test
    void aTurnWaitsAtMost80Milliseconds() {
        submit(1);
        time.advance(1);
        submit(5);
        for (int i = 0; i < 15; i++) {
            time.advance(7);
            if (batches.size() == 1 && i < 10) {
                submit(1);
            }
        }

        assertThat(batches).hasSize(2);
        assertThat(latencies).allMatch(millis -> millis <= 80 + 2 * TURN_MILLIS);
    }

    @Test
    void aTurnOfABlockingCallerLeavesNoEmptyTurn() {
        submit(1);
        time.advance(1);
        submit(6);
        time.advance(TURN_MILLIS - 1);

        submittedAt.clear();
        timer.taken(6);
        time.advance(100);

        assertThat(batches).containsExactly(1);
    }

    @Test
    void aRequestThatComesWhileABlockingCallerTakesTheOthersGetsATurn() {
        submit(1);
        time.advance(1);
        submit(6);
        time.advance(TURN_MILLIS - 1);
        submit(1);

        submittedAt.subList(0, 6).clear();
        timer.taken(6);
        time.advance(100);

        assertThat(batches).containsExactly(1, 1);
    }

    @Test
    void aRushOfAThousandASecondTakesAtMostOneTurnForTenRequests() {
        for (int i = 0; i < 1_000; i++) {
            time.after(i, () -> submit(1));
        }
        time.advance(2_000);

        assertThat(batches.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1_000);
        assertThat(batches.size()).isLessThanOrEqualTo(100);
        assertThat(median(latencies)).isLessThanOrEqualTo(15);
    }

    @Test
    void with32ConnectionsHalfOfTheRequestsAreAnsweredWithin10Milliseconds() {
        isClosedLoop = true;
        for (int i = 0; i < 32; i++) {
            time.after(i % 5, () -> submit(1));
        }
        time.advance(2_000);

        assertThat(median(latencies)).isLessThanOrEqualTo(10);
        assertThat((double) batches.size() / latencies.size()).isLessThanOrEqualTo(0.1);
    }

    @Test
    void withThreeConnectionsNothingIsAddedToTheTurns() {
        isClosedLoop = true;
        for (int i = 0; i < 3; i++) {
            time.after(i, () -> submit(1));
        }
        time.advance(2_000);

        assertThat(median(latencies)).isLessThanOrEqualTo(2 * TURN_MILLIS);
    }

    private void submit(int requests) {
        for (int i = 0; i < requests; i++) {
            submittedAt.add(time.getAsLong());
            timer.added();
        }
    }

    /** Takes all that waits, and commits after some milliseconds. */
    private void turn() {
        List<Long> batch = List.copyOf(submittedAt);
        submittedAt.clear();
        if (!batch.isEmpty()) {
            batches.add(batch.size());
        }
        timer.taken(batch.size());
        time.after(TURN_MILLIS, () -> {
            batch.forEach(at -> latencies.add(TimeUnit.NANOSECONDS.toMillis(time.getAsLong() - at)));
            timer.finished();
            for (int i = 0; isClosedLoop && i < batch.size(); i++) {
                // Clients do not answer in the same instant.
                time.after(ROUND_TRIP_MILLIS + i % 3, () -> submit(1));
            }
        });
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
