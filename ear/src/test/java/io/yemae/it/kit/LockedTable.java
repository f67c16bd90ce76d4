package io.yemae.it.kit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A table that nobody else can write for a moment: a lock keeps batches from their commit while more requests arrive. */
public final class LockedTable {
    private static final String WAITING = "FROM pg_locks WHERE relation = ?::regclass AND NOT granted";

    private final Sql sql;
    private final String name;

    public LockedTable(Sql sql, String name) {
        this.sql = sql;
        this.name = name;
    }

    /**
     * Sends requests at the same time, and unlocks the table once the first batch waits.
     *
     * @return the answers, in the order of the requests
     */
    public List<Answer> answersTo(int requests, IntFunction<Answer> request) {
        return answersTo(requests, request, () -> { });
    }

    /** As {@link #answersTo(int, IntFunction)}. @param meanwhile runs while a batch waits, for less than two seconds: then it gives up */
    public List<Answer> answersTo(int requests, IntFunction<Answer> request, Runnable meanwhile) {
        ExecutorService threads = Executors.newFixedThreadPool(requests);
        try {
            List<CompletableFuture<Answer>> running = sending(threads, requests, request, meanwhile);
            return running.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    private List<CompletableFuture<Answer>> sending(ExecutorService threads, int requests, IntFunction<Answer> request,
                                                    Runnable meanwhile) {
        try (Connection locking = sql.connect(); Statement lock = locking.createStatement()) {
            locking.setAutoCommit(false);
            lock.execute("LOCK TABLE " + name + " IN EXCLUSIVE MODE");
            List<CompletableFuture<Answer>> running = IntStream.range(0, requests)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> request.apply(i), threads)).toList();
            YemaeIT.soon(() -> assertWaiting());
            meanwhile.run();
            locking.rollback();
            return running;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertWaiting() {
        if (sql.number("SELECT count(*) " + WAITING, name) == 0) {
            throw new AssertionError("Nobody waits for " + name);
        }
    }

    /** Breaks the connections that wait for the table. @return how many */
    public int breakWaiting() {
        return sql.texts("SELECT pg_terminate_backend(pid)::text " + WAITING, name).size();
    }
}
