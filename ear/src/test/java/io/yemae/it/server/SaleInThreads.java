package io.yemae.it.server;

import io.yemae.it.kit.Answer;
import io.yemae.it.kit.Stage;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Buyers who each hold a seat of their own and pay for it with points, at a rate that servers can keep up with. What is late is made up
 * for. Notes what was acknowledged, and when.
 */
final class SaleInThreads implements AutoCloseable {
    static final int THREADS = 8;
    private static final int SALE_EVERY_MS = 1_000;
    private static final int REQUESTS_PER_SECOND = THREADS * 2 * 1_000 / SALE_EVERY_MS;
    private static final int BUYERS = 1_000;
    private static final long BALANCE = 10_000_000;

    private final Show show;
    private final List<Buyer> buyers;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    private final List<Future<?>> running = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger cutOff = new AtomicInteger();
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final Set<String> paid = ConcurrentHashMap.newKeySet();
    private final Queue<Long> answers = new ConcurrentLinkedQueue<>();

    SaleInThreads(Stage stage, Show show) {
        this.show = show;
        this.buyers = stage.crowd(BUYERS, BALANCE);
    }

    void start() {
        for (int i = 0; i < THREADS; i++) {
            // One after the other, so that the answers are spread over time.
            running.add(threads.scheduleAtFixedRate(this::sell, (long) i * SALE_EVERY_MS / THREADS, SALE_EVERY_MS, TimeUnit.MILLISECONDS));
        }
    }

    /** Ends the sale, and throws what a buyer has found wrong. */
    void stop() throws InterruptedException, ExecutionException {
        close();
        threads.awaitTermination(1, TimeUnit.MINUTES);
        check();
    }

    /** Throws what a buyer has found wrong so far. */
    void check() throws InterruptedException, ExecutionException {
        for (Future<?> each : running) {
            if (each.isDone() && !each.isCancelled()) {
                each.get();
            }
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    /** Acknowledged reservations. */
    Set<String> held() {
        return held;
    }

    /** Reservations whose payment was acknowledged. */
    Set<String> paid() {
        return paid;
    }

    /** How many requests got no answer, or the balancer's that their outcome is not known. */
    int cutOff() {
        return cutOff.get();
    }

    int answers() {
        return answers.size();
    }

    AnswerRate rate() {
        return new AnswerRate(REQUESTS_PER_SECOND, answers.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    private void sell() {
        int number = next.getAndIncrement();
        Buyer buyer = buyers.get(number % BUYERS);
        String seat = show.seats().get(number);
        Answer hold = answerTo(() -> buyer.hold(show, seat));
        if (hold == null) {
            return;
        }
        String reservation = hold.expect(201).at("/reservation/id");
        held.add(reservation);
        Answer payment = answerTo(() -> buyer.payWithPoints(reservation));
        if (payment != null) {
            payment.expect(200);
            paid.add(reservation);
        }
    }

    /** Null if the request was cut off, or the platform could not serve it and changed nothing. */
    private Answer answerTo(Supplier<Answer> request) {
        try {
            Answer answer = request.get();
            if (answer.status() == 503) {
                return null;
            }
            if (answer.status() != 502) {
                answers.add(System.nanoTime());
                return answer;
            }
        } catch (UncheckedIOException e) {
            // The connection was lost, and the answer with it.
        }
        cutOff.incrementAndGet();
        return null;
    }
}
