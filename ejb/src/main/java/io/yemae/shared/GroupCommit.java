package io.yemae.shared;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * Group commit: requests that arrive while a batch is being committed form the next batch, so that in a rush many share one statement and
 * one commit. A request that arrives alone runs at once. No thread waits with a request.
 *
 * <p>Each request has claims, for example the seats that it wants. Requests that share a claim never run in one batch, but one after the
 * other, in the order of arrival.
 *
 * @param <Q> a request
 * @param <R> its result
 */
public final class GroupCommit<Q, R> {
    private final int batchSize;
    private final int mostWaiting;
    private final Function<Q, ? extends Collection<?>> claims;
    private final Function<List<Q>, List<CompletionStage<R>>> work;
    private final Executor executor;
    private final Deque<Waiting<Q, R>> waiting = new ArrayDeque<>();
    private boolean running;

    private record Waiting<Q, R>(Q request, CompletableFuture<R> result) {
    }

    /**
     * @param batchSize   the most requests in a batch
     * @param mostWaiting how many requests may wait. More are refused immediately, because they would wait too long
     * @param work        commits a batch and returns one result for each request, in the same order. Results that need more work are
     *     completed later, and the next batch does not wait for them
     * @param executor    runs {@code work}, one batch at a time
     */
    public GroupCommit(int batchSize, int mostWaiting, Function<Q, ? extends Collection<?>> claims,
                       Function<List<Q>, List<CompletionStage<R>>> work, Executor executor) {
        this.batchSize = batchSize;
        this.mostWaiting = mostWaiting;
        this.claims = claims;
        this.work = work;
        this.executor = executor;
    }

    /**
     * @return completed on a thread that must not be blocked
     * @throws Problem unavailable {@code UNAVAILABLE} if too many requests wait, or the executor is full
     */
    public CompletionStage<R> submit(Q request) {
        Waiting<Q, R> mine = new Waiting<>(request, new CompletableFuture<>());
        synchronized (waiting) {
            if (waiting.size() >= mostWaiting) {
                throw Problem.unavailable();
            }
            waiting.add(mine);
            if (running) {
                return mine.result;
            }
            running = true;
        }
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException e) {
            refuseAll();
        }
        return mine.result;
    }

    private void run() {
        for (List<Waiting<Q, R>> batch = next(); !batch.isEmpty(); batch = next()) {
            run(batch);
        }
    }

    private void run(List<Waiting<Q, R>> batch) {
        try {
            List<CompletionStage<R>> results = work.apply(batch.stream().map(Waiting::request).toList());
            for (int i = 0; i < batch.size(); i++) {
                CompletableFuture<R> result = batch.get(i).result;
                results.get(i).whenComplete((value, failure) -> {
                    if (failure == null) {
                        result.complete(value);
                    } else {
                        result.completeExceptionally(failure);
                    }
                });
            }
        } catch (RuntimeException | Error e) {
            // An error, too: after it the next requests still have to run.
            batch.forEach(each -> each.result.completeExceptionally(e));
        }
    }

    /** The next batch. If it is empty, the next request starts a new run. */
    private List<Waiting<Q, R>> next() {
        synchronized (waiting) {
            List<Waiting<Q, R>> batch = new ArrayList<>();
            Set<Object> claimed = new HashSet<>();
            for (Iterator<Waiting<Q, R>> each = waiting.iterator(); each.hasNext() && batch.size() < batchSize;) {
                Waiting<Q, R> candidate = each.next();
                Collection<?> wanted = claims.apply(candidate.request);
                if (wanted.stream().noneMatch(claimed::contains)) {
                    batch.add(candidate);
                    each.remove();
                }
                // Also if it has to wait: a later request must not overtake it.
                claimed.addAll(wanted);
            }
            running = !batch.isEmpty();
            return batch;
        }
    }

    private void refuseAll() {
        List<Waiting<Q, R>> refused;
        synchronized (waiting) {
            refused = List.copyOf(waiting);
            waiting.clear();
            running = false;
        }
        refused.forEach(each -> each.result.completeExceptionally(Problem.unavailable()));
    }
}
