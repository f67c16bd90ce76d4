package io.yemae.shared;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
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
 * other, in the order of arrival. What a batch does may decide what others get that wait, such as all who want a seat that is now taken:
 * they need no batch, and are answered at once, also before an earlier request that shares another claim.
 *
 * @param <Q> a request
 * @param <R> its result
 */
public final class GroupCommit<Q, R> {
    private final int batchSize;
    private final int mostWaiting;
    private final Function<Q, ? extends Collection<?>> claims;
    private final Function<Q, Optional<CompletionStage<R>>> known;
    private final Function<List<Q>, List<CompletionStage<R>>> work;
    private final Executor executor;
    private final List<Waiting<Q, R>> arrived = new ArrayList<>();
    /**
     * Those that arrived before the last batch and are not in one. Only the running thread uses it, and when a run ends it is empty.
     * Linked, because requests are taken out of the middle.
     */
    private final List<Waiting<Q, R>> waiting = new LinkedList<>();
    /** The size of {@code waiting}, to be read and written with the lock of {@code arrived}. */
    private int waitingCount;
    private boolean running;

    private record Waiting<Q, R>(Q request, Collection<?> claims, CompletableFuture<R> result) {
    }

    /**
     * @param batchSize   the most requests in a batch
     * @param mostWaiting how many requests may wait. More are refused immediately, because they would wait too long
     * @param known       the result of a request that waits, if it needs no batch any more; otherwise empty
     * @param work        commits a batch and returns one result for each request, in the same order. Results that need more work are
     *     completed later, and the next batch does not wait for them
     * @param executor    runs {@code work}, one batch at a time
     */
    public GroupCommit(int batchSize, int mostWaiting, Function<Q, ? extends Collection<?>> claims,
                       Function<Q, Optional<CompletionStage<R>>> known, Function<List<Q>, List<CompletionStage<R>>> work,
                       Executor executor) {
        this.batchSize = batchSize;
        this.mostWaiting = mostWaiting;
        this.claims = claims;
        this.known = known;
        this.work = work;
        this.executor = executor;
    }

    /**
     * @return completed on a thread that must not be blocked
     * @throws Problem unavailable {@code UNAVAILABLE} if too many requests wait, or the executor is full
     */
    public CompletionStage<R> submit(Q request) {
        Waiting<Q, R> mine = new Waiting<>(request, claims.apply(request), new CompletableFuture<>());
        synchronized (arrived) {
            if (waitingCount + arrived.size() >= mostWaiting) {
                throw Problem.unavailable();
            }
            arrived.add(mine);
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
        while (takeArrived()) {
            List<Waiting<Q, R>> batch = next();
            if (!batch.isEmpty()) {
                run(batch);
            }
        }
    }

    /** @return whether any wait; otherwise the next request starts a new run */
    private boolean takeArrived() {
        synchronized (arrived) {
            waiting.addAll(arrived);
            arrived.clear();
            waitingCount = waiting.size();
            running = waitingCount > 0;
            return running;
        }
    }

    /** The next batch, which is empty if all have known results. */
    private List<Waiting<Q, R>> next() {
        List<Waiting<Q, R>> batch = new ArrayList<>();
        Set<Object> claimed = new HashSet<>();
        for (Iterator<Waiting<Q, R>> each = waiting.iterator(); each.hasNext() && batch.size() < batchSize;) {
            Waiting<Q, R> candidate = each.next();
            Optional<CompletionStage<R>> result = resultOf(candidate.request);
            if (result.isPresent()) {
                each.remove();
                pass(result.get(), candidate.result);
                continue;
            }
            if (candidate.claims.stream().noneMatch(claimed::contains)) {
                batch.add(candidate);
                each.remove();
            }
            // Also if it has to wait: a later request must not overtake it.
            claimed.addAll(candidate.claims);
        }
        synchronized (arrived) {
            waitingCount = waiting.size();
        }
        return batch;
    }

    private Optional<CompletionStage<R>> resultOf(Q request) {
        try {
            return known.apply(request);
        } catch (RuntimeException | Error e) {
            // An error, too: after it the next requests still have to run.
            return Optional.of(CompletableFuture.failedStage(e));
        }
    }

    private void run(List<Waiting<Q, R>> batch) {
        try {
            List<CompletionStage<R>> results = work.apply(batch.stream().map(Waiting::request).toList());
            for (int i = 0; i < batch.size(); i++) {
                pass(results.get(i), batch.get(i).result);
            }
        } catch (RuntimeException | Error e) {
            batch.forEach(each -> each.result.completeExceptionally(e));
        }
    }

    private static <R> void pass(CompletionStage<R> from, CompletableFuture<R> to) {
        from.whenComplete((value, failure) -> {
            if (failure == null) {
                to.complete(value);
            } else {
                to.completeExceptionally(failure);
            }
        });
    }

    private void refuseAll() {
        List<Waiting<Q, R>> refused;
        synchronized (arrived) {
            refused = List.copyOf(arrived);
            arrived.clear();
            running = false;
        }
        refused.forEach(each -> each.result.completeExceptionally(Problem.unavailable()));
    }
}
