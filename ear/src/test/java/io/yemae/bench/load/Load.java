package io.yemae.bench.load;

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
public record Load(URI server, int connections) {

    /** Called by the connection's thread after each answer. */
    public interface Observer {
        Observer NOBODY = (number, status, connection) -> { };

        void answered(int number, int status, Connection connection);
    }

    public Answers run(Duration time, IntFunction<byte[]> requests) {
        return run(time, requests, Observer.NOBODY);
    }

    /** @param requests returns the request with a number, from 0; null if there are no more */
    public Answers run(Duration time, IntFunction<byte[]> requests, Observer observer) {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Connection> open = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                open.add(new Connection(server));
            }
            AtomicInteger next = new AtomicInteger();
            long start = System.nanoTime();
            List<CompletableFuture<Map<Integer, Integer>>> loops = open.stream()
                .map(connection -> CompletableFuture.supplyAsync(
                    () -> loop(connection, start + time.toNanos(), next, requests, observer), threads))
                .toList();
            Map<Integer, Integer> statuses = new TreeMap<>();
            loops.forEach(loop -> loop.join().forEach((status, count) -> statuses.merge(status, count, Integer::sum)));
            return Answers.of(statuses, (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Map<Integer, Integer> loop(Connection connection, long end, AtomicInteger next, IntFunction<byte[]> requests,
                                              Observer observer) {
        Map<Integer, Integer> statuses = new TreeMap<>();
        try (connection) {
            while (System.nanoTime() < end) {
                int number = next.getAndIncrement();
                byte[] request = requests.apply(number);
                if (request == null) {
                    break;
                }
                int status = connection.ask(request);
                statuses.merge(status, 1, Integer::sum);
                observer.answered(number, status, connection);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return statuses;
    }
}
