package io.yemae.it.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.yemae.it.kit.Crowd;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Random interleavings of two browsers that pay for one reservation, a gateway that fails, a rival, the passing of time and the reconciler.
 * Some orders take a part of the price from points. Whatever happens, the price, what the gateway was asked for, what it and the balance
 * gave, the receipt and the refunds agree, and the invariants hold at every moment.
 *
 * <p>{@code -Dyemae.interleavings=10000} runs that many; {@code -Dyemae.interleavings.seed} repeats the scripts of a run that failed.
 */
class InterleavingsIT extends CheckoutIT {
    private static final int CASES = Integer.getInteger("yemae.interleavings", 150);
    private static final long SEED = Long.getLong("yemae.interleavings.seed", System.nanoTime());
    private static final int AT_ONCE = 8;
    private static final int SEATS = 10;

    @Test
    void moneyAndPriceAgreeAfterRandomInterleavings() {
        List<String> codes = Stream.of(10, 50, 100).map(InterleavingsIT::code).toList();
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        List<Buyer> people = Stream.generate(stage::buyer).limit(2 * AT_ONCE).toList();
        ExecutorService threads = Executors.newCachedThreadPool();
        CompletableFuture<Void> watching = CompletableFuture.runAsync(() -> watchInvariants(over), threads);
        try {
            Crowd.of(Math.min(AT_ONCE, CASES)).run(worker -> {
                Buyer buyer = people.get(2 * worker);
                Buyer rival = people.get(2 * worker + 1);
                Show show = null;
                int seat = SEATS;
                for (int number = next.getAndIncrement(); number < CASES && !over.get(); number = next.getAndIncrement()) {
                    if (seat == SEATS) {
                        show = stage.show(SEATS, Map.of("maxSeatsPerUser", SEATS));
                        buyer.charge(10_000_000).expect(200);
                        seat = 0;
                    }
                    Interleaving interleaving = new Interleaving(SEED + number, till, threads, buyer, rival, codes);
                    try {
                        interleaving.run(show, seat++);
                    } catch (RuntimeException | AssertionError e) {
                        over.set(true);
                        throw new AssertionError("Case " + number + ", -Dyemae.interleavings.seed=" + SEED + "\n" + interleaving.log(),
                            e);
                    }
                }
            });
            over.set(true);
            watching.join();
        } finally {
            over.set(true);
            threads.shutdown();
        }
        assertThat(next.get()).isGreaterThanOrEqualTo(CASES);
    }

    /** The invariants must hold at every moment, not only at the end. */
    private static void watchInvariants(AtomicBoolean over) {
        while (!over.get()) {
            assertInvariants();
        }
    }

    private static String code(int percent) {
        return stage.administrator().post("/api/admin/discount-codes", Map.of("code", "IT-" + System.nanoTime(), "percent", percent,
            "startsAt", Instant.now().minusSeconds(60).toString(), "endsAt", Instant.now().plus(Duration.ofDays(1)).toString())).expect(201)
                .at("/code");
    }
}
