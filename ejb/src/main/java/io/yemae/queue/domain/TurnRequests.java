package io.yemae.queue.domain;

import io.yemae.queue.domain.Turn.Action;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The requests that wait for the next turn of a room on this node. Threads may add requests while a turn is executed; the requests of one
 * turn are taken and completed by the thread that executes it.
 */
final class TurnRequests {
    private static final int COMPLETED_BY_ONE_THREAD = 100;

    private final DelayedExecutor executor;
    private final BatchTimer timer;
    private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();
    /** How many DONE requests of a user are not executed yet. */
    private final Map<UUID, Integer> pendingDone = new ConcurrentHashMap<>();

    /**
     * A request of one user.
     *
     * @param isSubmitted whether the executor completes the result, because the caller has not blocked for it
     * @param result      the user's place after the turn that executed the request. A later turn may have changed it before the caller
     *     continues
     */
    record Request(Action action, UUID user, boolean isSubmitted, CompletableFuture<Optional<Place>> result) {

        private Request(Action action, UUID user, boolean isSubmitted) {
            this(action, user, isSubmitted, new CompletableFuture<>());
        }

        boolean isCompleted() {
            return result.isDone();
        }

        /** @throws RuntimeException the failure of the turn */
        Optional<Place> place() {
            try {
                return result.join();
            } catch (CompletionException e) {
                throw (RuntimeException) e.getCause();
            }
        }
    }

    /** @param turn executes a turn of what was submitted, and calls {@link #finished} at its end whatever happens */
    TurnRequests(Runnable turn, DelayedExecutor executor, LongSupplier nanoTime) {
        this.executor = executor;
        timer = new BatchTimer(turn, executor, nanoTime);
    }

    /** Adds requests of a caller who executes the turn if nobody else does. */
    List<Request> add(Action action, Collection<UUID> users) {
        List<Request> added = users.stream().map(user -> new Request(action, user, false)).toList();
        waiting.addAll(added);
        return added;
    }

    /** Adds a request for which the executor runs a turn soon. */
    Request submit(Action action, UUID user) {
        Request added = new Request(action, user, true);
        waiting.add(added);
        timer.added();
        return added;
    }

    /** Adds a request that waits for the next turn, of whomever. If that fails, it waits for the one after it. */
    void submitDone(UUID user) {
        pendingDone.merge(user, 1, Integer::sum);
        waiting.add(new Request(Action.DONE, user, false));
    }

    boolean isDonePending(UUID user) {
        return pendingDone.containsKey(user);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Takes all that waits. Each must be passed to {@link #executed} or {@link #failed}. */
    List<Request> take() {
        List<Request> batch = new ArrayList<>();
        for (Request request = waiting.poll(); request != null; request = waiting.poll()) {
            batch.add(request);
        }
        timer.taken((int) batch.stream().filter(Request::isSubmitted).count());
        return batch;
    }

    /**
     * The turn has committed.
     *
     * @param places as of this turn. They are read at once: the next turn may end a place before the executor gets to its completion
     */
    void executed(List<Request> batch, Function<UUID, Optional<Place>> places) {
        batch.stream()
            .filter(request -> request.action == Action.DONE)
            .forEach(request -> pendingDone.computeIfPresent(request.user, (user, count) -> count == 1 ? null : count - 1));
        complete(batch, request -> {
            Optional<Place> place = places.apply(request.user);
            return () -> request.result.complete(place);
        });
    }

    /** The turn has failed. Nobody waits for DONE requests, so nobody would repeat them: they wait for the next turn. */
    void failed(List<Request> batch, RuntimeException failure) {
        complete(batch, request -> () -> request.result.completeExceptionally(failure));
        batch.stream()
            .filter(request -> request.action == Action.DONE)
            .forEach(request -> waiting.add(new Request(Action.DONE, request.user, false)));
    }

    /** The turn of submitted requests is over. */
    void finished() {
        timer.finished();
    }

    /** Submitted requests are completed by several other threads, because callers continue on the thread that completes theirs. */
    private void complete(List<Request> batch, Function<Request, Runnable> completions) {
        List<Runnable> submitted = new ArrayList<>();
        for (Request request : batch) {
            Runnable completion = completions.apply(request);
            if (request.isSubmitted) {
                submitted.add(completion);
            } else {
                completion.run();
            }
        }
        for (int from = 0; from < submitted.size(); from += COMPLETED_BY_ONE_THREAD) {
            List<Runnable> some = submitted.subList(from, Math.min(submitted.size(), from + COMPLETED_BY_ONE_THREAD));
            executor.execute(() -> some.forEach(Runnable::run), 0);
        }
    }
}
