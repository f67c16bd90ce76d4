package io.yemae.bench.load;

import io.yemae.it.kit.Crowd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Requests that arrive at random moments at a fixed average rate, whether earlier ones have been answered or not. The latency counts from
 * the moment of arrival, so that a request which has to wait for a connection counts with its wait.
 */
public record OpenLoad(URI server, int connections) {
    /** The status of a request whose connection ended before its answer. */
    static final int NO_ANSWER = 0;
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final int DIGITS = 3;

    /**
     * @param latency in microseconds
     * @param seconds from the first arrival to the last answer
     */
    public record Outcome(Histogram latency, Map<Integer, Integer> statuses, double seconds) {

        public double millis(double percentile) {
            return latency.getValueAtPercentile(percentile) / 1000.0;
        }

        public Answers answers() {
            return Answers.of(statuses, seconds);
        }

        /** Answers with this status a second. */
        public double perSecond(int status) {
            return statuses.getOrDefault(status, 0) / seconds;
        }
    }

    /**
     * @param perSecond the average rate of arrivals
     * @param requests  returns the request with a number, from 0; null if there are no more
     */
    public Outcome run(double perSecond, int count, IntFunction<byte[]> requests, Load.Observer observer) {
        long[] arrivals = arrivals(perSecond, count);
        Histogram latency = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
        Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();
        AtomicInteger next = new AtomicInteger();
        AtomicLong last = new AtomicLong();
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
        Crowd.of(connections).run(thread -> {
            Connection connection = open();
            try {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    byte[] request = requests.apply(i);
                    if (request == null) {
                        break;
                    }
                    await(start + arrivals[i]);
                    int status;
                    try {
                        status = connection.ask(request);
                    } catch (IOException e) {
                        status = NO_ANSWER;
                        connection.close();
                        connection = open();
                    }
                    long now = System.nanoTime();
                    latency.recordValue(Math.min(LONGEST_MICROS, (now - start - arrivals[i]) / 1000));
                    statuses.merge(status, 1, Integer::sum);
                    last.accumulateAndGet(now, Math::max);
                    observer.answered(i, status, connection);
                }
                connection.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return new Outcome(latency, statuses, (last.get() - start) / (double) TimeUnit.SECONDS.toNanos(1));
    }

    private Connection open() {
        try {
            return new Connection(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** In nanoseconds from the start. The same in each run. */
    private static long[] arrivals(double perSecond, int count) {
        Random random = new Random(1);
        long[] arrivals = new long[count];
        double at = 0;
        for (int i = 0; i < count; i++) {
            at -= Math.log(1 - random.nextDouble()) / perSecond;
            arrivals[i] = (long) (at * TimeUnit.SECONDS.toNanos(1));
        }
        return arrivals;
    }
}
