package io.yemae.it.chaos;

import static org.awaitility.Awaitility.await;

import io.yemae.devservices.ChildProcess;
import io.yemae.devservices.DaemonThreads;
import io.yemae.it.chaos.Visit.Outcome;
import io.yemae.it.kit.Stage.Buyer;
import io.yemae.it.kit.Stage.Show;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Buyers of one event, a few at once, one after another. What each does follows from the seed, the sale and the buyer's place in the line.
 */
final class SaleLoad {
    /** What each buyer has in points, in won. A seat costs less. */
    static final long POINTS = 100_000;

    private static final int AT_ONCE = 12;
    private static final int MILLIS_BETWEEN_VISITS = 300;
    /** The last of the line, who ask each server whether it serves. */
    private static final int KEPT_BACK = 300;
    /** Seats that more than one wants. */
    private static final int POPULAR = 20;
    private static final int ASKED_AGAIN = 200;
    private static final Duration PROBE = Duration.ofSeconds(2);
    private static final Duration RECOVERS_WITHIN = Duration.ofMinutes(2);

    private final Installation installation;
    private final long seed;
    private final Duration patience;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, new DaemonThreads("buyers"));
    private final List<Future<?>> running = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger last = new AtomicInteger();
    private final Queue<Shopper> shoppers = new ConcurrentLinkedQueue<>();
    private volatile Show show;
    private volatile List<Buyer> buyers;
    private volatile History history;
    private volatile boolean over;
    private volatile int sale;

    /** @param patience how long a buyer asks again for one thing */
    SaleLoad(Installation installation, long seed, Duration patience) {
        this.installation = installation;
        this.seed = seed;
        this.patience = patience;
    }

    /** Lets these buyers come, who have {@link #POINTS} each and have not been here before. */
    void begin(Show event, List<Buyer> line, History visits) {
        show = event;
        buyers = line;
        history = visits;
        sale++;
        shoppers.clear();
        next.set(0);
        last.set(line.size());
        over = false;
        for (int i = 0; i < AT_ONCE; i++) {
            running.add(threads.submit(this::visits));
        }
    }

    /** Lets nobody else come, and waits until everybody has left. */
    void end() {
        over = true;
        awaitBuyers();
    }

    private void awaitBuyers() {
        try {
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("A buyer's thread has failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        running.clear();
    }

    /** Lets some of the buyers, spread over the sale, repeat what was acknowledged. */
    void askAgain() {
        List<Shopper> all = List.copyOf(shoppers);
        for (int i = 0; i < all.size(); i += 1 + all.size() / ASKED_AGAIN) {
            running.add(threads.submit(all.get(i)::askAgain));
        }
        awaitBuyers();
    }

    /** Waits until each server has acknowledged a hold. */
    void awaitService() {
        installation.addresses().forEach(this::awaitService);
    }

    private void awaitService(URI server) {
        AtomicReference<Shopper> shopper = new AtomicReference<>(shopper(last.decrementAndGet()));
        await().pollInterval(Duration.ofMillis(50)).atMost(RECOVERS_WITHIN).until(() -> {
            Outcome outcome = shopper.get().holdOnce(show.event(), server, PROBE);
            if (outcome == Outcome.REFUSED) {
                // The seat is taken.
                shopper.set(shopper(last.decrementAndGet()));
            }
            return outcome == Outcome.ACKNOWLEDGED;
        });
    }

    private void visits() {
        int places = buyers.size() - KEPT_BACK;
        for (int number = next.getAndIncrement(); !over && number < places; number = next.getAndIncrement()) {
            shopper(number).shop(show.event());
            ChildProcess.pause(Duration.ofMillis(ThreadLocalRandom.current().nextInt(MILLIS_BETWEEN_VISITS)));
        }
    }

    private Shopper shopper(int number) {
        Random random = new Random((seed * 31 + sale) * 1_000_003 + number);
        Buyer buyer = buyers.get(number);
        int seat = random.nextInt(random.nextInt(10) == 0 ? POPULAR : show.seats().size());
        Shopper shopper = new Shopper(buyer, history.begin(buyer.id(), show.seats().get(seat)), random, installation, patience);
        shoppers.add(shopper);
        return shopper;
    }
}
