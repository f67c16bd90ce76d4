package io.yemae.rehearsal.integration;

import io.yemae.rehearsal.domain.BotRuntime;
import io.yemae.rehearsal.domain.Call;
import io.yemae.rehearsal.domain.Latencies;
import io.yemae.rehearsal.domain.Reply;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs all bots of a rehearsal on one thread. The number of requests under way is limited, so that the bots do not open a connection for
 * each buyer. Further requests wait in a queue, and that time counts as part of their response times.
 */
final class BotLoop implements BotRuntime, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BotLoop.class.getName());
    private static final int MOST_AT_ONCE = 500;
    private static final int NANOS_PER_MICRO = 1_000;

    private final ScheduledThreadPoolExecutor thread;
    private final BotClient client;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Latencies delays = new Latencies();
    private final long begun = System.nanoTime();
    private int underWay;

    private record Waiting(Call call, Consumer<Reply> answered, long since) {
    }

    BotLoop(ThreadFactory threads, BotClient client) {
        this.thread = new ScheduledThreadPoolExecutor(1, threads);
        this.thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.client = client;
    }

    @Override
    public void send(Call call, Consumer<Reply> answered) {
        waiting.add(new Waiting(call, answered, micros()));
        sendWaiting();
    }

    private void sendWaiting() {
        while (underWay < MOST_AT_ONCE && !waiting.isEmpty()) {
            Waiting next = waiting.remove();
            underWay++;
            delays.add(micros() - next.since());
            client.send(next.call(), reply -> execute(() -> {
                underWay--;
                next.answered().accept(reply);
                sendWaiting();
            }));
        }
    }

    @Override
    public void after(long millis, Runnable what) {
        long due = micros() + TimeUnit.MILLISECONDS.toMicros(millis);
        thread.schedule(guarded(() -> {
            delays.add(micros() - due);
            what.run();
        }), millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public long micros() {
        return (System.nanoTime() - begun) / NANOS_PER_MICRO;
    }

    /** The 95th percentile of the delay with which the bots acted. Call it on the thread of the bots. */
    double delayMillis() {
        return delays.percentiles().p95();
    }

    /** Discards the queued requests. Call it on the thread of the bots. */
    void dropWaiting() {
        waiting.clear();
    }

    /** Whether a response is still awaited. Call it on the thread of the bots. */
    boolean isBusy() {
        return underWay > 0;
    }

    /** Runs an action on the thread of the bots. */
    void execute(Runnable what) {
        thread.execute(guarded(what));
    }

    /** An exception of one bot must not stop the others. */
    private static Runnable guarded(Runnable what) {
        return () -> {
            try {
                what.run();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "A bot of the rehearsal has failed", e);
            }
        };
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
