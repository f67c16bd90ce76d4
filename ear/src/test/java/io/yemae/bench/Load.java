package io.yemae.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** A closed loop: each connection sends its next request as soon as it is answered. It measures throughput, not response time. */
record Load(URI server, int connections) {

    /** Answers a second, and the count of each status. */
    record Answers(double perSecond, Map<Integer, Integer> statuses) {
    }

    /** @param requests returns the request with a number, from 0; null if there are no more */
    Answers run(Duration time, IntFunction<byte[]> requests) {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Connection> open = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                open.add(new Connection(server));
            }
            AtomicInteger next = new AtomicInteger();
            long start = System.nanoTime();
            List<CompletableFuture<Map<Integer, Integer>>> loops = open.stream()
                .map(connection -> CompletableFuture.supplyAsync(() -> loop(connection, start + time.toNanos(), next, requests), threads))
                .toList();
            Map<Integer, Integer> statuses = new TreeMap<>();
            loops.forEach(loop -> loop.join().forEach((status, count) -> statuses.merge(status, count, Integer::sum)));
            double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
            return new Answers(statuses.values().stream().mapToInt(Integer::intValue).sum() / seconds, statuses);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Map<Integer, Integer> loop(Connection connection, long end, AtomicInteger next, IntFunction<byte[]> requests) {
        Map<Integer, Integer> statuses = new TreeMap<>();
        try (connection) {
            while (System.nanoTime() < end) {
                byte[] request = requests.apply(next.getAndIncrement());
                if (request == null) {
                    break;
                }
                statuses.merge(connection.ask(request), 1, Integer::sum);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return statuses;
    }
}
