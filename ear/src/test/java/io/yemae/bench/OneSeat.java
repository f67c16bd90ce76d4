package io.yemae.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.bench.load.Connection;
import io.yemae.bench.result.Report;
import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** 500 buyers who want one seat at the same moment (row 10). */
final class OneSeat {
    private static final int BUYERS = 500;
    private static final int ROUNDS = Bench.QUICK ? 20 : 100;
    private static final int WARM_UP = 5;
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(1);
    private static final int LIMIT_MILLIS = 50;

    private final Hall hall = Hall.of(Bench.STAGE, Bench.SQL, 1, 1_000);
    private final AtomicIntegerArray winners = new AtomicIntegerArray(WARM_UP + ROUNDS);
    private final AtomicIntegerArray losers = new AtomicIntegerArray(WARM_UP + ROUNDS);
    private final Histogram latency = new ConcurrentHistogram(LONGEST_MICROS, 3);

    void measure() {
        Bench.buyers();
        Bench.API.get(hall.seatMap()).expect(200);
        CyclicBarrier round = new CyclicBarrier(BUYERS);
        Crowd.of(BUYERS).run(number -> {
            try (Connection connection = new Connection(Platform.http())) {
                for (int i = 0; i < WARM_UP + ROUNDS; i++) {
                    byte[] request = Holds.request(hall, hall.together(i, 1), Bench.buyers().take());
                    round.await(1, TimeUnit.MINUTES);
                    want(i, connection, request);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException(e);
            }
        });
        int[] all = new int[WARM_UP + ROUNDS];
        Arrays.setAll(all, winners::get);
        assertThat(all).as("winners of each round").containsOnly(1);
        Arrays.setAll(all, losers::get);
        assertThat(all).as("refused in each round").containsOnly(BUYERS - 1);
        Holds.assertHeld(hall, WARM_UP + ROUNDS, 1);

        double p99 = latency.getValueAtPercentile(99) / 1000.0;
        Bench.REPORT.fact("10", Report.text("500 buyers on one seat at once, %d rounds", ROUNDS),
            "one winner in each round, all others refused",
            Report.text("losers: p50 %.0f ms, p99 %.0f ms", latency.getValueAtPercentile(50) / 1000.0, p99), "p99 < 50 ms",
            p99 < LIMIT_MILLIS);
    }

    private void want(int round, Connection connection, byte[] request) throws IOException {
        long start = System.nanoTime();
        int status = connection.ask(request);
        long micros = Math.min(LONGEST_MICROS, (System.nanoTime() - start) / 1000);
        if (status == 201) {
            winners.incrementAndGet(round);
        } else if (status == Holds.REFUSED) {
            losers.incrementAndGet(round);
            if (round >= WARM_UP) {
                latency.recordValue(micros);
            }
        }
    }
}
